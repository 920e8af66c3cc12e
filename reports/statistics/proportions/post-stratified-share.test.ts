import { expect, it } from 'vitest';
import { postStratifiedShare } from './post-stratified-share.ts';
import { wilsonCI } from './wilson-ci.ts';

const conf = 0.95;

it('is Wilson’s interval of one stratum, and of two alike with weights as their sizes', () => {
  const { lower, upper } = wilsonCI({ x: 56, n: 70, conf });
  for (const strata of [
    [{ x: 56, n: 70, weight: 1 }],
    [
      { x: 28, n: 35, weight: 0.5 },
      { x: 28, n: 35, weight: 0.5 },
    ],
  ]) {
    const found = postStratifiedShare(strata, conf);
    expect(found?.value).toBeCloseTo(0.8, 12);
    expect(found?.wilson.lower).toBeCloseTo(lower, 10);
    expect(found?.wilson.upper).toBeCloseTo(upper, 10);
    expect(found?.standardError).toBeCloseTo(Math.sqrt((0.8 * 0.2) / 70), 12);
  }
});

it('weights strata, and is wider where a small one weighs much', () => {
  const even = [
    { x: 90, n: 100, weight: 0.5 },
    { x: 5, n: 10, weight: 0.5 },
  ];
  const found = postStratifiedShare(even, conf);
  expect(found?.value).toBeCloseTo(0.7, 12);
  const { lower, upper } = wilsonCI({ x: 77, n: 110, conf });
  expect((found?.wilson.upper ?? 0) - (found?.wilson.lower ?? 0)).toBeGreaterThan(upper - lower);
});

it('has room to err where all are alike, and leaves out a stratum without people', () => {
  const found = postStratifiedShare(
    [
      { x: 20, n: 20, weight: 0.7 },
      { x: 0, n: 0, weight: 0.3 },
    ],
    conf,
  );
  expect(found?.value).toBe(1);
  expect(found?.wilson.lower).toBeLessThan(0.9);
  expect(postStratifiedShare([{ x: 0, n: 0, weight: 1 }], conf)).toBeUndefined();
});
