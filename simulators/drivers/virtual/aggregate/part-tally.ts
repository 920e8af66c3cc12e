// Counts of everybody of one persona in one arm, as they are lived or as other threads counted them. All are whole numbers that add up in
// any order.
import { cellEndTenths, cellOf } from '../../../../scenarios/measures/sums/curve-grid.ts';
import { bucketOf } from '../../../../scenarios/measures/sums/latency-histogram.ts';
import type { AggregatedPart, AttemptSums } from '../../../../scenarios/measures/aggregates.ts';
import { factPlace, type FactRow } from '../../../../scenarios/measures/attempt-facts.ts';
import { AttemptsOfPerson } from '../../../../scenarios/measures/attempts-of-person.ts';
import type { CountedAttempt } from '../../../../scenarios/measures/counted-attempt.ts';
import { summing, type KnownAttempt } from '../../../../scenarios/measures/summing.ts';
import { userSums } from '../../../../scenarios/measures/user-sums.ts';
import { purposesWithoutNeed, type Purpose } from '../../../../scenarios/flows/flow.ts';
import { CountsByPair } from './counts-by-pair.ts';
import { CountsByPlace } from './counts-by-place.ts';
import { addFields, us } from './field-sums.ts';
import { inOrder } from './rows-by-name.ts';
import { StepTallies } from './step-tallies.ts';
import { SumsByName } from './sums-by-name.ts';

const addPerson = summing(
  userSums.map(({ summand }) => summand),
  'millionths',
);
const countOf = {
  succeeded: 'succeeded',
  abandoned: 'abandoned',
  refused: 'refused',
  'timed-out': 'timedOut',
  void: 'void',
} as const;
const registering: readonly Purpose[] = ['registration'];
const signingIn: readonly Purpose[] = ['sign-in'];

