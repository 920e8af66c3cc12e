import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inTurn } from './in-turn.ts';

const people = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('kinds dealt in turn', () => {
  it('come once each in every round, and are the same again in any order of people', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 1_000_000 }), (of, seed) => {
        const turn = inTurn(seed, 'test', of);
        const dealt = people(5 * of).map(turn);
        for (let round = 0; round < 5; round += 1)
          expect(dealt.slice(round * of, (round + 1) * of).toSorted((a, b) => a - b)).toEqual(people(of));
        const again = inTurn(seed, 'test', of);
        expect(
          people(5 * of)
            .toReversed()
            .map(again)
            .toReversed(),
        ).toEqual(dealt);
      }),
    );
  });

  it.each([2, 3, 6, 8, 9, 10])('come to every group alike where each %ith person is of it', (groups) => {
    const of = 9;
    const turn = inTurn(20_260_105, 'test', of);
    const each = 400;
    for (let group = 0; group < groups; group += 1) {
      const counts = Array.from({ length: of }, () => 0);
      for (const nth of people(each * of)) {
        const kind = turn(nth * groups + group);
        counts[kind] = (counts[kind] ?? 0) + 1;
      }
      // Five standard deviations of a binomial count.
      const deviation = 5 * Math.sqrt(each * (1 - 1 / of));
      for (const count of counts) expect(Math.abs(count - each)).toBeLessThan(deviation);
    }
  });
});
