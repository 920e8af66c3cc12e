// Counts of all users of a run by arm and persona. Tallies of stretches of the population merge in any order into the same.
import { relativeError } from '../../../../scenarios/measures/sums/latency-histogram.ts';
import { clustersAtMost, histogramsAtMost, userCluster } from '../../../../scenarios/measures/sums/user-cluster.ts';
import { aggregatesFormat, type Aggregates } from '../../../../scenarios/measures/aggregates.ts';
import { attemptFacts } from '../../../../scenarios/measures/attempt-facts.ts';
import { userSums } from '../../../../scenarios/measures/user-sums.ts';
import type { Attempt } from '../../../../scenarios/schema/attempt.ts';
import { PartTally } from './part-tally.ts';

export class LivesTally {
  readonly #usersOf: (persona: string) => number;
  readonly #users = new Map<string, number>();
  readonly #parts = new Map<string, Map<string, PartTally>>();

  /** @param usersOf how many users the run has of a persona: where they are very many they are grouped. */
  constructor(usersOf: (persona: string) => number) {
    this.#usersOf = usersOf;
  }

  /** All attempts of one user, in whichever arms. */
  addUser(attempts: readonly Attempt[]): void {
    const [first] = attempts;
    if (first === undefined) return;
    const { user, persona } = first;
    this.#addUsers(persona, 1);
    const users = this.#usersOf(persona);
    const cluster = userCluster(user, persona, users, clustersAtMost);
    const group = userCluster(user, persona, users, histogramsAtMost);
    for (const [arm, ofArm] of Map.groupBy(attempts, (attempt) => attempt.arm)) {
      this.#part(arm, persona).addUser(
        ofArm.map((attempt) => ({ attempt, facts: attemptFacts(attempt) })),
        cluster,
        group,
      );
    }
  }

  merge({ users, parts }: Aggregates): void {
    for (const [persona, count] of Object.entries(users)) this.#addUsers(persona, count);
    for (const part of parts) this.#part(part.arm, part.persona).merge(part);
  }

  toAggregates(): Aggregates {
    const byName = <V>([a]: readonly [string, V], [b]: readonly [string, V]) => (a < b ? -1 : 1);
    return {
      format: aggregatesFormat,
      sums: userSums.map(({ id, about }) => ({ id, about })),
      relativeErrorOfTimes: relativeError,
      users: Object.fromEntries([...this.#users].toSorted(byName)),
      parts: [...this.#parts]
        .toSorted(byName)
        .flatMap(([arm, personas]) =>
          [...personas].toSorted(byName).map(([persona, part]) => part.toPart(arm, persona)),
        ),
    };
  }

  #addUsers(persona: string, count: number): void {
    this.#users.set(persona, (this.#users.get(persona) ?? 0) + count);
  }

  #part(arm: string, persona: string): PartTally {
    const personas = this.#parts.get(arm) ?? new Map<string, PartTally>();
    this.#parts.set(arm, personas);
    const part = personas.get(persona) ?? new PartTally();
    personas.set(persona, part);
    return part;
  }
}