export class PartTally {
  readonly #signIns = noAttempts();
  readonly #registrations = noAttempts();
  /** Those that serve no need: of people who meant none, and of strangers. */
  readonly #withoutNeed = noAttempts();
  readonly #attemptsFor: Readonly<Record<Purpose, AttemptSums | undefined>> = {
    'sign-in': this.#signIns,
    registration: this.#registrations,
    reset: undefined,
    recovery: this.#signIns,
    unmeant: this.#withoutNeed,
    guess: this.#withoutNeed,
    impostor: this.#withoutNeed,
    lure: this.#withoutNeed,
    attack: this.#withoutNeed,
  };
  readonly #person = new AttemptsOfPerson();
  readonly #sumsOfPerson = new Float64Array(userSums.length);
  readonly #usersWith = new Float64Array(userSums.length);
  readonly #clusters = new SumsByName(userSums.length);
  readonly #steps = new StepTallies();
  /** By cell of time: attempts that ended in it signed in, and those that did otherwise. */
  readonly #signedInByTime = new CountsByPlace();
  readonly #otherwiseByTime = new CountsByPlace();
  /** Places of groups by their names, and times of successes by the group's place and their bucket. */
  readonly #groups = new Map<string, number>();
  readonly #successTimes = new CountsByPair();

  /** One attempt of a person, which may be gone afterwards. @param group of users they belong to, for times. */
  add(attempt: CountedAttempt, group: string): void {
    const { facts } = this.#person.add(attempt);
    const sums = this.#attemptsFor[attempt.purpose];
    if (sums !== undefined) addAttempt(sums, attempt);
    if (facts[factPlace.voided] === 1) return;
    this.#steps.add(attempt);
    if (attempt.purpose === 'sign-in') this.#addEnd(attempt, facts, group);
  }

  /** The person has lived all of theirs in this arm. @param cluster of users they belong to, for sums. */
  endPerson(cluster: string): void {
    const { known } = this.#person;
    const sums = this.#sumsOfPerson.fill(0);
    addPerson(known, sums);
    this.#clusters.add(cluster, sums);
    for (let at = 0; at < sums.length; at += 1)
      if (sums[at] !== 0) this.#usersWith[at] = (this.#usersWith[at] ?? 0) + 1;
    addUser(this.#registrations, known, registering);
    addUser(this.#signIns, known, signingIn);
    addUser(this.#withoutNeed, known, purposesWithoutNeed);
    this.#person.clear();
  }

  /** What another tally of the same arm and persona counted. */
  merge(part: AggregatedPart): void {
    addFields(this.#signIns, part.signIns);
    addFields(this.#registrations, part.registrations);
    addFields(this.#withoutNeed, part.withoutNeed);
    for (const [at, users] of part.usersWith.entries()) this.#usersWith[at] = (this.#usersWith[at] ?? 0) + users;
    for (const [cluster, sums] of part.clusters) this.#clusters.add(cluster, sums);
    this.#steps.merge(part);
    for (const [tenths, signedIn, not] of part.endsByTime) {
      const cell = cellOf(tenths / 10);
      this.#signedInByTime.add(cell, signedIn);
      this.#otherwiseByTime.add(cell, not);
    }
    for (const [group, buckets] of part.successTimes)
      for (const [bucket, count] of buckets) this.#addTime(group, bucket, count);
  }

  toPart(arm: string, persona: string): AggregatedPart {
    return {
      arm,
      persona,
      signIns: this.#signIns,
      registrations: this.#registrations,
      withoutNeed: this.#withoutNeed,
      usersWith: [...this.#usersWith],
      clusters: this.#clusters.rows(),
      ...this.#steps.rows(),
      endsByTime: this.#endsByTime(),
      successTimes: this.#timesByGroup(),
    };
  }

  #addEnd({ measuredMs, modelledMs }: CountedAttempt, facts: FactRow, group: string): void {
    const ms = measuredMs + modelledMs;
    const succeeded = facts[factPlace.succeeded] === 1;
    (succeeded ? this.#signedInByTime : this.#otherwiseByTime).add(cellOf(ms / 1_000), 1);
    if (succeeded) this.#addTime(group, bucketOf(ms), 1);
  }

  #endsByTime(): AggregatedPart['endsByTime'] {
    const ends: AggregatedPart['endsByTime'] = [];
    for (let cell = 0; cell < Math.max(this.#signedInByTime.length, this.#otherwiseByTime.length); cell += 1) {
      const [signedIn, otherwise] = [this.#signedInByTime.at(cell), this.#otherwiseByTime.at(cell)];
      if (signedIn > 0 || otherwise > 0) ends.push([cellEndTenths(cell), signedIn, otherwise]);
    }
    return ends;
  }

  #addTime(group: string, bucket: number, count: number): void {
    this.#successTimes.add(this.#groups.get(group) ?? this.#newGroup(group), bucket, count);
  }

  #newGroup(name: string): number {
    const place = this.#groups.size;
    this.#groups.set(name, place);
    return place;
  }

  #timesByGroup(): AggregatedPart['successTimes'] {
    const buckets: [bucket: number, count: number][][] = Array.from(this.#groups, () => []);
    for (const [group, bucket, count] of this.#successTimes.rows()) buckets[group]?.push([bucket, count]);
    return inOrder(this.#groups).map(([name, group]) => [name, (buckets[group] ?? []).sort(([a], [b]) => a - b)]);
  }
}

function addAttempt(
  sums: AttemptSums,
  { outcome: { kind }, measuredMs, modelledMs, overheadMs }: CountedAttempt,
): void {
  sums[countOf[kind]] += 1;
  if (kind === 'void') return;
  const measuredUs = us(measuredMs);
  const modelledUs = us(modelledMs);
  sums.measuredUs += measuredUs;
  sums.modelledUs += modelledUs;
  sums.overheadUs += us(overheadMs);
  if (kind !== 'succeeded') return;
  sums.measuredUsOfSuccesses += measuredUs;
  sums.modelledUsOfSuccesses += modelledUs;
}

/** @param known in the order in which they were lived, so that those of one need stand together. */
function addUser(sums: AttemptSums, known: readonly KnownAttempt[], of: readonly Purpose[]): void {
  let some = false;
  let notVoid = false;
  let succeeded = false;
  let needs = 0;
  let last: number | undefined;
  for (const { attempt, facts } of known) {
    if (!of.includes(attempt.purpose)) continue;
    some = true;
    notVoid ||= facts[factPlace.voided] !== 1;
    succeeded ||= facts[factPlace.succeeded] === 1;
    if (attempt.need !== last) needs += 1;
    last = attempt.need;
  }
  sums.users += Number(some);
  sums.usersNotVoid += Number(notVoid);
  sums.usersSucceeded += Number(succeeded);
  sums.needs += needs;
}

const noAttempts = (): AttemptSums => ({
  users: 0,
  usersNotVoid: 0,
  usersSucceeded: 0,
  needs: 0,
  succeeded: 0,
  refused: 0,
  abandoned: 0,
  timedOut: 0,
  void: 0,
  measuredUs: 0,
  modelledUs: 0,
  overheadUs: 0,
  measuredUsOfSuccesses: 0,
  modelledUsOfSuccesses: 0,
});
