import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CountsByPair } from './counts-by-pair.ts';

const whole = fc.integer({ min: -400, max: 1_500 });

it('counts as a table of sums does, however many pairs there are', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(whole, whole, fc.integer({ min: 1, max: 9 })), { maxLength: 2_000 }), (added) => {
      const counts = new CountsByPair();
      const expected = new Map<string, number>();
      for (const [first, second, count] of added) {
        counts.add(first, second, count);
        const name = `${first} ${second}`;
        expected.set(name, (expected.get(name) ?? 0) + count);
      }
      const found = [...counts.rows()].map(([first, second, count]) => [`${first} ${second}`, count] as const);
      expect(found).toHaveLength(expected.size);
      expect(new Map(found)).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

it('finds pairs that begin at the same place', () => {
  const counts = new CountsByPair();
  for (let second = 0; second < 10_000; second += 1) counts.add(0, second * 256, 1);
  for (let second = 0; second < 10_000; second += 1) counts.add(0, second * 256, 2);
  const rows = [...counts.rows()];
  expect(rows).toHaveLength(10_000);
  expect(rows.every(([, , count]) => count === 3)).toBe(true);
});
