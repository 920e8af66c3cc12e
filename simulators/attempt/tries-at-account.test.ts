import { describe, expect, it } from 'vitest';
import type { StepTaken } from './step-record.ts';
import { nothingMeasured } from './target-session.ts';
import { TriesAtAccount } from './tries-at-account.ts';

function course(...results: readonly string[]) {
  return {
    steps: results.map((result, index): StepTaken => ({
      index,
      flow: 'password-otp',
      step: 'submit-password',
      action: result === 'changed' ? 'choose-new-password' : 'submit-password',
      result: result === 'changed' ? 'accepted' : result,
      logged: true,
      code: undefined,
      cause: undefined,
      measured: nothingMeasured,
      measuredMs: 0,
      modelledMs: 0,
      plantedMs: undefined,
    })),
  };
}
const wrong = (times: number) => Array.from({ length: times }, () => 'wrong');

describe('who locked an account', () => {
  it('nobody, where it was found open', () => {
    const tries = new TriesAtAccount(3);
    tries.ofStranger(course(...wrong(9)));
    expect(tries.ofPerson(course('wrong', 'accepted'))).toBeUndefined();
  });

  it('strangers, where the own wrong passwords are fewer than lock it', () => {
    const tries = new TriesAtAccount(3);
    tries.ofStranger(course(...wrong(3)));
    expect(tries.ofPerson(course('locked-out'))).toBe('strangers');
    expect(tries.ofPerson(course('wrong', 'wrong', 'locked-out'))).toBe('strangers');
  });

  it('the person, where theirs alone would have locked it, or no stranger came since the last right one', () => {
    const tries = new TriesAtAccount(3);
    tries.ofStranger(course('wrong'));
    expect(tries.ofPerson(course('wrong', 'wrong', 'wrong', 'locked-out'))).toBe('own-tries');
    for (const right of ['accepted', 'signed-in', 'changed']) {
      const after = new TriesAtAccount(3);
      after.ofStranger(course('wrong'));
      after.ofPerson(course(right));
      expect(after.ofPerson(course('wrong', 'locked-out'))).toBe('own-tries');
    }
  });

  it('and a stranger with the right password opens it, as anybody does', () => {
    const tries = new TriesAtAccount(3);
    tries.ofStranger(course('wrong', 'wrong'));
    tries.ofStranger(course('accepted'));
    expect(tries.ofPerson(course('locked-out'))).toBe('own-tries');
  });
});
