import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asStated,
  count,
  durationInWords,
  intervalInWords,
  notEstimated,
  percent,
  quantity,
  quantityWithInterval,
  threeDigits,
  unitOfContrast,
} from './quantity.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('quantities in words', () => {
  it.each([
    [0, '0'],
    [3, '3.00'],
    [0.012_345, '0.0123'],
    [9.996, '10.0'],
    [99.96, '100'],
    [-2.345, '−2.35'],
    [12_345, '12 300'],
    [Number.POSITIVE_INFINITY, '∞'],
  ])('%d is %s', (value, words) => expect(plain(threeDigits(value))).toBe(words));

  it('never rounds a share to nothing or to all', () => {
    expect(plain(percent(0.9996))).toBe('>99.9 %');
    expect(plain(percent(0.0001))).toBe('<0.1 %');
    expect(plain(percent(1))).toBe('100 %');
    expect(plain(percent(0))).toBe('0 %');
    expect(plain(percent(0.9995))).toBe('>99.9 %');
  });

  it('keeps the sign and the unit of a difference', () => {
    const unit = unitOfContrast({ kind: 'difference', unit: 'difference of proportions (passkey - password-otp)' });
    expect(plain(quantity(0.0543, unit))).toBe('+5.4 points');
    expect(plain(quantity(-0.0543, unit))).toBe('−5.4 points');
    expect(plain(quantity(-29.8, unitOfContrast({ kind: 'difference', unit: 's (passkey - password-otp)' })))).toBe(
      '−29.8 s',
    );
    expect(unitOfContrast({ kind: 'failure-ratio', unit: 'anything' })).toBe('ratio');
  });

  it('states the level of an interval, and one without an upper end', () => {
    const interval = { lower: 0.881, upper: 0.97, level: 0.95, method: 'x' };
    expect(plain(quantityWithInterval(0.93, interval, 'proportion'))).toBe('93.0 % (95 % CI 88.1 to 97.0)');
    expect(plain(intervalInWords({ lower: 2.1, level: 0.9, method: 'x' }, 'ratio'))).toBe('90 % CI 2.10 or more');
  });

  it('adds no zeros to what somebody else said', () => {
    expect(plain(asStated(14, 'ratio'))).toBe('14 times');
    expect(plain(asStated(95 / 30, 'ratio'))).toBe('3.17 times');
    expect(plain(asStated(0.95, 'proportion'))).toBe('95 %');
    expect(asStated(23, '')).toBe('23');
  });

  it('says that and why a figure is missing', () => {
    expect(notEstimated('found 18 users')).toBe('not estimated: found 18 users');
    expect(notEstimated(undefined)).toBe('not estimated: no data');
  });

  it('picks the unit a person would say', () => {
    expect(['38', '4300', '240000'].map((ms) => plain(durationInWords(Number(ms))))).toEqual([
      '38.0 ms',
      '4.30 s',
      '4.00 min',
    ]);
    expect(plain(count(1_234_567))).toBe('1 234 567');
  });

  it('is within half a unit of the third digit of the value', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (value) => {
        const back = Number(threeDigits(value).replaceAll('\u00a0', ''));
        expect(Math.abs(back - value) / value).toBeLessThan(0.005_001);
      }),
    );
  });
});
