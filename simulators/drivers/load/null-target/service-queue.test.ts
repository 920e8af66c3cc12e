// The queue in virtual time against Erlang's theory: what the null target does to requests, without any timer.
import { describe, expect, it } from 'vitest';
import { sample } from '../../../../scenarios/sampling/distribution.ts';
import { openStream } from '../../../../scenarios/sampling/stream.ts';
import { batchMeansInterval, meanOf } from '../queueing/batch-means.fixture.ts';
import { meanSojourn, sojournQuantile } from '../queueing/erlang-c.fixture.ts';
import { ServiceQueue } from './service-queue.ts';

/** Time from arrival to end of service of many customers who come at random. */
function sojourns(
  { arrivalRate, servers, meanService }: { arrivalRate: number; servers: number; meanService: number },
  customers: number,
): number[] {
  const queue = new ServiceQueue({ at: '/', servers, meanMs: meanService, distribution: 'exponential', seed: 1 });
  const arrivals = openStream({ seed: 1, purpose: 'arrivals' });
  let nowMs = 0;
  return Array.from({ length: customers }, () => {
    nowMs += sample({ kind: 'exponential', mean: 1 / arrivalRate }, arrivals);
    return queue.arrive(nowMs) - nowMs;
  });
}

describe('ServiceQueue', () => {
  it.each([
    { arrivalRate: 0.06, servers: 1, meanService: 10 },
    { arrivalRate: 0.16, servers: 2, meanService: 10 },
    { arrivalRate: 0.6, servers: 16, meanService: 20 },
  ])('is the M/M/c of theory: %o', (queue) => {
    const times = sojourns(queue, 200_000);
    const ofMean = batchMeansInterval(times, meanOf);
    expect(ofMean.low).toBeLessThan(meanSojourn(queue));
    expect(ofMean.high).toBeGreaterThan(meanSojourn(queue));
    expect((ofMean.high - ofMean.low) / meanSojourn(queue)).toBeLessThan(0.2);
    for (const p of [0.5, 0.95, 0.99]) {
      const time = sojournQuantile(queue, p);
      const beyond = batchMeansInterval(times, (batch) => batch.filter((one) => one > time).length / batch.length);
      expect(beyond.low).toBeLessThan(1 - p);
      expect(beyond.high).toBeGreaterThan(1 - p);
    }
  });

  it('has the mean service time asked for, within 1 %', () => {
    const queue = new ServiceQueue({ at: '/', servers: 1, meanMs: 10, distribution: 'exponential', seed: 3 });
    // Nobody waits for the one server: each comes when it is free again.
    let nowMs = 0;
    for (let count = 0; count < 100_000; count += 1) nowMs = queue.arrive(nowMs);
    expect(Math.abs(nowMs / 100_000 / 10 - 1)).toBeLessThan(0.01);
  });

  it('serves first come, first served, so many at a time', () => {
    const queue = new ServiceQueue({ at: '/', servers: 2, meanMs: 10, distribution: 'fixed', seed: 1 });
    expect([0, 1, 2, 3, 4].map((nowMs) => queue.arrive(nowMs))).toEqual([10, 11, 20, 21, 30]);
    expect(queue.arrive(100)).toBe(110);
  });
});
