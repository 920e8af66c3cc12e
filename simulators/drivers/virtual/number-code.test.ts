import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOfNumber, numberOfCode } from './number-code.ts';

const numbers = fc.integer({ min: 2, max: 2 ** 40 });

describe('a code of six digits', () => {
  it('is found again near its number, and only there', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -3, max: 3 }), (number, away) => {
        const code = codeOfNumber(number);
        expect(code).toMatch(/^\d{6}$/);
        expect(numberOfCode(code, number + away, 1)).toBe(Math.abs(away) <= 1 ? number : undefined);
      }),
    );
  });

  it('with one wrong digit is that of no number nearby', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 9 }), (number, at, more) => {
        const code = codeOfNumber(number);
        const wrong = code.slice(0, at) + String((Number(code.charAt(at)) + more) % 10) + code.slice(at + 1);
        expect(numberOfCode(wrong, number, 3)).toBeUndefined();
      }),
    );
  });
});
