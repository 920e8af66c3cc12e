// Attempts in known sequences, and what is counted of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../schema/attempt.ts';
import { impostorKinds, lockOutReasons } from '../schema/drill.ts';
import { recoveryTimesS, type DrillCounts } from './drill-counts.ts';
import { addDrillCounts } from './drill-sums.ts';
import { DrillTally, type TalliedAttempt } from './drill-tally.ts';

type Step = TalliedAttempt['steps'][number];

const succeeded: Outcome = { kind: 'succeeded' };
const refused: Outcome = { kind: 'refused', step: 'account-recovery/check-face', code: 'face-not-confirmed' };
const gaveUp: Outcome = {
  kind: 'abandoned',
  step: 'account-recovery/open-verification',
  reason: 'service-unavailable',
};
const tooLate: Outcome = { kind: 'timed-out', step: 'account-recovery/take-selfie' };
const ourFault: Outcome = { kind: 'void', code: 'harness-error', detail: 'made for a test' };

const step = (action: Step['action'], result: Step['result'], fields: Partial<Step> = {}): Step => ({
  action,
  result,
  measuredMs: 0,
  modelledMs: 0,
  ...fields,
});

const opening = (cause: Step['cause']) => step('open-sign-in', 'shown', { cause });

function attempt(fields: Partial<TalliedAttempt> = {}): TalliedAttempt {
  return {
    user: 0,
    persona: 'clerk',
    arm: 'account-recovery',
    purpose: 'recovery',
    need: 0,
    outcome: succeeded,
    measuredMs: 0,
    modelledMs: 60_000,
    steps: [opening('phone-lost')],
    ...fields,
  };
}

const impostor = (fields: Partial<TalliedAttempt> = {}) =>
  attempt({ purpose: 'impostor', need: undefined, outcome: refused, steps: [opening('print')], ...fields });

/** One minute after the other. */
function tally(...attempts: readonly TalliedAttempt[]): DrillCounts {
  const made = new DrillTally();
  for (const [nth, one] of attempts.entries()) made.add(one, nth * 120_000);
  return made.counts();
}

const only = (counts: DrillCounts) => (counts.length === 1 ? counts[0] : undefined) ?? expect.unreachable();

describe('people who recover', () => {
  it('are counted once, from their first try to their last end, by how the last one ended', () => {
    const { rightful } = only(tally(attempt({ outcome: refused }), attempt({ outcome: gaveUp }), attempt()));
    expect(rightful).toMatchObject({ people: 1, recovered: 1, attempts: 3, totalS: 300, stoppedAt: {} });
    expect(rightful.recoveredBy[recoveryTimesS.indexOf(300)]).toBe(1);
    expect(rightful.byReason).toEqual({ 'phone-lost': { people: 1, recovered: 1 } });
  });

  it('stop where their last try stopped, whatever stopped the others', () => {
    const { rightful } = only(tally(attempt({ outcome: refused }), attempt({ outcome: gaveUp })));
    expect(rightful.stoppedAt).toEqual({ 'account-recovery/open-verification service-unavailable': 1 });
    expect(only(tally(attempt({ outcome: tooLate }))).rightful.stoppedAt).toEqual({
      'account-recovery/take-selfie timed-out': 1,
    });
    expect(only(tally(attempt({ outcome: refused }))).rightful.lostBy[0]).toBe(1);
  });

  it('are two where two come, two where one comes by two ways, and two needs are two', () => {
    expect(only(tally(attempt(), attempt({ user: 1 }))).rightful.people).toBe(2);
    expect(tally(attempt(), attempt({ arm: 'help-desk-recovery' })).map(({ rightful }) => rightful.people)).toEqual([
      1, 1,
    ]);
    expect(only(tally(attempt(), attempt({ need: 1 }))).rightful.people).toBe(2);
  });

  it('are counted by the country that they are of, where it is known', () => {
    const { rightful } = only(
      tally(
        attempt({ country: 'VN', outcome: refused }),
        attempt({ country: 'VN' }),
        attempt({ user: 1, country: 'VN', outcome: gaveUp }),
        attempt({ user: 2, country: 'DE' }),
        attempt({ user: 3 }),
      ),
    );
    expect(rightful.byCountry).toEqual({ VN: { people: 2, recovered: 1 }, DE: { people: 1, recovered: 1 } });
  });

  it('are in no interval when they took longer than the last one', () => {
    const { rightful } = only(tally(attempt({ modelledMs: 86_401_000 })));
    expect([rightful.people, rightful.recovered]).toEqual([1, 1]);
    expect(rightful.recoveredBy.every((count) => count === 0)).toBe(true);
  });

  it('count for nothing, with all their tries, where one was void by our fault, even before its first step', () => {
    const [cell] = tally(attempt({ outcome: refused }), attempt({ outcome: ourFault, steps: [] }));
    expect(cell).toMatchObject({
      void: 1,
      rightful: { people: 0, attempts: 0, totalS: 0, stoppedAt: {}, byReason: {}, byCountry: {} },
    });
    expect(only(tally(impostor({ outcome: ourFault, steps: [] })))).toMatchObject({ void: 1, impostors: [] });
    expect(only(tally(impostor(), impostor({ outcome: ourFault }))).impostors).toEqual([]);
  });
});

