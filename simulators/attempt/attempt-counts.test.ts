import { expect, it } from 'vitest';
import type { CountedAttempt } from '../../scenarios/measures/counted-attempt.ts';
import { countAttempt } from './attempt-counts.ts';

const limits = { attemptTime: 900_000, answerTime: 30_000, void: 0.02, restartsPerNeed: 1 };
const gaveUp = { kind: 'abandoned', step: 'password-otp/submit-code', reason: 'patience' };

function countsOf(...attempts: readonly Partial<Record<keyof CountedAttempt, unknown>>[]) {
  const counts = { done: 0, failed: 0, void: 0, unplanned: 0 };
  for (const attempt of attempts)
    countAttempt(
      counts,
      { purpose: 'sign-in', attempt: 0, draw: 2, outcome: { kind: 'succeeded' }, ...attempt } as CountedAttempt,
      limits,
    );
  return counts;
}

it('counts whoever meant to get in and did not, and what no scenario plans', () => {
  expect(countsOf({}, { outcome: gaveUp }, { draw: 3 })).toEqual({ done: 3, failed: 1, void: 0, unplanned: 1 });
  expect(countsOf({ purpose: 'registration', attempt: 1, outcome: { kind: 'void', code: 'x', detail: '' } })).toEqual({
    done: 1,
    failed: 0,
    void: 1,
    unplanned: 1,
  });
});

it('takes nothing that serves no need for somebody who was not signed in', () => {
  expect(countsOf({ purpose: 'unmeant', outcome: gaveUp }, { purpose: 'guess', outcome: gaveUp })).toEqual({
    done: 2,
    failed: 0,
    void: 0,
    unplanned: 2,
  });
});
