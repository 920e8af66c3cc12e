import { expect, it } from 'vitest';
import { openStream } from '../../../../scenarios/sampling/stream.ts';
import { RandomOrder } from './random-order.ts';

const order = (size: number, seed: number) => new RandomOrder(size, openStream({ seed, purpose: 'test/random-order' }));
const take = (from: RandomOrder, count: number) => Array.from({ length: count }, () => from.next());

it.each([0, 1, 2, 7, 1_000])('of %i numbers gives each once, then none', (size) => {
  const from = order(size, 1);
  const taken = take(from, size);
  expect(taken.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(Array.from({ length: size }, (_, index) => index));
  expect(take(from, 2)).toEqual([undefined, undefined]);
});

it('is the same for the same stream, another for another', () => {
  expect(take(order(50, 3), 50)).toEqual(take(order(50, 3), 50));
  expect(take(order(50, 3), 50)).not.toEqual(take(order(50, 4), 50));
});

it('makes each order equally likely', () => {
  const runs = 4_800;
  const counts = new Map<string, number>();
  for (let seed = 0; seed < runs; seed += 1) {
    const name = take(order(4, seed), 4).join('');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  expect(counts.size).toBe(24);
  const expected = runs / 24;
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // 0.999 quantile of chi-square with 23 degrees of freedom. Seeds are fixed, so this passes always or never.
  expect(chiSquare).toBeLessThan(49.73);
});

it('draws once for each number taken, out of however many', () => {
  let draws = 0;
  const stream = openStream({ seed: 5, purpose: 'test/random-order' });
  const from = new RandomOrder(10_000_000, {
    uniform: () => {
      draws += 1;
      return stream.uniform();
    },
  });
  expect(new Set(take(from, 200)).size).toBe(200);
  expect(draws).toBe(200);
});
