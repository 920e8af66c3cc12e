// The null target with a known truth, over real connections, against theory. Alone: it measures milliseconds.
import { afterEach, describe, expect, it } from 'vitest';
import { batchMeansInterval, meanOf, quantileOf } from '../queueing/batch-means.fixture.ts';
import { meanSojourn, sojournQuantile } from '../queueing/erlang-c.fixture.ts';
import { delayQuantileMs, shareDelayed } from '../queueing/stall.fixture.ts';
import type { NullTargetOptions, ServiceOptions } from './null-target-options.ts';
import { visitInOpenLoop, type OpenLoop } from './open-loop-client.fixture.ts';
import { ServiceQueue } from './service-queue.ts';
import { startNullTarget, type NullTarget } from './start-null-target.ts';

let target: NullTarget | undefined;
afterEach(() => target?.stop());

async function visits(options: NullTargetOptions, loop: Omit<OpenLoop, 'url'>) {
  target = await startNullTarget(options);
  return visitInOpenLoop({ url: `${target.baseUrl}/home`, ...loop });
}

const service: ServiceOptions = { at: '/home', servers: 16, meanMs: 40, distribution: 'exponential', seed: 5 };

/** What other programs of the machine do shows here: a test that fails for their sake passes the next time. */
const disturbed = { retry: 2 };

describe('service times', disturbed, () => {
  it('are as drawn, on average within 2 %, when nobody waits', async () => {
    const many = { ...service, servers: 1_000, meanMs: 50 };
    const found = await visits({ service: many }, { rate: 300, visits: 600, seed: 1 });
    const queue = new ServiceQueue(many);
    // At one time 0, each at a server of its own: what comes out are the service times.
    const drawn = Array.from({ length: 600 }, () => queue.arrive(0));
    const ratio = meanOf(found.map(({ serverMs }) => serverMs)) / meanOf(drawn);
    expect(ratio).toBeGreaterThan(0.9999);
    expect(ratio).toBeLessThan(1.02);
  });
});

describe('M/M/c at a load of 0.7', disturbed, () => {
  it('gives the mean and the 95th percentile of the textbook, from the moment due', async () => {
    const queue = {
      arrivalRate: (0.7 * service.servers) / service.meanMs,
      servers: service.servers,
      meanService: service.meanMs,
    };
    const rate = queue.arrivalRate * 1_000;
    // The first half second is left out: it begins empty.
    const found = (await visits({ service }, { rate, visits: 2_150, seed: 2 }))
      .slice(150)
      .map(({ latencyMs }) => latencyMs);
    const ofMean = batchMeansInterval(found, meanOf);
    expect(ofMean.low).toBeLessThan(meanSojourn(queue));
    expect(ofMean.high).toBeGreaterThan(meanSojourn(queue));
    // An interval that holds the theory because it is wide would prove nothing.
    expect((ofMean.high - ofMean.low) / meanSojourn(queue)).toBeLessThan(0.4);
    const ofP95 = batchMeansInterval(found, (batch) => quantileOf(batch, 0.95));
    expect(ofP95.low).toBeLessThan(sojournQuantile(queue, 0.95));
    expect(ofP95.high).toBeGreaterThan(sojournQuantile(queue, 0.95));
  });
});

describe('a stall of 0.6 s in 3 s', disturbed, () => {
  const stall = { afterMs: 1_000, forMs: 600 };
  const rate = 250;
  const theory = { rate, trialMs: 3_000, stallMs: stall.forMs };

  it('shows in latency from the moment due as theory says', async () => {
    const found = (await visits({ stall }, { rate, visits: 750, seed: 3 })).map(({ latencyMs }) => latencyMs);
    const delayed = found.filter((latencyMs) => latencyMs > 50).length / found.length;
    expect(Math.abs(delayed - shareDelayed(theory) * (1 - 50 / stall.forMs))).toBeLessThan(0.04);
    for (const p of [0.9, 0.95, 0.99])
      expect(Math.abs(quantileOf(found, p) - delayQuantileMs(theory, p))).toBeLessThan(0.15 * stall.forMs);
    expect(quantileOf(found, 0.5)).toBeLessThan(20);
  });

  it('hardly shows in latency from the moment asked, when only so many can ask at once', async () => {
    const found = await visits({ stall }, { rate, visits: 750, seed: 3, connections: 5 });
    expect(
      quantileOf(
        found.map(({ ownMs }) => ownMs),
        0.95,
      ),
    ).toBeLessThan(20);
    expect(
      quantileOf(
        found.map(({ latencyMs }) => latencyMs),
        0.95,
      ),
    ).toBeGreaterThan(200);
  });
});

describe('refusals', () => {
  it('come in the share asked for, with the page of the real one', async () => {
    const found = await visits({ refuse: { share: 0.2, seed: 1 } }, { rate: 1_000, visits: 500, seed: 4 });
    const refused = found.filter(({ status }) => status === 500).length;
    expect(found.filter(({ status }) => status === 200).length).toBe(500 - refused);
    // Four standard deviations of a binomial count.
    expect(Math.abs(refused - 100)).toBeLessThan(36);
  });
});
