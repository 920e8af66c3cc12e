import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../scenarios/schema/attempt.ts';
import { attemptUntilEnded, firstDrawOf, isStartOver, nextStart, type AttemptStart } from './start-over.ts';
import { testUser } from './test-user.fixture.ts';

const refused: Outcome = { kind: 'refused', step: 'password-otp/submit-code', code: '50088' };
const failures: readonly Outcome[] = [
  refused,
  { kind: 'abandoned', step: 's', reason: 'patience-exhausted' },
  { kind: 'timed-out', step: 's' },
];

/** What comes after an attempt at a need whose draws begin at 4, `before` others having failed already. */
function after(outcome: Outcome, { again = true, restartsPerNeed = 1, before = 0 } = {}) {
  const asked: number[] = [];
  const human = {
    startsOver: (_user: unknown, attempt: number) => {
      asked.push(attempt);
      return { again, afterMs: 2_500 };
    },
  };
  const course = (ended: Outcome, endedAtMs: number) => ({ outcome: ended, fellBack: false, steps: [], endedAtMs });
  const person = { user: testUser(), human, scenario: { limits: { restartsPerNeed } } };
  const first = { drawIndex: 4, startsAtMs: 1_000 };
  let last: AttemptStart = first;
  for (let failed = 0; failed < before; failed += 1)
    last = nextStart(person, first, last, course(refused, 5_000)) ?? last;
  asked.splice(0);
  const start = nextStart(person, first, last, course(outcome, 60_000));
  return { start, asked };
}

describe('starting over', () => {
  it.each(failures)(
    'comes after an attempt that was $kind, with the next draws, some time after its end',
    (outcome) => {
      expect(after(outcome)).toEqual({ start: { drawIndex: 5, startsAtMs: 62_500 }, asked: [4] });
    },
  );

  it.each<Outcome>([{ kind: 'succeeded' }, { kind: 'void', code: 'harness-error' }])(
    'does not come after one that $kind: nobody is asked',
    (outcome) => {
      expect(after(outcome)).toEqual({ start: undefined, asked: [] });
    },
  );

  it('does not come where the person has had enough', () =>
    expect(after(refused, { again: false })).toEqual({ start: undefined, asked: [4] }));

  it('comes as often as the scenario allows, counted from the first attempt of the need', () => {
    expect(after(refused, { restartsPerNeed: 0 }).start).toBeUndefined();
    expect(after(refused, { restartsPerNeed: 2, before: 1 }).start).toEqual({ drawIndex: 6, startsAtMs: 62_500 });
    expect(after(refused, { restartsPerNeed: 2, before: 2 })).toEqual({ start: undefined, asked: [] });
  });

  it('is the same where nothing is told in between', async () => {
    const lived: number[] = [];
    const person = {
      user: testUser(),
      human: { startsOver: () => ({ again: true, afterMs: 500 }) },
      scenario: { limits: { restartsPerNeed: 3 } },
    };
    const last = await attemptUntilEnded(person, { drawIndex: 8, startsAtMs: 0 }, ({ drawIndex, startsAtMs }) => {
      lived.push(startsAtMs);
      const outcome: Outcome = drawIndex === 10 ? { kind: 'succeeded' } : refused;
      const course = { outcome, fellBack: false, steps: [], endedAtMs: startsAtMs + 1_000 };
      return drawIndex === 9 ? Promise.resolve(course) : course;
    });
    expect(lived).toEqual([0, 1_500, 3_000]);
    expect(last).toMatchObject({ outcome: { kind: 'succeeded' }, endedAtMs: 4_000 });
  });

  it('keeps the draws of a need apart from those of the next', () => {
    const limits = { restartsPerNeed: 2 };
    expect([0, 1, 2].map((need) => firstDrawOf(need, limits))).toEqual([0, 3, 6]);
    expect([0, 1, 2, 3, 4].map((draw) => isStartOver(draw, limits))).toEqual([false, true, true, false, true]);
    expect(isStartOver(5, { restartsPerNeed: 0 })).toBe(false);
  });
});
