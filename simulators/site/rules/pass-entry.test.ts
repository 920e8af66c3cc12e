import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../scenarios/schema/policy.ts';
import { noGuesses, type GuessRecord } from './guess-record.ts';
import { enterPass } from './pass-entry.ts';

const startMs = 1_767_600_000_000;
const pass = { issuedAtMs: startMs, lifetimeMs: 3_600_000, isUsableOnce: false, used: false };
const { wrongCodes, window } = defaultPolicy.codeTries;

/** @returns the codes, and what is remembered afterwards. */
function enterWrong(times: number, from: GuessRecord = noGuesses) {
  let guesses = from;
  const codes = Array.from({ length: times }, (_, nth) => {
    const entered = enterPass(defaultPolicy, guesses, undefined, startMs + nth);
    guesses = entered.guesses;
    return 'code' in entered.decision ? entered.decision.code : undefined;
  });
  return { codes, guesses };
}

describe('a pass that is entered', () => {
  it('is looked at until as many were wrong as codes may be, and no longer, not even the right one', () => {
    const { codes, guesses } = enterWrong(wrongCodes + 2);
    expect(codes).toEqual([...Array.from({ length: wrongCodes }, () => '130503'), '50088', '50088']);
    expect(enterPass(defaultPolicy, guesses, pass, startMs + wrongCodes).decision).toEqual({
      kind: 'refused',
      code: '50088',
    });
  });

  it('is looked at again once the window is over', () => {
    const { guesses } = enterWrong(wrongCodes);
    expect(enterPass(defaultPolicy, guesses, pass, startMs + window + wrongCodes).decision.kind).toBe('signed-in');
  });

  it('ends the count when it is right, and leaves that of codes alone', () => {
    const { guesses } = enterWrong(wrongCodes - 1, { ...noGuesses, wrongCodesAtMs: [startMs] });
    expect(enterPass(defaultPolicy, guesses, pass, startMs + 10).guesses).toEqual({
      ...noGuesses,
      wrongCodesAtMs: [startMs],
      wrongPassesAtMs: [],
    });
  });

  it('changes nothing where nothing was counted', () => {
    expect(enterPass(defaultPolicy, noGuesses, pass, startMs).guesses).toBe(noGuesses);
  });
});
