// The attempts of one person in one arm with their facts, until all of them have been lived: what estimands add up of a need or a day is known
// of all of it at once. The same rows serve one person after the other.
import { blankRow, factRow } from './attempt-facts.ts';
import type { CountedAttempt } from './counted-attempt.ts';
import type { KnownAttempt } from './summing.ts';

type Kept = { attempt: { -readonly [K in keyof KnownAttempt['attempt']]: KnownAttempt['attempt'][K] } } & Pick<
  KnownAttempt,
  'facts'
>;

export class AttemptsOfPerson {
  readonly #known: Kept[] = [];
  /** Of persons before. */
  readonly #blank: Kept[] = [];

  /** In the order in which they were lived. */
  get known(): readonly KnownAttempt[] {
    return this.#known;
  }

  add(attempt: CountedAttempt): KnownAttempt {
    const { purpose, need, day } = attempt;
    const kept = this.#blank.pop() ?? { attempt: { purpose, need, day }, facts: blankRow() };
    kept.attempt.purpose = purpose;
    kept.attempt.need = need;
    kept.attempt.day = day;
    factRow(attempt, kept.facts);
    this.#known.push(kept);
    return kept;
  }

  /** Another person comes. */
  clear(): void {
    for (let last = this.#known.pop(); last !== undefined; last = this.#known.pop()) this.#blank.push(last);
  }
}
