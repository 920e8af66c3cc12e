// Known truth: scores of a known distribution give its analytic error rates at every threshold. Φ is cephes', an implementation of its own.
import cephes from 'cephes';
import { describe, expect, it } from 'vitest';
import { openStream } from '../../scenarios/sampling/stream.ts';
import type { LogLinearTail, ScoreDistribution } from '../../scenarios/schema/score.ts';
import { scoreAt, scoreInTail } from './score-distribution.ts';

await cephes.compiled;

const assumed = (value: number) => ({ value, low: value, high: value, assumed: 'of a test' });
const logit = (score: number) => Math.log(score / (100 - score));
const thresholds = [50, 60, 70, 80, 90];

/** With mean 72 and sd 12; log odds with mean 2 and sd 0.8; P(S ≥ s) = 10^(-s/50). */
const known: readonly {
  readonly distribution: ScoreDistribution;
  readonly below: (threshold: number) => number;
}[] = [
  {
    distribution: { kind: 'normal', at: 60, below: assumed(cephes.ndtr(-1)), sd: assumed(12) },
    below: (t) => cephes.ndtr((t - 72) / 12),
  },
  {
    distribution: {
      kind: 'logit-normal',
      at: 70,
      below: assumed(cephes.ndtr((logit(70) - 2) / 0.8)),
      sigma: assumed(0.8),
    },
    below: (t) => cephes.ndtr((logit(t) - 2) / 0.8),
  },
  {
    distribution: { kind: 'log-linear-tail', points: [{ score: 50, atOrAbove: assumed(0.1) }] },
    below: (t) => 1 - 10 ** (-t / 50),
  },
];

describe.each(known)('$distribution.kind', ({ distribution, below }) => {
  it.each(thresholds)(
    'has its analytic error rate at threshold %d: of quantiles in a row to their step',
    (threshold) => {
      const count = 100_000;
      let under = 0;
      for (let at = 0; at < count; at += 1) if (scoreAt(distribution, (at + 0.5) / count) < threshold) under += 1;
      expect(Math.abs(under / count - below(threshold))).toBeLessThanOrEqual(1 / count);
    },
  );

  it.each(thresholds)('and of drawn quantiles inside four standard errors, threshold %d', (threshold) => {
    const stream = openStream({ seed: 14, purpose: 'score', user: 0, attempt: 0, visit: 0 });
    const count = 50_000;
    let under = 0;
    for (let at = 0; at < count; at += 1) if (scoreAt(distribution, stream.uniform()) < threshold) under += 1;
    const expected = below(threshold);
    expect(Math.abs(under / count - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / count));
  });

  it('rises with the quantile and stays from 0 to 100', () => {
    const scores = [1e-12, 0.001, 0.2, 0.5, 0.9, 0.9999, 1 - 1e-12].map((u) => scoreAt(distribution, u));
    expect(scores).toEqual(scores.toSorted((one, other) => one - other));
    expect(scores.every((score) => score >= 0 && score <= 100)).toBe(true);
  });
});

describe('a tail with several points', () => {
  const tail: LogLinearTail = {
    kind: 'log-linear-tail',
    points: [
      { score: 50, atOrAbove: assumed(1e-5) },
      { score: 70, atOrAbove: assumed(1e-7) },
      { score: 90, atOrAbove: assumed(1e-9) },
    ],
  };

  it('goes through each and on beyond the last', () => {
    for (const [share, score] of [
      [1e-2, 20],
      [1e-5, 50],
      [1e-6, 60],
      [1e-7, 70],
      [1e-9, 90],
      [1e-10, 100],
    ] as const)
      expect(scoreAt(tail, 1 - share)).toBeCloseTo(score, 4);
  });

  it('is reached so many times as often by those who look alike', () => {
    expect(scoreInTail(tail, 1 - 11e-5, 11)).toBeCloseTo(50, 6);
    expect(scoreInTail(tail, 1 - 11e-7, 11)).toBeCloseTo(70, 4);
  });
});
