// What every interval method must satisfy: it holds its estimate, swapping arms mirrors it, more successes raise it, and its limits are
// where its own test has exactly the level.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bounds } from './bounds.ts';
import { clopperPearsonCI } from './proportions/clopper-pearson-ci.ts';
import type { TwoCounts } from './proportions/counts.ts';
import { criticalValue } from './distributions/critical-value.ts';
import { jeffreysCI } from './known-answers/proportions/jeffreys-ci.ts';
import { koopmanRatioCI } from './known-answers/proportions/koopman-ratio-ci.ts';
import { miettinenNurminenDiffCI } from './proportions/miettinen-nurminen-diff-ci.ts';
import { miettinenNurminenRatioCI } from './known-answers/proportions/miettinen-nurminen-ratio-ci.ts';
import { newcombeDiffCI } from './known-answers/proportions/newcombe-diff-ci.ts';
import { pairedDiffScoreCI } from './known-answers/proportions/paired-diff-score-ci.ts';
import { riskDifferenceScore } from './proportions/risk-difference-score.ts';
import { riskRatioScore } from './proportions/risk-ratio-score.ts';
import { wilsonCI } from './proportions/wilson-ci.ts';

const conf = 0.95;
const slack = 1e-9;
const count = fc.integer({ min: 1, max: 400 }).chain((n) => fc.integer({ min: 0, max: n }).map((x) => ({ x, n })));
const twoCounts = fc.tuple(count, count).map(([a, b]): TwoCounts => ({ x1: a.x, n1: a.n, x2: b.x, n2: b.n }));
const swap = ({ x1, n1, x2, n2 }: TwoCounts): TwoCounts => ({ x1: x2, n1: n2, x2: x1, n2: n1 });

describe.each([
  ['wilsonCI', wilsonCI],
  ['clopperPearsonCI', clopperPearsonCI],
  ['jeffreysCI', jeffreysCI],
] as const)('%s', (_, method) => {
  it('holds the share seen and stays within 0 and 1', () => {
    fc.assert(
      fc.property(count, ({ x, n }) => {
        const { lower, upper } = method({ x, n, conf });
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(x / n + slack);
        expect(upper).toBeGreaterThanOrEqual(x / n - slack);
      }),
    );
  });
  it('rises with the successes and mirrors under exchange of success and failure', () => {
    fc.assert(
      fc.property(count, ({ x, n }) => {
        const here = method({ x, n, conf });
        const mirrored = method({ x: n - x, n, conf });
        expect(mirrored.lower).toBeCloseTo(1 - here.upper, 9);
        if (x === n) return;
        const next = method({ x: x + 1, n, conf });
        expect(next.lower).toBeGreaterThanOrEqual(here.lower);
        expect(next.upper).toBeGreaterThanOrEqual(here.upper);
      }),
    );
  });
  it('narrows with the level', () => {
    fc.assert(
      fc.property(count, ({ x, n }) => {
        const wide = method({ x, n, conf: 0.99 });
        const narrow = method({ x, n, conf: 0.8 });
        expect(wide.lower).toBeLessThanOrEqual(narrow.lower + slack);
        expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper - slack);
      }),
    );
  });
});

describe.each([
  ['newcombeDiffCI', newcombeDiffCI],
  ['miettinenNurminenDiffCI', miettinenNurminenDiffCI],
] as const)('%s', (_, method) => {
  it('holds the difference seen, and swapping arms turns its sign', () => {
    fc.assert(
      fc.property(twoCounts, (counts) => {
        const { lower, upper } = method({ ...counts, conf });
        const difference = counts.x1 / counts.n1 - counts.x2 / counts.n2;
        expect(lower).toBeLessThanOrEqual(difference + slack);
        expect(upper).toBeGreaterThanOrEqual(difference - slack);
        const swapped = method({ ...swap(counts), conf });
        expect(swapped.lower).toBeCloseTo(-upper, 7);
        expect(swapped.upper).toBeCloseTo(-lower, 7);
      }),
    );
  });
  it('rises with the first arm', () => {
    fc.assert(
      fc.property(twoCounts, (counts) => {
        fc.pre(counts.x1 < counts.n1);
        const here = method({ ...counts, conf });
        const next = method({ ...counts, x1: counts.x1 + 1, conf });
        expect(next.lower).toBeGreaterThanOrEqual(here.lower - 1e-7);
        expect(next.upper).toBeGreaterThanOrEqual(here.upper - 1e-7);
      }),
    );
  });
});

