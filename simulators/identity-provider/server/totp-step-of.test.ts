import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { totpStepOf } from './totp-step-of.ts';

/** RFC 6238 appendix B: ASCII "12345678901234567890". */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const stepMs = 30_000;
/** Start of a time step. */
const startMs = 1_767_600_000_000;
const codeOf = (atMs: number) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: atMs });

describe('the time step of a code', () => {
  it.each([
    { atS: 59, code: '287082' },
    { atS: 1_111_111_109, code: '081804' },
    { atS: 20_000_000_000, code: '353130' },
  ])('is that of RFC 6238 appendix B at $atS s (last six of its eight digits)', ({ atS, code }) => {
    expect(totpStepOf(secret, code, 1, atS * 1_000)).toBe(Math.floor(atS / 30));
  });

  it.each([-stepMs, 0, 2 * stepMs - 1])('is found %d ms after its start', (offsetMs) => {
    expect(totpStepOf(secret, codeOf(startMs), 1, startMs + offsetMs)).toBe(startMs / stepMs);
  });

  it.each([-stepMs - 1, 2 * stepMs])('is not found %d ms after its start', (offsetMs) => {
    expect(totpStepOf(secret, codeOf(startMs), 1, startMs + offsetMs)).toBeUndefined();
  });

  it('is found with blanks in the code', () => {
    expect(totpStepOf(secret, codeOf(startMs).replace(/^(...)/, '$1 '), 1, startMs)).toBe(startMs / stepMs);
  });

  it.each([
    '',
    '12345',
    '1234567',
    'abcdef',
    '-00001',
    '１２３４５６',
    '١٢٣٤٥٦',
    '𝟏𝟐𝟑',
    '12345\u0301',
    '\ud80012345',
    '123é56',
  ])('of "%s" is none, not an error', (entered) => {
    expect(totpStepOf(secret, entered, 1, startMs)).toBeUndefined();
  });
});
