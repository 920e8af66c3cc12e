import { describe, expect, it } from 'vitest';
import { testPopulation } from './test-population.fixture.ts';
import { guessesAtMost, unmeantCauses, type CausesBefore } from './unmeant-causes.ts';

const spanMs = 8 * 3_600_000;

function drawn(overrides: Readonly<Record<string, number>>, users: number): readonly CausesBefore[] {
  const { scenario, parameters, population } = testPopulation({ users, days: 3, parameters: { ...overrides } });
  const causes = unmeantCauses({ people: true, strangers: true }, scenario.seed, parameters);
  return Array.from({ length: users }, (_, index) => index).flatMap((index) =>
    population.needs(index).map((need) => causes?.(population.user(index), need, spanMs) ?? expect.unreachable()),
  );
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('causes of attempts that nobody meant', () => {
  it('are not drawn where the scenario has none', () => {
    const { scenario, parameters } = testPopulation({ users: 1 });
    expect(unmeantCauses({ people: false, strangers: false }, scenario.seed, parameters)).toBeUndefined();
    expect([...parameters.asked]).toEqual([]);
  });

  it('come before the need and within its span, strangers in their order', () => {
    for (const { guesses, pagesLeftMs } of drawn({ 'stranger-guess': 0.7, 'page-left': 0.5 }, 200)) {
      const times = guesses.map(({ beforeMs }) => beforeMs);
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      for (const ms of [...times, ...pagesLeftMs]) {
        expect(ms).toBeGreaterThan(0);
        expect(ms).toBeLessThanOrEqual(spanMs);
      }
      expect(new Set(guesses.map(({ address }) => address)).size).toBeLessThanOrEqual(1);
    }
  });

  it('make strangers the share of attempts that the parameter says, however unevenly they come', () => {
    const { scenario, parameters, population } = testPopulation({ users: 4_000, days: 3 });
    const causes = unmeantCauses({ people: false, strangers: true }, scenario.seed, parameters);
    const counts = Array.from({ length: 4_000 }, (_, index) => index).flatMap((index) =>
      population
        .needs(index)
        .map((need) => causes?.(population.user(index), need, spanMs).guesses.length ?? Number.NaN),
    );
    // 0.19 of all: 0.19 / 0.81 for each need. Bursts make the mean of 12 000 needs uncertain by some 0.02.
    expect(mean(counts)).toBeGreaterThan(0.19 / 0.81 - 0.05);
    expect(mean(counts)).toBeLessThan(0.19 / 0.81 + 0.05);
    expect(Math.max(...counts)).toBeGreaterThan(10);
    expect(Math.max(...counts)).toBeLessThanOrEqual(guessesAtMost);
  });

  it('leave as many pages as the chance says, each tried again', () => {
    const left = drawn({ 'page-left': 0.5 }, 2_000).map(({ pagesLeftMs }) => pagesLeftMs.length);
    expect(mean(left)).toBeCloseTo(1, 1);
  });
});
