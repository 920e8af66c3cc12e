import { expect, it } from 'vitest';
import { CountsByPlace } from './counts-by-place.ts';

it('keeps what was counted when a place far off comes', () => {
  const counts = new CountsByPlace();
  counts.add(3, 2);
  counts.add(63, 1);
  counts.add(64, 5);
  counts.add(10_000, 4);
  counts.add(3, 1);
  expect([3, 63, 64, 10_000].map((place) => counts.at(place))).toEqual([3, 1, 5, 4]);
  expect([0, 65, 9_999, 10_001, 1_000_000].map((place) => counts.at(place))).toEqual([0, 0, 0, 0, 0]);
  expect(counts.length).toBeGreaterThan(10_000);
});
