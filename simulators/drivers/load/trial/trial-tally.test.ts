import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../scenarios/schema/attempt.ts';
import type { Objective } from '../../../../scenarios/schema/load.ts';
import { testStep } from '../../../store/test-attempt.fixture.ts';
import type { LivedAttempt } from './attempt-line.ts';
import { TrialTally } from './trial-tally.ts';

interface Lived {
  /** ms from the trial's start; absent: the person started over. */
  readonly dueMs?: number;
  readonly latencyMs?: number;
  readonly outcome?: Outcome;
  /** Of its steps. */
  readonly results?: readonly string[];
}

function lived(
  order: number,
  { dueMs, latencyMs = 100, outcome = { kind: 'succeeded' }, results = ['shown', 'accepted'] }: Lived,
): LivedAttempt {
  const begunMs = dueMs ?? 90_000;
  return {
    order,
    drawIndex: 0,
    startsAtMs: 0,
    correlationId: 'x',
    ...(dueMs === undefined ? {} : { dueMs }),
    begunMs,
    endedMs: begunMs + latencyMs,
    course: {
      outcome,
      fellBack: false,
      endedAtMs: 0,
      steps: results.map((result, index) => testStep({ index, result })),
    },
  };
}

function tallyOf(attempts: readonly Lived[], leadInMs = 1_000): TrialTally {
  const tally = new TrialTally(leadInMs);
  for (const [order, attempt] of attempts.entries()) tally.attempt(lived(order, attempt));
  return tally;
}

/** So many sign-ins after the lead-in. */
const many = (count: number, more: (nth: number) => Lived = () => ({})) =>
  Array.from({ length: count }, (_, nth): Lived => ({ dueMs: 2_000 + nth, ...more(nth) }));
const failed: Lived = {
  results: ['shown', 'unavailable'],
  outcome: { kind: 'abandoned', step: 'password-otp/go-on-after-outage', reason: 'service-unavailable' },
};
const ownFault: Lived = { outcome: { kind: 'void', code: 'harness-error' } };
const heldOf = (tally: TrialTally, objective: Objective) => tally.verdict(objective).held;
const boundOf = (tally: TrialTally, objective: Objective) => tally.verdict(objective).bounds[0];

describe('latency', () => {
  it('counts from the moment a sign-in was due, however it ended', () => {
    const tally = tallyOf([{ dueMs: 5_000, latencyMs: 3_000, outcome: { kind: 'refused', step: 's', code: '1' } }]);
    expect((tally.quantileMs(0.5) ?? 0) / 3_000).toBeCloseTo(1, 2);
    expect(tally.lastEndMs).toBe(8_000);
  });

  it('leaves out the lead-in, whose sign-ins end all the same', () => {
    const tally = tallyOf([{ dueMs: 999.9, latencyMs: 60_000 }, ...many(40, () => ({ latencyMs: 200 }))]);
    expect(tally.ended).toBe(41);
    expect(heldOf(tally, { p95: 250 })).toBe(true);
    expect(tallyOf([{ dueMs: 999.9 }]).quantileMs(0.5)).toBeUndefined();
    expect(tallyOf([{ dueMs: 1_000 }]).quantileMs(0.5)).toBeDefined();
  });

  it('leaves out restarts, which were never due, and our own faults', () => {
    const tally = tallyOf(many(3));
    tally.attempt(lived(0, { latencyMs: 60_000 }));
    tally.attempt(lived(3, { dueMs: 5_000, latencyMs: 60_000, ...ownFault }));
    expect(tally.ended).toBe(4);
    expect((tally.quantileMs(1) ?? 0) / 100).toBeCloseTo(1, 1);
  });
});

