import { expect, it } from 'vitest';
import { keepTogether } from './keep-together.ts';

it('binds a number to its unit and nothing else', () => {
  expect(keepTogether('95 % of 20 users in 3 s, 14 times, 3 such')).toBe(
    '95\u00a0% of 20\u00a0users in 3\u00a0s, 14\u00a0times, 3 such',
  );
});
