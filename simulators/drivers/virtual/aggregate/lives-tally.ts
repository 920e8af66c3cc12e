// Counts of all users of a run by arm and persona. Tallies of stretches of the population merge in any order into the same.
import { relativeError } from '../../../../scenarios/measures/sums/latency-histogram.ts';
import { clustersAtMost, histogramsAtMost, userCluster } from '../../../../scenarios/measures/sums/user-cluster.ts';
import { aggregatesFormat, type Aggregates } from '../../../../scenarios/measures/aggregates.ts';
import type { CountedAttempt } from '../../../../scenarios/measures/counted-attempt.ts';
import { userSums } from '../../../../scenarios/measures/user-sums.ts';
import { PartTally } from './part-tally.ts';

export class LivesTally {
  readonly #usersOf: (persona: string) => number;
  readonly #users = new Map<string, number>();
  readonly #parts = new Map<string, Map<string, PartTally>>();
  /** Who is counted, and where; absent: nobody is. */
  #user: number | undefined;
  #arm: string | undefined;
  #ofArm: PartTally | undefined;
  /** Of users, that they belong to: for sums, and for times. */
  #cluster = '';
  #group = '';

  /** @param usersOf how many users the run has of a persona: where they are very many they are grouped. */
  constructor(usersOf: (persona: string) => number) {
    this.#usersOf = usersOf;
  }

  /** All attempts of one user, those of an arm together. */
  addUser(attempts: Iterable<CountedAttempt>): void {
    for (const attempt of attempts) this.add(attempt);
    this.endUser();
  }

  /** The next attempt of a user, which may be gone afterwards. */
  add(attempt: CountedAttempt): void {
    if (this.#user !== attempt.user) {
      this.endUser();
      this.#beginUser(attempt);
    }
    if (this.#arm !== attempt.arm) {
      this.#ofArm?.endPerson(this.#cluster);
      this.#arm = attempt.arm;
      this.#ofArm = this.#part(attempt.arm, attempt.persona);
    }
    this.#ofArm?.add(attempt, this.#group);
  }

  /** They have lived all of theirs. */
  endUser(): void {
    this.#ofArm?.endPerson(this.#cluster);
    this.#user = undefined;
    this.#arm = undefined;
    this.#ofArm = undefined;
  }

  #beginUser({ user, persona }: CountedAttempt): void {
    const users = this.#usersOf(persona);
    this.#addUsers(persona, 1);
    this.#user = user;
    this.#cluster = userCluster(user, persona, users, clustersAtMost);
    this.#group = userCluster(user, persona, users, histogramsAtMost);
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
