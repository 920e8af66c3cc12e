// Of many like trials, working days or needs to sign in, those at which something rare happens, with the same chance at each: the gap to the
// next is drawn, and nothing is asked of the trials between. Gaps are geometric, by inversion. The n-th is addressed by person, hazard and n,
// so whoever asks, in either tenant and from whichever trial on, meets the same.
import { firstUniformAt, type StreamKey } from '../../../scenarios/sampling/stream.ts';

/** Trials before the next at which it happens; P(gap ≥ k) = (1 - chance)^k. @param u in (0, 1) */
export function geometricGap(chance: number, u: number): number {
  return chance <= 0 ? Number.POSITIVE_INFINITY : Math.floor(Math.log(u) / Math.log1p(-chance));
}

/** Of one person. */
export class RareTrials {
  readonly #key: StreamKey;
  readonly #person: number;
  readonly #chance: number;
  #ordinal = 0;
  /** The trial at which it happens next, and the one before it; -1: there was none. */
  #next = -1;
  #last = -1;

  /** @param key of seed and hazard. @param chance at each trial. */
  constructor(key: StreamKey, person: number, chance: number) {
    this.#key = key;
    this.#person = person;
    this.#chance = chance;
    this.#rewind();
  }

  /** The first trial, this or later, at which it happens; infinite: none. */
  from(trial: number): number {
    if (trial <= this.#last) this.#rewind();
    while (this.#next < trial) this.#goOn();
    return this.#next;
  }

  #rewind(): void {
    this.#ordinal = 0;
    this.#next = -1;
    this.#goOn();
  }

  #goOn(): void {
    this.#last = this.#next;
    this.#next += 1 + geometricGap(this.#chance, firstUniformAt(this.#key, this.#person, this.#ordinal, undefined));
    this.#ordinal += 1;
  }
}

/** Of all people, for who asks of one of them many times in a row. */
export class RareTrialsOfPeople<P extends { readonly index: number }> {
  readonly #key: StreamKey;
  readonly #chanceOf: (person: P) => number;
  #person = -1;
  #trials: RareTrials | undefined;

  constructor(key: StreamKey, chanceOf: (person: P) => number) {
    this.#key = key;
    this.#chanceOf = chanceOf;
  }

  of(person: P): RareTrials {
    if (this.#trials === undefined || person.index !== this.#person) {
      this.#trials = new RareTrials(this.#key, person.index, this.#chanceOf(person));
      this.#person = person.index;
    }
    return this.#trials;
  }
}
