// The highest rate that keeps to an objective: doubled until it breaks, then the bracket is halved until its ends are close. The same for
// any thing that can be held at a rate, so that it can be tried on a target whose knee is known.

export interface SearchBounds {
  readonly from: number;
  readonly atMost: number;
  /** Ends of the bracket differ by at most this share of the lower one. */
  readonly tolerance: number;
}

/** Holds a rate and says whether the objective held. `n` counts the trials of this search. */
export type Hold = (rate: number, n: number) => Promise<boolean>;

export interface SearchResult {
  /** Highest rate that held; 0: not even the lowest tried did. */
  readonly held: number;
  /** Lowest rate that broke; absent: none did. */
  readonly broken?: number;
  readonly trials: number;
}

/** Below this share of the first rate nothing is looked for: the target does not keep to the objective at all. */
const leastShare = 1 / 64;

export async function searchCapacity({ from, atMost, tolerance }: SearchBounds, hold: Hold): Promise<SearchResult> {
  let trials = 0;
  const holds = (rate: number) => {
    trials += 1;
    return hold(rate, trials - 1);
  };
  let held = 0;
  let broken: number | undefined;
  for (let rate = Math.min(from, atMost); broken === undefined; rate = Math.min(rate * 2, atMost)) {
    if (await holds(rate)) {
      held = rate;
      if (rate >= atMost) return { held, trials };
    } else {
      broken = rate;
    }
  }
  while (held === 0 && broken > from * leastShare) {
    if (await holds(broken / 2)) held = broken / 2;
    else broken /= 2;
  }
  while (held > 0 && broken > held * (1 + tolerance)) {
    // The middle by ratio, as the tolerance is one.
    const rate = Math.sqrt(held * broken);
    if (await holds(rate)) held = rate;
    else broken = rate;
  }
  return { held, broken, trials };
}

const bracketOfRepeat = 1.25;

/**
 * Searches again around what an earlier search found, from a bracket of ±25 %: a repeat tells how far the result moves by chance, and
 * needs no second climb. Falls back to a whole search where the bracket does not hold what is looked for.
 */
export async function searchAgain(around: number, { from, atMost, tolerance }: SearchBounds, hold: Hold): Promise<SearchResult> {
  let trials = 0;
  const holds = (rate: number) => {
    trials += 1;
    return hold(rate, trials - 1);
  };
  const [low, high] = [around / bracketOfRepeat, Math.min(around * bracketOfRepeat, atMost)];
  if (!(await holds(low))) return searchCapacity({ from: Math.min(from, low / 2), atMost: low, tolerance }, (rate) => holds(rate));
  if (await holds(high)) {
    if (high >= atMost) return { held: high, trials };
    return searchCapacity({ from: high, atMost, tolerance }, (rate) => holds(rate));
  }
  let [held, broken] = [low, high];
  while (broken > held * (1 + tolerance)) {
    const rate = Math.sqrt(held * broken);
    if (await holds(rate)) held = rate;
    else broken = rate;
  }
  return { held, broken, trials };
}

/** Trials of a first search and its repeats, where the target breaks near `atMost` and the repeats agree with it: seldom more. */
export function trialsOfSearches({ from, atMost, tolerance }: SearchBounds, repeats: number): number {
  const halvings = (ratio: number) => Math.max(0, Math.ceil(Math.log2(Math.log(ratio) / Math.log1p(tolerance))));
  const climb = 1 + Math.max(0, Math.ceil(Math.log2(atMost / from)));
  return climb + halvings(2) + (repeats - 1) * (2 + halvings(bracketOfRepeat ** 2));
}
