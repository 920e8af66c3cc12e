import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectParameters, projectPersonas } from './test-population.fixture.ts';
import { openDraws, withOddsTimes } from './draws.ts';
import { createParameters } from './parameters.ts';

const average = { slowness: 1, carelessness: 1, forgetfulness: 1, patience: 1 };
const user = { index: 4, persona: 'information-worker', traits: average };
const parameters = (overrides: Record<string, number> = {}) =>
  createParameters(projectParameters, overrides, projectPersonas);
const at = (attempt: number, again: 'same' | 'next' = 'next') =>
  ({ scope: 'human/f/s', again, attempt, visit: 0 }) as const;
const share = (count: number, happens: (attempt: number) => boolean) =>
  Array.from({ length: count }, (_, attempt) => happens(attempt)).filter(Boolean).length / count;

describe('withOddsTimes', () => {
  it('multiplies the odds, and leaves 0 and 1 where they are', () => {
    expect(withOddsTimes(0.2, 3)).toBeCloseTo(0.6 / 1.4, 14);
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    const factor = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(p, factor, (probability, f) => {
        const moved = withOddsTimes(probability, f);
        expect(moved).toBeGreaterThanOrEqual(0);
        expect(moved).toBeLessThanOrEqual(1);
        if (probability === 0 || probability === 1) expect(moved).toBe(probability);
        else if (f >= 1) expect(moved).toBeGreaterThanOrEqual(probability * (1 - 1e-12));
      }),
    );
    expect(withOddsTimes(0.5, 0)).toBe(0);
  });
});

describe('openDraws', () => {
  it('draws a chance at its published rate for the average person', () => {
    const known = parameters();
    const found = share(20_000, (attempt) => openDraws(1, known, user, at(attempt)).happens('password-mistyped'));
    expect(Math.abs(found - 0.04)).toBeLessThan(4 * Math.sqrt((0.04 * 0.96) / 20_000));
  });

  it('multiplies the odds by trait and habit, and times likewise', () => {
    const known = parameters();
    const careless = { ...user, traits: { ...average, carelessness: 5, slowness: 2 } };
    const found = share(20_000, (attempt) => openDraws(1, known, careless, at(attempt)).happens('password-mistyped'));
    const expected = withOddsTimes(0.04, 5);
    expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt(expected / 20_000));
    const plainMs = openDraws(1, known, user, at(0)).durationMs('pointing');
    expect(openDraws(1, known, careless, at(0)).durationMs('pointing')).toBeCloseTo(2 * plainMs, 9);
    const frontlineMs = openDraws(1, known, { ...user, persona: 'frontline-worker' }, at(0)).durationMs('patience');
    expect(frontlineMs).toBeCloseTo(0.4 * openDraws(1, known, user, at(0)).durationMs('patience'), 6);
  });

  it('takes an overridden parameter as it is, and moves no other draw by it', () => {
    const changed = parameters({ pointing: 9, 'password-mistyped': 1 });
    const slow = { ...user, traits: { ...average, slowness: 3, carelessness: 0.01 } };
    const draws = openDraws(1, changed, slow, at(0));
    expect(draws.durationMs('pointing')).toBe(9_000);
    expect(draws.happens('password-mistyped')).toBe(true);
    const plain = openDraws(1, parameters(), slow, at(0));
    for (const id of ['page-orientation', 'key-of-password', 'code-waiting'] as const)
      expect(draws.durationMs(id)).toBe(plain.durationMs(id));
  });

  it('goes on to the next draw in a step, and gives the same again in an attempt', () => {
    const next = openDraws(1, parameters(), user, at(0));
    expect(next.durationMs('pin-entry')).not.toBe(next.durationMs('pin-entry'));
    const same = openDraws(1, parameters(), user, at(0, 'same'));
    expect(same.durationMs('pin-entry')).toBe(same.durationMs('pin-entry'));
  });
});

describe('createParameters', () => {
  it('refuses what is missing, unknown or out of range', () => {
    expect(() => createParameters(projectParameters.slice(1), {}, [])).toThrow(/parameter-missing/);
    expect(() => parameters({ 'typing-sped': 1 })).toThrow(/parameter-unknown.*typing-sped/);
    expect(() => parameters({ 'password-mistyped': 4 })).toThrow(/parameter-out-of-range/);
  });
});
