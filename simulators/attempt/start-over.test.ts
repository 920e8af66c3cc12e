import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../scenarios/schema/attempt.ts';
import { startOver } from './start-over.ts';
import { testUser } from './test-user.fixture.ts';

const refused: Outcome = { kind: 'refused', step: 'password-otp/submit-code', code: '50088' };
const failures: readonly Outcome[] = [
  refused,
  { kind: 'abandoned', step: 's', reason: 'patience-exhausted' },
  { kind: 'timed-out', step: 's' },
];

function after(outcome: Outcome, { again = true, restartsPerSession = 1, drawIndex = 4 } = {}) {
  const asked: number[] = [];
  const human = {
    startsOver: (_user: unknown, attempt: number) => {
      asked.push(attempt);
      return { again, afterMs: 2_500 };
    },
  };
  const start = startOver(
    { user: testUser(), human, scenario: { limits: { restartsPerSession } } },
    { firstDraw: 4 },
    { drawIndex, startsAtMs: 1_000 },
    { outcome, fellBack: false, steps: [], endedAtMs: 60_000 },
  );
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
    expect(after(refused, { restartsPerSession: 0 }).start).toBeUndefined();
    expect(after(refused, { restartsPerSession: 2, drawIndex: 5 }).start).toEqual({ drawIndex: 6, startsAtMs: 62_500 });
    expect(after(refused, { restartsPerSession: 2, drawIndex: 6 })).toEqual({ start: undefined, asked: [] });
  });
});