describe('what is paid for and waited for', () => {
  const check = [
    opening('phone-lost'),
    step('open-verification', 'shown'),
    step('choose-document', 'refused'),
    step('choose-document', 'accepted'),
    step('capture-document', 'wrong'),
    step('capture-document', 'accepted'),
    step('take-selfie', 'accepted'),
    step('present-credential', 'accepted'),
    step('check-face', 'wrong'),
    step('check-face', 'accepted'),
    step('see-recovery-result', 'refused'),
  ];

  it('is one identity check and one face check, however many pictures were looked at', () => {
    const { rightful } = only(tally(attempt({ steps: check, outcome: refused })));
    expect(rightful).toMatchObject({ identityChecks: 1, faceChecks: 1 });
    expect(rightful.stages).toEqual({
      document: { shown: 2, notTaken: 1 },
      selfie: { shown: 1, notTaken: 0 },
      faceCheck: { shown: 2, notTaken: 1 },
      matching: { shown: 1, notTaken: 1 },
      desk: { shown: 0, notTaken: 0 },
    });
  });

  it('is another of each in a second check, and none where nothing was looked at', () => {
    expect(only(tally(attempt({ steps: [...check, ...check] }))).rightful).toMatchObject({
      identityChecks: 2,
      faceChecks: 2,
    });
    const unseen = check.map((one) =>
      one.action === 'capture-document' || one.action === 'check-face' ? { ...one, result: 'unavailable' } : one,
    );
    expect(only(tally(attempt({ steps: unseen as Step[] }))).rightful).toMatchObject({
      identityChecks: 0,
      faceChecks: 0,
    });
  });

  it('is a call that was answered, from then on a ticket, before that a wait', () => {
    const steps = [
      step('call-help-desk', 'not-answered', { cause: 'phone-lost', modelledMs: 90_000 }),
      step('call-help-desk', 'asked-for-more', { modelledMs: 30_000 }),
      step('answer-help-desk', 'asked-for-more', { modelledMs: 20_000 }),
      step('answer-help-desk', 'refused', { modelledMs: 10_000 }),
    ];
    const { rightful } = only(tally(attempt({ steps, outcome: refused })));
    expect(rightful).toMatchObject({
      deskCalls: 1,
      waitingS: 120,
      deskS: 30,
      stages: { desk: { shown: 2, notTaken: 1 } },
    });
  });
});

describe('impostors', () => {
  it('attack once each, with their tries, and stand beside the owner without touching what is counted of them', () => {
    const [cell] = tally(
      impostor(),
      impostor(),
      attempt(),
      impostor({ user: 1, outcome: succeeded }),
      attempt({ user: 1 }),
    );
    expect(cell?.impostors).toMatchObject([
      {
        kind: 'print',
        attacks: 2,
        tries: 3,
        gotIn: 1,
        totalS: 180,
        stoppedAt: { 'account-recovery/check-face face-not-confirmed': 1 },
      },
    ]);
    expect(cell?.rightful).toEqual(tally(attempt(), attempt({ user: 1 }))[0]?.rightful);
  });

  it('are of a kind', () => {
    expect(() => tally(impostor({ steps: [opening('phone-lost')] }))).toThrow(/of no kind/);
  });

  it('and people are all that is counted', () => {
    expect(tally(attempt({ purpose: 'sign-in' }))).toEqual([]);
  });
});

describe('counts of two parts', () => {
  const outcomes = fc.constantFrom(succeeded, refused, gaveUp, tooLate, ourFault);
  /** Whole seconds, so that sums are exact in any order. */
  const tryOf = (purpose: 'recovery' | 'impostor') =>
    fc.record({
      outcome: outcomes,
      seconds: fc.integer({ min: 0, max: 100_000 }),
      cause: purpose === 'recovery' ? fc.constantFrom(...lockOutReasons) : fc.constantFrom(...impostorKinds),
      rest: fc.array(
        fc.constantFrom(
          step('capture-document', 'accepted'),
          step('check-face', 'wrong'),
          step('call-help-desk', 'asked-for-more', { modelledMs: 1_000 }),
          step('answer-help-desk', 'refused', { modelledMs: 2_000 }),
        ),
        { maxLength: 4 },
      ),
    });
  const person = fc.record({
    persona: fc.constantFrom('clerk', 'guard'),
    arm: fc.constantFrom('desk', 'check'),
    country: fc.constantFrom('DE', 'VN'),
    recovery: fc.array(tryOf('recovery'), { minLength: 1, maxLength: 3 }),
    impostor: fc.array(tryOf('impostor'), { maxLength: 3 }),
  });
  const attemptsOf = (
    { persona, arm, country, ...tries }: typeof person extends fc.Arbitrary<infer P> ? P : never,
    user: number,
  ) =>
    (['impostor', 'recovery'] as const).flatMap((purpose) =>
      tries[purpose].map(({ outcome, seconds, cause, rest }) =>
        attempt({
          user,
          persona,
          arm,
          purpose,
          outcome,
          ...(purpose === 'recovery' ? { country } : {}),
          modelledMs: seconds * 1_000,
          steps: [opening(cause), ...rest],
        }),
      ),
    );
  const byCell = (counts: DrillCounts) =>
    new Map(
      counts.map((cell) => [
        `${cell.arm} ${cell.persona}`,
        { ...cell, impostors: cell.impostors.toSorted((a, b) => a.kind.localeCompare(b.kind)) },
      ]),
    );

  it('are those of the whole, wherever it is parted', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 12 }), fc.nat(12), (people, at) => {
        const lives = people.map((one, user) => attemptsOf(one, user));
        const whole = tally(...lives.flat());
        const parts = addDrillCounts(tally(...lives.slice(0, at).flat()), tally(...lives.slice(at).flat()));
        // When a part begins is of no account: each person is timed from their own first try.
        expect(byCell(parts)).toEqual(byCell(whole));
      }),
      { numRuns: 300 },
    );
  });

  it('leave both as they were', () => {
    const [one, other] = [tally(attempt()), tally(attempt({ user: 1 }))];
    const before = JSON.stringify([one, other]);
    addDrillCounts(one, other);
    expect(JSON.stringify([one, other])).toBe(before);
  });
});