describe('a verdict', () => {
  const fast = many(95, () => ({ latencyMs: 100 }));
  const slow = many(5, () => ({ latencyMs: 5_000 }));

  it.each([
    [{ p95: 110 }, true],
    [{ p95: 90 }, false],
    [{ p50: 110, p99: 4_000 }, false],
    [{ p50: 110, p99: 5_100 }, true],
    [{ failures: 0 }, true],
  ])('of 5 % slow ones by %j: %s', (objective, held) =>
    expect(heldOf(tallyOf([...fast, ...slow]), objective)).toBe(held),
  );

  it('says what was asked and found, within 1 %', () => {
    const { bounds } = tallyOf([...fast, ...slow]).verdict({ p95: 90, failures: 0.01 });
    expect(bounds).toEqual([
      { of: 'p95', bound: 90, found: expect.closeTo(100, 0), held: false },
      { of: 'failures', bound: 0.01, found: 0, held: true },
    ]);
  });

  it.each([
    ['p50', 2],
    ['p75', 4],
    ['p90', 10],
    ['p95', 20],
    ['p99', 100],
  ] as const)('on %s needs a sign-in beyond it: %i of them', (of, least) => {
    expect(boundOf(tallyOf(many(least)), { [of]: 1_000 })).toMatchObject({ held: true, found: expect.any(Number) });
    const few = boundOf(tallyOf(many(least - 1)), { [of]: 1_000 });
    expect(few).toEqual({ of, bound: 1_000, held: false });
  });

  it('on nothing holds nothing', () => {
    expect(tallyOf([]).verdict({ failures: 0.5, p50: 9_999 })).toEqual({
      held: false,
      bounds: [
        { of: 'p50', bound: 9_999, held: false },
        { of: 'failures', bound: 0.5, held: false },
      ],
    });
    expect(heldOf(tallyOf(many(50, () => ownFault)), { failures: 1 })).toBe(false);
  });

  it('counts who met no answer of the target, not who was refused by it', () => {
    const refused: Lived = { results: ['shown', 'wrong'], outcome: { kind: 'refused', step: 's', code: '50126' } };
    const tally = tallyOf([...many(98), { dueMs: 3_000, ...failed }, { dueMs: 3_000, ...refused }]);
    expect(tally.failed).toBe(1);
    expect(boundOf(tally, { failures: 0.01 })).toEqual({ of: 'failures', bound: 0.01, found: 0.01, held: true });
    expect(heldOf(tally, { failures: 0.009 })).toBe(false);
  });

  it('counts a person who met an outage and got in after it as failed once, however often they start over', () => {
    const tally = tallyOf(many(10));
    for (let nth = 0; nth < 3; nth += 1) tally.attempt(lived(4, failed));
    expect(tally.failed).toBe(1);
    expect(boundOf(tally, { failures: 1 })?.found).toBe(0.1);
  });

  it('does not count failures of the lead-in, nor of our own faults', () => {
    const tally = tallyOf([{ dueMs: 0, ...failed }, { dueMs: 4_000, ...failed, ...ownFault }, ...many(10)]);
    tally.attempt(lived(0, failed));
    expect(boundOf(tally, { failures: 1 })?.found).toBe(0);
  });
});

describe('starts that never happened', () => {
  it('are failures without a latency, after the lead-in', () => {
    const tally = tallyOf(many(9));
    tally.drop(500, 'contractor');
    tally.drop(4_000, 'contractor');
    expect(tally.dropped).toBe(2);
    expect(boundOf(tally, { failures: 0.1 })).toEqual({ of: 'failures', bound: 0.1, found: 0.1, held: true });
    expect((tally.quantileMs(1) ?? 0) / 100).toBeCloseTo(1, 1);
  });

  it('break a trial in which nothing else happened', () => {
    const tally = new TrialTally(0);
    tally.drop(10, 'contractor');
    expect(boundOf(tally, { failures: 0.99 })).toEqual({ of: 'failures', bound: 0.99, found: 1, held: false });
  });

  it('are told by second and persona', () => {
    const tally = new TrialTally(0);
    for (const [dueMs, persona] of [
      [999.9, 'a b'],
      [1_000, 'a b'],
      [1_999, 'a b'],
      [1_500, 'c'],
    ] as const)
      tally.drop(dueMs, persona);
    expect(tally.drops).toEqual([
      { second: 0, persona: 'a b', count: 1 },
      { second: 1, persona: 'a b', count: 2 },
      { second: 1, persona: 'c', count: 1 },
    ]);
  });
});
