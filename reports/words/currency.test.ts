import { expect, it } from 'vitest';
import { currencyInWords, money, smallestUnitsOf } from './currency.ts';

const nbsp = '\u00a0';

it.each([
  ['USD', 'US Dollar (USD)', 100, '12.35'],
  ['EUR', 'Euro (EUR)', 100, '12.35'],
  ['JPY', 'Japanese Yen (JPY)', 1, '12'],
  ['KWD', 'Kuwaiti Dinar (KWD)', 1_000, '12.346'],
  ['ZZZ', 'ZZZ', 100, '12.35'],
])('%s has its name, its smallest unit, and amounts to it', (code, words, units, shown) => {
  expect(currencyInWords(code)).toBe(words);
  expect(smallestUnitsOf(code)).toBe(units);
  expect(money(12.3456, code)).toBe(shown);
});

it('amounts are grouped, have a true minus, and none of nothing', () => {
  expect(money(1_234_567.891, 'EUR')).toBe(`1${nbsp}234${nbsp}567.89`);
  expect(money(-1_234_567.891, 'JPY')).toBe(`\u22121${nbsp}234${nbsp}568`);
  expect(money(-0.004, 'USD')).toBe('0.00');
  expect(money(-0.4, 'JPY')).toBe('0');
});
