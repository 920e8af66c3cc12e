import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStream } from '../../../../scenarios/sampling/stream.ts';
import { objectivePercentiles, type Objective } from '../../../../scenarios/schema/load.ts';
import { dueTimes } from '../../../arrivals/due-times.ts';
import { heldForMs, leastCounted, refuseNothingDue } from './enough-due.ts';
import { TrialTally } from '../trial/trial-tally.ts';

const objective = fc
  .record(Object.fromEntries([...objectivePercentiles, 'failures'].map((name) => [name, fc.constant(1_000)])), {
    requiredKeys: [],
  })
  .filter((bounds) => Object.keys(bounds).length > 0) as fc.Arbitrary<Objective>;
const tallied = (count: number) => {
  const tally = new TrialTally(0);
  for (let order = 0; order < count; order += 1) {
    tally.attempt({
      order,
      drawIndex: 0,
      startsAtMs: 0,
      correlationId: '',
      dueMs: 0,
      begunMs: 0,
      endedMs: 1,
      course: { outcome: { kind: 'succeeded' }, fellBack: false, endedAtMs: 1, steps: [] },
    });
  }
  return tally;
};

describe('leastCounted', () => {
  it('is exactly where every bound of an objective begins to be supported', () => {
    fc.assert(
      fc.property(objective, (bounds) => {
        const least = leastCounted(bounds);
        expect(
          tallied(least)
            .verdict(bounds)
            .bounds.every(({ found }) => found !== undefined),
        ).toBe(true);
        expect(
          tallied(least - 1)
            .verdict(bounds)
            .bounds.every(({ found }) => found !== undefined),
        ).toBe(false);
      }),
    );
  });
});

describe('heldForMs', () => {
  it('is what the scenario says where enough are due in it, and longer below', () => {
    const capacity = { objective: { p95: 1_000 }, trial: 10_000 };
    expect(heldForMs(capacity, 50)).toBe(10_000);
    expect(heldForMs(capacity, 1)).toBeGreaterThan(20_000);
    expect(heldForMs({ ...capacity, objective: { failures: 0.1 } }, 2)).toBe(10_000);
  });

  it('is long enough at any rate: hardly ever do too few come', () => {
    const [p99] = [{ objective: { p99: 1_000 }, trial: 1_000 }];
    let short = 0;
    for (let nth = 0; nth < 500; nth += 1) {
      const stream = openStream({ seed: nth, purpose: 'load/due/enough' });
      const rate = 0.05 * 1.02 ** nth;
      if (
        dueTimes([{ durationMs: heldForMs(p99, rate), from: rate, to: rate }], 'poisson', () => stream.uniform())
          .length < leastCounted(p99.objective)
      )
        short += 1;
    }
    // Expected: 0.02 of 500 at most.
    expect(short).toBeLessThanOrEqual(1);
  });
});

describe('refuseNothingDue', () => {
  const plan = { arm: 'passkey', leadInMs: 1_000, durationMs: 4_000 };
  const refused = (found: RegExp) =>
    expect.objectContaining({
      code: 'nothing-due',
      badInput: true,
      data: expect.objectContaining({ found: expect.stringMatching(found) as string }) as object,
    }) as Error;

  it('lets pass where one counts, and refuses where none is due or none counts', () => {
    expect(() => refuseNothingDue({ ...plan, dueTimes: [10, 1_000] })).not.toThrow();
    expect(() => refuseNothingDue({ ...plan, dueTimes: [] })).toThrow(
      refused(/^no sign-in due within 4 s for the arm passkey$/),
    );
    expect(() => refuseNothingDue({ ...plan, dueTimes: [10, 999] })).toThrow(
      refused(/^2 sign-ins, in the lead-in, where none counts, due within 4 s/),
    );
  });
});
