// Against the M/M/c queue, whose mean wait Erlang's C gives, and the desk's opening hours.
import { describe, expect, it } from 'vitest';
import { quantile } from '../../../scenarios/sampling/distribution.ts';
import { openStream } from '../../../scenarios/sampling/stream.ts';
import { meanWait, waitBeyond } from '../../drivers/load/queueing/erlang-c.fixture.ts';
import { dayMs, hourMs } from './calendar.ts';
import { HelpDesk } from './help-desk.ts';

const monday = Date.UTC(2026, 0, 5);
const always = (agents: number) =>
  new HelpDesk({ startsAtMs: monday, opensMs: 0, closesMs: dayMs, agents, isOpenOn: () => true });

describe('an M/M/c help desk', () => {
  it.each([
    [1, 0.5],
    [2, 0.8],
    [5, 0.85],
  ])('%i agents, each busy for %f of the time: waits as Erlang C says', (agents, busy) => {
    const meanService = 10 * 60_000;
    const queue = { arrivalRate: (busy * agents) / meanService, servers: agents, meanService };
    const longMs = meanService;
    const batches = 20;
    const perBatch = 20_000;
    const means: number[] = [];
    const beyond: number[] = [];
    for (let batch = 0; batch < batches; batch += 1) {
      const desk = always(agents);
      const stream = openStream({ seed: 20_260_105, purpose: 'erlang', user: batch, attempt: agents });
      let atMs = monday;
      let waited = 0;
      let long = 0;
      for (let caller = 0; caller < perBatch; caller += 1) {
        atMs += quantile({ kind: 'exponential', mean: 1 / queue.arrivalRate }, stream.uniform());
        const waitMs =
          (desk.serve(atMs, quantile({ kind: 'exponential', mean: meanService }, stream.uniform()))?.beginsAtMs ??
            Number.NaN) - atMs;
        waited += waitMs;
        if (waitMs > longMs) long += 1;
      }
      means.push(waited / perBatch);
      beyond.push(long / perBatch);
    }
    // Batches begin empty and are independent: four standard errors, and half a per cent for the beginning.
    const expectMean = (found: readonly number[], truth: number) => {
      const mean = found.reduce((sum, each) => sum + each, 0) / batches;
      const error = Math.sqrt(found.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (batches * (batches - 1)));
      expect(Math.abs(mean - truth)).toBeLessThan(4 * error + 0.005 * truth);
      expect(error).toBeLessThan(0.1 * truth);
    };
    expectMean(means, meanWait(queue));
    expectMean(beyond, waitBeyond(queue, longMs));
  });
});

describe('opening hours', () => {
  const desk = () =>
    new HelpDesk({
      startsAtMs: monday,
      opensMs: 8 * hourMs,
      closesMs: 17 * hourMs,
      agents: 1,
      isOpenOn: (day) => day % 7 < 5,
    });

  it('begins nothing before opening or after closing, and goes on after the weekend', () => {
    expect(desk().serve(monday, 1_000)?.beginsAtMs).toBe(monday + 8 * hourMs);
    expect(desk().serve(monday + 17 * hourMs, 1_000)?.beginsAtMs).toBe(monday + dayMs + 8 * hourMs);
    expect(desk().serve(monday + 4 * dayMs + 18 * hourMs, 1_000)?.beginsAtMs).toBe(monday + 7 * dayMs + 8 * hourMs);
  });

  it('ends what was begun, and the next waits for the agent, overnight if need be', () => {
    const one = desk();
    expect(one.serve(monday + 16.9 * hourMs, hourMs)?.endsAtMs).toBe(monday + 17.9 * hourMs);
    expect(one.serve(monday + 16.95 * hourMs, hourMs)?.beginsAtMs).toBe(monday + dayMs + 8 * hourMs);
  });
});
