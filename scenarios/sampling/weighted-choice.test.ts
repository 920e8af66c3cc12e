import { array, assert, double, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightedChoice } from './weighted-choice.ts';

const weights = array(integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 });

describe('a choice by weights', () => {
  it('falls to each in proportion', () => {
    const counts = new Map<string, number>();
    for (let at = 0; at < 1_000; at += 1) {
      const chosen =
        weightedChoice(
          [
            ['a', 0.2],
            ['none', 0],
            ['b', 0.5],
            ['c', 0.3],
          ],
          (at + 0.5) / 1_000,
        ) ?? '';
      counts.set(chosen, (counts.get(chosen) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({ a: 200, b: 500, c: 300 });
  });

  it('never falls to what has no weight, wherever the uniform lies', () => {
    assert(
      property(tuple(weights, double({ min: 0, max: 1 - 2 ** -53, noNaN: true })), ([each, u]) => {
        const chosen = weightedChoice(
          each.map((weight, index) => [index, weight] as const),
          u,
        );
        if (each.every((weight) => weight === 0)) expect(chosen).toBeUndefined();
        else expect(each[chosen ?? -1]).toBeGreaterThan(0);
      }),
    );
  });
});
