// The score that a capture gets: its place among all captures of its class, put through the class's distribution. Nothing is drawn here.
import type { LogLinearTail, ScoreDistribution } from '../../scenarios/schema/score.ts';
import { normalQuantile } from '../../scenarios/sampling/normal-quantile.ts';

const lowest = 0;
const highest = 100;

/** Score, 0 to 100, that a share u of the class's captures stays below, for u in (0, 1). Does not fall as u rises. */
export function scoreAt(distribution: ScoreDistribution, u: number): number {
  switch (distribution.kind) {
    case 'normal': {
      const { at, below, sd } = distribution;
      return within(at + sd.value * (normalQuantile(u) - normalQuantile(below.value)));
    }
    case 'logit-normal': {
      const { at, below, sigma } = distribution;
      const logOdds = Math.log(at / (highest - at)) + sigma.value * (normalQuantile(u) - normalQuantile(below.value));
      return highest / (1 + Math.exp(-logOdds));
    }
    case 'log-linear-tail':
      return scoreInTail(distribution, u, 1);
  }
}

/** @param times how many times as often as the points say a score or a higher one is reached. */
export function scoreInTail({ points }: LogLinearTail, u: number, times: number): number {
  // Share at or above the score, taken back to that of the points.
  const log = Math.log((1 - u) / times);
  let from = { score: lowest, log: 0 };
  let slope = 0;
  for (const { score, atOrAbove } of points) {
    const to = { score, log: Math.log(atOrAbove.value) };
    slope = (to.log - from.log) / (to.score - from.score);
    if (log >= to.log) break;
    from = to;
  }
  return within(from.score + (log - from.log) / slope);
}

function within(score: number): number {
  return Math.min(highest, Math.max(lowest, score));
}
