// Effective counts against the paper that invented them, and the tenant's by hand.
import { describe, expect, it } from 'vitest';
import { type ClusteredCount, clusteredCount, type UserCount } from './clustered-count.ts';

const litters = (pairs: readonly (readonly [survived: number, born: number])[]): UserCount[] =>
  pairs.map(([successes, trials], index) => ({ user: String(index), successes, trials }));
const alike = (persona: string, users: number, successes: number, trials: number): UserCount[] =>
  Array.from({ length: users }, (_, index) => ({ user: `${persona}${index}`, persona, successes, trials }));

describe('clusteredCount', () => {
  // Pups of 16 litters each, alive at 4 days and of those at 21 (Weil 1970, Food Cosmet Toxicol 8:177).
  it.each([
    {
      group: 'control',
      pairs: [
        [13, 13],
        [12, 12],
        [9, 9],
        [9, 9],
        [8, 8],
        [8, 8],
        [12, 13],
        [11, 12],
        [9, 10],
        [9, 10],
        [8, 9],
        [11, 13],
        [4, 5],
        [5, 7],
        [7, 10],
        [7, 10],
      ],
      survived: 142,
      born: 158,
      designEffect: 1.232495,
    },
    {
      group: 'treated',
      pairs: [
        [12, 12],
        [11, 11],
        [10, 10],
        [9, 9],
        [10, 11],
        [9, 10],
        [9, 10],
        [8, 9],
        [8, 9],
        [4, 5],
        [7, 9],
        [4, 7],
        [5, 10],
        [3, 6],
        [3, 10],
        [0, 7],
      ],
      survived: 112,
      born: 145,
      designEffect: 3.952861,
    },
  ] as const)(
    'has the design effect of Rao & Scott 1992, table 1: $group',
    ({ pairs, survived, born, designEffect }) => {
      const count = present(litters(pairs));
      expect(count.estimate.value).toBeCloseTo(survived / born, 12);
      // To the six decimals of R's PF::rsb, which has the same table.
      expect(count.designEffect).toBeCloseTo(designEffect, 6);
      expect(count.effective.n).toBeCloseTo(born / designEffect, 4);
      expect(count.effective.x).toBeCloseTo(survived / designEffect, 4);
    },
  );

  it('of a tenant counts as many trials as weigh alike: 1 / (.75^2 / 40 + .25^2 / 10)', () => {
    // Users who do not differ have a design effect of 0, which is no credit: the trials count once.
    const weights = new Map([
      ['desk', 3],
      ['field', 1],
    ]);
    const { estimate, effective, designEffect } = present(
      [...alike('desk', 10, 3, 4), ...alike('field', 5, 1, 2)],
      weights,
    );
    expect(estimate.value).toBeCloseTo(0.75 * 0.75 + 0.25 * 0.5, 12);
    expect(designEffect).toBeCloseTo(0, 12);
    expect(effective.n).toBeCloseTo(49.230769, 6);
    expect(effective.x).toBeCloseTo(0.6875 * 49.230769, 5);
    expect(estimate.df).toBe(9 + 4);
  });

  it('of a tenant in which nobody fails counts no more trials than weigh alike: 1 / (.9^2 / 20 + .1^2 / 100), of 120 users', () => {
    const weights = new Map([
      ['desk', 9],
      ['field', 1],
    ]);
    const { effective } = present([...alike('desk', 20, 1, 1), ...alike('field', 100, 1, 1)], weights);
    expect(effective).toEqual({ x: expect.closeTo(24.630542, 6), n: expect.closeTo(24.630542, 6) });
  });
});

function present(perUser: readonly UserCount[], weights?: ReadonlyMap<string, number>): ClusteredCount {
  const result = clusteredCount(perUser, weights);
  if (result.kind === 'withheld') throw new Error(`a count was expected: ${JSON.stringify(result.reason)}`);
  return result.count;
}
