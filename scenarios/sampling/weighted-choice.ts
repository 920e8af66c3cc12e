// One of several by their weights.

/**
 * @param weighted weights of 0 or more, in any sum; what has none is never chosen.
 * @param u uniform, from 0 to below 1.
 * @returns undefined when nothing has a weight.
 */
export function weightedChoice<T>(weighted: readonly (readonly [T, number])[], u: number): T | undefined {
  return new WeightedChoice(weighted).at(u);
}

/** For who chooses often. */
export class WeightedChoice<T> {
  readonly #choices: readonly T[];
  readonly #weights: Float64Array;
  readonly #total: number;

  constructor(weighted: readonly (readonly [T, number])[]) {
    this.#choices = weighted.map(([choice]) => choice);
    this.#weights = Float64Array.from(weighted, ([, weight]) => weight);
    this.#total = this.#weights.reduce((sum, weight) => sum + weight, 0);
  }

  at(u: number): T | undefined {
    let left = u * this.#total;
    for (let at = 0; at < this.#weights.length; at += 1) {
      left -= this.#weights[at] ?? 0;
      if (left < 0) return this.#choices[at];
    }
    // Rounding may leave a little over; it belongs to the last that has a weight.
    const last = this.#weights.findLastIndex((weight) => weight > 0);
    return last < 0 ? undefined : this.#choices[last];
  }
}
