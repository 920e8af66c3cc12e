import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundExpected, boundIn, gateAggregations, gateOperators, keepsTo, parseGateBound } from './gate.ts';

const metricUnits = ['s', 'ms', 'proportion', 'a second', 'per 1 000 needs to sign in'] as const;
const inUnit = (text: string, unit: string) => {
  const bound = parseGateBound(text);
  return bound === undefined ? undefined : boundIn(bound, unit);
};

describe('a bound', () => {
  it.each([
    ['value<20 s', 's', 20],
    ['value<20s', 'ms', 20_000],
    [' value < 150 ms ', 's', 0.15],
    ['value<1.5min', 's', 90],
    ['upper<=2 %', 'proportion', 0.02],
    ['lower>90%', 'proportion', 0.9],
    ['rate>0.9', 'proportion', 0.9],
    ['value>30 /s', 'a second', 30],
    ['value>30/s', 'a second', 30],
    ['value>120 /min', 'a second', 2],
    ['value<3 per 1000', 'per 1 000 needs to sign in', 3],
    ['value<3 per 1 000', 'per 1 000 needs to sign in', 3],
    ['value>0', 'ms', 0],
    ['rate==0', 'proportion', 0],
  ])('%s of a metric in %s is %f of its unit', (text, unit, expected) =>
    expect(inUnit(text, unit)).toBeCloseTo(expected, 12),
  );

  it.each([
    ['value<20', 's'],
    ['value<1', 'ms'],
    ['value>90', 'proportion'],
    ['value<1', 'proportion'],
    ['value<-1', 'proportion'],
    ['value>30', 'a second'],
    ['value<3', 'per 1 000 needs to sign in'],
    ['value<20 %', 's'],
    ['value<20 s', 'proportion'],
    ['value>30 s', 'a second'],
    ['value>30 /d', 'a second'],
    ['value<3 %', 'per 1 000 needs to sign in'],
    ['value<2 parsecs', 's'],
    ['value<2 constructor', 's'],
    ['value>2 /constructor', 'a second'],
  ])('%s of a metric in %s is none', (text, unit) => expect(inUnit(text, unit)).toBeUndefined());

  it('shows by an example of its own what it has to look like', () => {
    for (const unit of metricUnits) {
      for (const [, example = ''] of boundExpected(unit).matchAll(/"([^"]+)"/g))
        expect(inUnit(example, unit), example).toBeDefined();
    }
  });

  it('is what was written, whatever the spaces, and keeps a figure on its side', () => {
    const amount = fc.double({ min: 0.001, max: 9_999, noNaN: true }).map((value) => Number(value.toPrecision(6)));
    fc.assert(
      fc.property(
        fc.constantFrom(...gateAggregations),
        fc.constantFrom(...gateOperators),
        amount,
        fc.constantFrom('ms', 's', 'min', 'h'),
        fc.constantFrom('', ' '),
        (aggregation, operator, value, unit, space) => {
          const bound = parseGateBound(`${aggregation}${space}${operator}${space}${value}${space}${unit}`);
          expect(bound).toEqual({ aggregation, operator, amount: value, unit });
          const [inS, inMs] = [boundIn({ amount: value, unit }, 's') ?? 0, boundIn({ amount: value, unit }, 'ms') ?? 0];
          expect(inMs / inS).toBeCloseTo(1_000, 9);
          expect(keepsTo(inS * 2, operator, inS)).toBe(['>', '>=', '!='].includes(operator));
        },
      ),
    );
  });
});
