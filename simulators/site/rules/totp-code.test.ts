import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../scenarios/schema/policy.ts';
import { decideTotp, timeStepAt } from './totp-code.ts';

const stepMs = 30_000;
/** Start of a time step. */
const startMs = 1_767_600_000_000;
const step = startMs / stepMs;
const wrong = { kind: 'wrong', code: '500121', why: 'no-match' };

describe('TOTP', () => {
  it.each([
    { offsetMs: -stepMs - 1, accepted: false },
    { offsetMs: -stepMs, accepted: true },
    { offsetMs: 0, accepted: true },
    { offsetMs: 2 * stepMs - 1, accepted: true },
    { offsetMs: 2 * stepMs, accepted: false },
  ])('a code used $offsetMs ms after the start of its step is accepted: $accepted', ({ offsetMs, accepted }) => {
    const decision = decideTotp(defaultPolicy, { matchingStep: step, wrongCodesAtMs: [] }, startMs + offsetMs);
    expect(decision).toEqual(accepted ? { kind: 'accepted' } : wrong);
  });

  it('accepts a step once, and no earlier one after it', () => {
    const used = { kind: 'wrong', code: '500121', why: 'already-used' };
    const decide = (matchingStep: number) =>
      decideTotp(defaultPolicy, { matchingStep, lastStep: step, wrongCodesAtMs: [] }, startMs);
    expect(decide(step)).toEqual(used);
    expect(decide(step - 1)).toEqual(used);
    expect(decide(step + 1).kind).toBe('accepted');
  });

  it('does not look at the code after five wrong ones', () => {
    const wrongCodesAtMs = [1, 2, 3, 4, 5].map((second) => startMs - second * 1_000);
    expect(decideTotp(defaultPolicy, { matchingStep: step, wrongCodesAtMs }, startMs).kind).toBe('too-many-tries');
  });

  it('takes a code of no step for a wrong one', () => {
    expect(decideTotp(defaultPolicy, { wrongCodesAtMs: [] }, startMs)).toEqual(wrong);
  });

  it('counts steps of 30 s from the Unix epoch', () => {
    expect([timeStepAt(59_999), timeStepAt(60_000)]).toEqual([1, 2]);
  });
});