describe.each([
  ['koopmanRatioCI', koopmanRatioCI],
  ['miettinenNurminenRatioCI', miettinenNurminenRatioCI],
] as const)('%s', (_, method) => {
  it('holds the ratio seen, and swapping arms inverts it', () => {
    fc.assert(
      fc.property(twoCounts, (counts) => {
        const found = method({ ...counts, conf });
        const swapped = method({ ...swap(counts), conf });
        if (counts.x1 === 0 && counts.x2 === 0) {
          expect(found).toBeUndefined();
          return;
        }
        const { lower, upper } = present(found);
        const ratio = counts.x1 / counts.n1 / (counts.x2 / counts.n2);
        expect(lower).toBeLessThanOrEqual(ratio * (1 + 1e-6));
        expect(upper).toBeGreaterThanOrEqual(ratio * (1 - 1e-6));
        expect(
          present(swapped).lower * upper === 0 || upper === Infinity ? 1 : present(swapped).lower * upper,
        ).toBeCloseTo(1, 5);
      }),
    );
  });
});

describe('limits of score intervals', () => {
  it('are where the score test of the difference is exactly at the level', () => {
    fc.assert(
      fc.property(twoCounts, (counts) => {
        const { lower, upper } = miettinenNurminenDiffCI({ ...counts, conf });
        const z = (delta: number): number => riskDifferenceScore({ ...counts, delta, biasCorrected: true }).z;
        if (lower > -0.999) expect(z(lower)).toBeCloseTo(criticalValue(conf), 4);
        if (upper < 0.999) expect(z(upper)).toBeCloseTo(-criticalValue(conf), 4);
      }),
    );
  });
  it('are where the score test of the ratio is exactly at the level', () => {
    fc.assert(
      fc.property(twoCounts, (counts) => {
        fc.pre(counts.x1 > 0 && counts.x2 > 0);
        const { lower, upper } = present(koopmanRatioCI({ ...counts, conf }));
        expect(riskRatioScore(counts, lower, false)).toBeCloseTo(criticalValue(conf), 5);
        expect(riskRatioScore(counts, upper, false)).toBeCloseTo(-criticalValue(conf), 5);
      }),
    );
  });
  it('of Tango turn their sign when the arms are swapped', () => {
    const pairs = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(pairs, pairs, pairs, pairs, (a, b, c, d) => {
        fc.pre(a + b + c + d > 0);
        const here = pairedDiffScoreCI({ a, b, c, d, conf });
        const swapped = pairedDiffScoreCI({ a, b: c, c: b, d, conf });
        expect(swapped.lower).toBeCloseTo(-here.upper, 7);
        expect(here.lower).toBeLessThanOrEqual((b - c) / (a + b + c + d) + slack);
      }),
    );
  });
});

it('refuses counts and levels that cannot be', () => {
  expect(() => wilsonCI({ x: 3, n: 2, conf })).toThrow('count-out-of-range');
  expect(() => wilsonCI({ x: 0, n: 0, conf })).toThrow('count-out-of-range');
  expect(() => wilsonCI({ x: 1, n: 2, conf: 95 })).toThrow('confidence-out-of-range');
});

function present(bounds: Bounds | undefined): Bounds {
  if (bounds === undefined) throw new Error('an interval was expected');
  return bounds;
}

it('Tango bounds a difference even when no pair disagrees', () => {
  const { lower, upper } = pairedDiffScoreCI({ a: 60, b: 0, c: 0, d: 0, conf });
  const expected = criticalValue(conf) ** 2 / (60 + criticalValue(conf) ** 2);
  expect(upper).toBeCloseTo(expected, 9);
  expect(lower).toBeCloseTo(-expected, 9);
});
