import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { decideTotp } from './totp-code.ts';

/** RFC 6238 appendix B: ASCII "12345678901234567890". */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const stepMs = 30_000;
/** Start of a time step. */
const startMs = 1_767_600_000_000;
const codeOf = (atMs: number) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: atMs });
const wrong = { kind: 'wrong', code: '500121', why: 'no-match' };

describe('TOTP', () => {
  it.each([
    { atS: 59, code: '287082' },
    { atS: 1_111_111_109, code: '081804' },
    { atS: 20_000_000_000, code: '353130' },
  ])('accepts the code of RFC 6238 appendix B at $atS s (last six of its eight digits)', ({ atS, code }) => {
    expect(decideTotp({ secret, entered: code, wrongCodesAtMs: [] }, atS * 1_000)).toEqual({ kind: 'accepted', step: Math.floor(atS / 30) });
  });

  it.each([
    { offsetMs: -stepMs - 1, accepted: false },
    { offsetMs: -stepMs, accepted: true },
    { offsetMs: 0, accepted: true },
    { offsetMs: 2 * stepMs - 1, accepted: true },
    { offsetMs: 2 * stepMs, accepted: false },
  ])('a code used $offsetMs ms after the start of its step is accepted: $accepted', ({ offsetMs, accepted }) => {
    const decision = decideTotp({ secret, entered: codeOf(startMs), wrongCodesAtMs: [] }, startMs + offsetMs);
    expect(decision).toEqual(accepted ? { kind: 'accepted', step: startMs / stepMs } : wrong);
  });

  it('accepts a step once, and no earlier one after it', () => {
    const step = startMs / stepMs;
    const used = { kind: 'wrong', code: '500121', why: 'already-used' };
    expect(decideTotp({ secret, entered: codeOf(startMs), lastStep: step, wrongCodesAtMs: [] }, startMs)).toEqual(used);
    expect(decideTotp({ secret, entered: codeOf(startMs - stepMs), lastStep: step, wrongCodesAtMs: [] }, startMs)).toEqual(used);
    expect(decideTotp({ secret, entered: codeOf(startMs + stepMs), lastStep: step, wrongCodesAtMs: [] }, startMs).kind).toBe('accepted');
  });

  it('does not look at the code after five wrong ones', () => {
    const wrongCodesAtMs = [1, 2, 3, 4, 5].map((second) => startMs - second * 1_000);
    expect(decideTotp({ secret, entered: codeOf(startMs), wrongCodesAtMs }, startMs).kind).toBe('too-many-tries');
  });

  it.each(['', '12345', '1234567', 'abcdef', '-00001'])('"%s" is wrong, not an error', (entered) => {
    expect(decideTotp({ secret, entered, wrongCodesAtMs: [] }, startMs)).toEqual(wrong);
  });
});
