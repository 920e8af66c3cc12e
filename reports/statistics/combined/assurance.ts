// The chance that a study leads to a decision, before it is made: assurance (O'Hagan & Stevens 2001, Med Decis Making 21:219), by preposterior
// analysis of a normal quantity (Raiffa & Schlaifer 1961, Applied Statistical Decision Theory, ch. 5). What a wrong decision or a longer
// pilot costs nobody has told us, so that a value in money cannot be given; what a study is for here is that a word can be said.
import { normalCdf } from '../distributions/normal-cdf.ts';
import { normalQuantile } from '../distributions/normal-quantile.ts';

export interface AssuranceOrder {
  /** Chance of the upper side now, between 0 and 1. */
  readonly upper: number;
  /** Of the variance of what decides: share that the study takes away, 0 to 1. */
  readonly resolved: number;
  /** Chance of a side that is needed to say so, above 1/2. */
  readonly levels: { readonly upper: number; readonly lower: number };
}

/**
 * What decides is L ~ N(k, 1), the upper side L > 0, Φ(k) its chance now. A study that takes away the share I of the variance leaves
 * N(M, 1 - I), and M ~ N(k, I) beforehand. The upper side is said where Φ(M / √(1-I)) comes to its level, the lower one likewise.
 */
export function assurance({ upper, resolved, levels }: AssuranceOrder): number {
  if (upper >= levels.upper || 1 - upper >= levels.lower) return 1;
  if (resolved <= 0) return 0;
  const k = normalQuantile(upper);
  const [learnt, left] = [Math.sqrt(Math.min(1, resolved)), Math.sqrt(Math.max(0, 1 - resolved))];
  const atLeast = normalQuantile(levels.upper) * left;
  const atMost = -normalQuantile(levels.lower) * left;
  return normalCdf((k - atLeast) / learnt) + normalCdf((atMost - k) / learnt);
}

export interface Observation {
  /** Of what is measured, in the unit of its own prior: variance of one person's observation over that of the prior. */
  readonly noise: number;
  /** Share of the variance of what decides that knowing it would take away. */
  readonly explains: number;
}

/** Conjugate normal: n observations with variance v around a quantity with prior variance 1 take 1 / (1 + v/n) of its variance away. */
export function resolvedBy(observations: readonly Observation[], people: number): number {
  return observations.reduce((sum, { noise, explains }) => sum + explains / (1 + noise / people), 0);
}

/** The fewest people with whom a chance is reached; undefined: not even with as many as `atMost`. */
export function fewestPeople(
  observations: readonly Observation[],
  { target, atMost, ...order }: Omit<AssuranceOrder, 'resolved'> & { readonly target: number; readonly atMost: number },
): number | undefined {
  const reached = (people: number) => assurance({ ...order, resolved: resolvedBy(observations, people) }) >= target;
  // Twice as many until it is reached, then halved down: beyond the first place where it is reached it may fall a little again.
  let high = 1;
  while (!reached(high)) {
    if (high >= atMost) return undefined;
    high = Math.min(2 * high, atMost);
  }
  let low = high === 1 ? 0 : Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high;
}
