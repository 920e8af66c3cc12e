// Interval score of a central prediction interval: its width, and where the figure lies outside, 2 / (1 - level) times the distance besides.
// Lower is better; the expected score is least for the true quantiles, so neither vagueness nor bravado pays.
// Gneiting & Raftery 2007, Strictly Proper Scoring Rules, Prediction, and Estimation, JASA 102:359-378, eq. 43.

export interface ScoredInterval {
  readonly lower: number;
  readonly upper: number;
  /** Of the interval: 0.9. */
  readonly level: number;
}

/** In the unit of the interval, on whose scale it depends: take logarithms before, where factors are meant. */
export function intervalScore({ lower, upper, level }: ScoredInterval, figure: number): number {
  const penalty = 2 / (1 - level);
  return upper - lower + penalty * Math.max(0, lower - figure, figure - upper);
}
