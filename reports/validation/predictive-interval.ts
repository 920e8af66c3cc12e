// From the draws of one quantity to its predictive median and interval, with chance between the few users of a draw taken out and told apart.
// One-way random effects (Law 2015, Simulation Modeling and Analysis): variance of the draws =
// input uncertainty + mean inner variance. The draws are drawn together about their mean by the share that is input uncertainty, on the scale of the
// logarithm where values are times or ratios, before quantiles are read.
import { moments } from '../../scenarios/measures/sums/moments.ts';
import { openStream } from '../../scenarios/sampling/stream.ts';
import { toInterval } from '../statistics/inference.ts';
import { quantile } from '../statistics/series/quantile.ts';

export interface DrawnValue {
  readonly value: number;
  readonly variance: number;
}

export interface PredictiveInterval {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
  /** Standard deviation that is due to the uncertain parameters; as a factor less 1 where `scale` is log. */
  readonly inputSd: number;
  /** Standard deviation that the users of one draw leave, taken out of the interval. */
  readonly innerSd: number;
  /** Standard errors, by number of draws and users: bootstrap of the draws. */
  readonly monteCarloError: { readonly median: number; readonly lower: number; readonly upper: number };
}

export interface PredictiveOptions {
  readonly scale: 'natural' | 'log';
  /** Of the interval: 0.9. */
  readonly level: number;
  /** Of the bootstrap. */
  readonly seed: number;
}

const resamples = 200;
/** Fewer draws say nothing of 5 and 95 %. */
export const fewestDraws = 20;

/** undefined: too few draws with a value, or all gave the same, which is no interval. */
export function predictiveInterval(
  draws: readonly DrawnValue[],
  { scale, level, seed }: PredictiveOptions,
): PredictiveInterval | undefined {
  if (draws.length < fewestDraws) return undefined;
  const scaled = draws.map(({ value, variance }) =>
    scale === 'log' ? { value: Math.log(value), variance: variance / value ** 2 } : { value, variance },
  );
  const found = summarise(scaled, level);
  if (toInterval(found, level, '') === undefined) return undefined;
  const stream = openStream({ seed, purpose: 'validation/bootstrap' });
  const again = Array.from({ length: resamples }, () =>
    summarise(
      scaled.map(() => scaled[Math.floor(stream.uniform() * scaled.length)] ?? { value: 0, variance: 0 }),
      level,
    ),
  );
  const back = (x: number) => (scale === 'log' ? Math.exp(x) : x);
  const error = (of: (summary: Summary) => number) =>
    Math.sqrt(moments(again.map((summary) => back(of(summary)))).variance);
  return {
    median: back(found.median),
    lower: back(found.lower),
    upper: back(found.upper),
    inputSd: scale === 'log' ? Math.expm1(found.inputSd) : found.inputSd,
    innerSd: scale === 'log' ? Math.expm1(found.innerSd) : found.innerSd,
    monteCarloError: {
      median: error(({ median }) => median),
      lower: error(({ lower }) => lower),
      upper: error(({ upper }) => upper),
    },
  };
}

interface Summary {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
  readonly inputSd: number;
  readonly innerSd: number;
}

function summarise(draws: readonly DrawnValue[], level: number): Summary {
  const values = draws.map(({ value }) => value);
  const { mean, variance: total } = moments(values);
  const inner = draws.reduce((sum, { variance }) => sum + variance, 0) / draws.length;
  // Less than the standard error of the draws' own variance cannot be told from nothing: so much is left in, lest no doubt is shown at all.
  const input = Math.max(total - inner, total * Math.sqrt(2 / (draws.length - 1)));
  const share = total === 0 ? 0 : Math.sqrt(input / total);
  // Sorted as numbers at once: the quantiles then have nothing left to sort.
  const x = [...Float64Array.from(values, (value) => mean + (value - mean) * share).sort()];
  return {
    median: quantile({ x, p: 0.5 }),
    lower: quantile({ x, p: (1 - level) / 2 }),
    upper: quantile({ x, p: (1 + level) / 2 }),
    inputSd: Math.sqrt(input),
    innerSd: Math.sqrt(inner),
  };
}
