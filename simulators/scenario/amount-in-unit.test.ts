import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { amountIn } from './amount-in-unit.ts';

it.each([
  ['90 s', 's', 90],
  ['1.5 min', 's', 90],
  ['250 ms', 's', 0.25],
  ['1 min', 'ms', 60_000],
  ['4 h', 'min', 240],
  ['1 d', 'h', 24],
  ['4 %', 'proportion', 0.04],
  [0.04, 'proportion', 0.04],
  ['0.5 per year', 'per year', 0.5],
  ['0.5/year', 'per year', 0.5],
  [12, 'count', 12],
  [1.4, 'ratio', 1.4],
  [0.3, 'sd', 0.3],
  [0, 's', 0],
  [0, 'per year', 0],
] as const)('%s is, in %s, %f', (written, unit, expected) => expect(amountIn(written, unit)).toBeCloseTo(expected, 12));

it.each([
  [90, 's'],
  [10, 'min'],
  [0.5, 'per year'],
  ['5 %', 'per year'],
  ['90 %', 's'],
  ['90 s', 'proportion'],
  ['3 d', 'ratio'],
  ['3 s', 'count'],
  ['90 seconds', 's'],
  ['90 constructor', 's'],
  ['soon', 's'],
  ['', 's'],
] as const)('%s in %s could be anything', (written, unit) => expect(amountIn(written, unit)).toBeUndefined());

it('is the same however it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (seconds) => {
      expect(amountIn(`${seconds} s`, 's')).toBe(seconds);
      expect(amountIn(`${seconds * 1_000} ms`, 's')).toBeCloseTo(seconds, 9);
      expect(amountIn(`${seconds} s`, 'ms')).toBe(seconds * 1_000);
      expect(amountIn(seconds, 's')).toBeUndefined();
    }),
  );
});
