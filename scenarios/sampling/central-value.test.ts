import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parameter } from '../schema/evidence.ts';
import {
  centralValue,
  centralValueAt,
  rangeEnd,
  recentred,
  standardUnitsOf,
  type UncertainParameter,
} from './central-value.ts';

const all = ['human.yaml', 'recovery.yaml', 'external.yaml'].flatMap((name) =>
  z.array(parameter).parse(parse(readFileSync(new URL(`../evidence/${name}`, import.meta.url), 'utf8'))),
);
const units = fc.double({ min: -4, max: 4, noNaN: true });
const median: UncertainParameter = {
  id: 'time',
  unit: 's',
  distribution: { kind: 'lognormal', median: 4, sigma: 0.5 },
  low: 1,
  high: 8,
};
const chance: UncertainParameter = {
  id: 'slip',
  unit: 'proportion',
  distribution: { kind: 'chance', probability: 0.1 },
  low: 0.02,
  high: 0.4,
};

describe('the central value of a parameter', () => {
  it('is its own at 0 and the ends of its range at ±1.96', () => {
    for (const one of [median, chance]) {
      expect(centralValueAt(one, 0)).toBe(centralValue(one));
      expect(centralValueAt(one, -rangeEnd)).toBeCloseTo(one.low, 12);
      expect(centralValueAt(one, rangeEnd)).toBeCloseTo(one.high, 12);
    }
  });

  it('goes on geometrically for times, in the log odds for chances', () => {
    expect(centralValueAt(median, 2 * rangeEnd)).toBeCloseTo(16, 10);
    expect(centralValueAt(chance, 2 * rangeEnd)).toBeCloseTo(1 / (1 + (9 * 1.5 ** 2) / 9 ** 2), 10);
  });

  it('increases with z for every parameter of the model, and leads back to it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), units, units, (one, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(centralValueAt(one, low)).toBeLessThanOrEqual(centralValueAt(one, high) * (1 + 1e-14));
        const value = centralValueAt(one, a);
        const back = standardUnitsOf(one, value);
        expect(back).toBeDefined();
        expect(centralValueAt(one, back ?? Number.NaN) / value).toBeCloseTo(1, 9);
        if (one.distribution.kind === 'chance') expect(value > 0 && value < 1).toBe(true);
        else expect(value).toBeGreaterThan(0);
      }),
    );
  });

  it('has no place on a side where the range has no width', () => {
    const window = all.find(({ id }) => id === 'one-time-password-window');
    expect(window).toBeDefined();
    if (window === undefined) return;
    expect(centralValueAt(window, -3)).toBe(30);
    expect(standardUnitsOf(window, 20)).toBeUndefined();
  });

  it('is refused outside its own range', () => {
    expect(() => centralValueAt({ ...median, low: 5 }, 1)).toThrow(/parameter-range/);
  });
});

describe('a parameter around another centre', () => {
  it('has that centre and its own shape', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), units, (one, at) => {
        const value = centralValueAt(one, at);
        const moved = recentred(one, value);
        const whole = one.unit === 'count' && one.distribution.kind === 'fixed';
        expect(centralValue(moved) / (whole ? Math.max(1, Math.round(value)) : value)).toBeCloseTo(1, 9);
        expect(moved.distribution.kind).toBe(one.distribution.kind);
      }),
    );
    expect(recentred(median, 2).distribution).toEqual({ kind: 'lognormal', median: 2, sigma: 0.5 });
  });
});
