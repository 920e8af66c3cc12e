// Counts of everybody of one persona in one arm, as they are lived or as other threads counted them. All are whole numbers that add up in
// any order.
import { cellEndTenths } from '../../../../scenarios/measures/sums/curve-grid.ts';
import { bucketOf } from '../../../../scenarios/measures/sums/latency-histogram.ts';
import type {
  AggregatedPart,
  AttemptSums,
  FailureCodeCount,
  StepEnds,
  StepSums,
} from '../../../../scenarios/measures/aggregates.ts';
import type { AttemptFacts } from '../../../../scenarios/measures/attempt-facts.ts';
import { stepName } from '../../../../scenarios/measures/step-name.ts';
import { summing } from '../../../../scenarios/measures/summing.ts';
import { userSums } from '../../../../scenarios/measures/user-sums.ts';
import type { Attempt } from '../../../../scenarios/schema/attempt.ts';
import type { Purpose } from '../../../../scenarios/flows/flow.ts';
import { isSetBack } from '../../../../scenarios/flows/action.ts';

/** An attempt with what is to be said of it. */
export interface KnownAttempt {
  readonly attempt: Attempt;
  readonly facts: AttemptFacts;
}

const addPerson = summing(
  userSums.map(({ summand }) => summand),
  'millionths',
);
const us = (ms: number) => Math.round(ms * 1_000);
const countOf = {
  succeeded: 'succeeded',
  abandoned: 'abandoned',
  refused: 'refused',
  'timed-out': 'timedOut',
  void: 'void',
} as const;
const endOf = {
  succeeded: 'succeededHere',
  abandoned: 'abandonedHere',
  refused: 'refusedHere',
  'timed-out': 'timedOutHere',
} as const;

/** Whole numbers that are added field by field; what is text is the row's name. */
type Sums<Row> = { -readonly [K in keyof Row as Row[K] extends number ? K : never]: number };

export class PartTally {
  readonly #signIns = noAttempts();
  readonly #registrations = noAttempts();
  /** Those that serve no need: of people who meant none, and of strangers. */
  readonly #withoutNeed = noAttempts();
  readonly #usersWith = new Float64Array(userSums.length);
  readonly #clusters = new Map<string, Float64Array>();
  readonly #stepsOfSignIns = new Map<string, Sums<StepSums>>();
  readonly #stepsOfRegistrations = new Map<string, Sums<StepSums>>();
  /** A reset is lived within a sign-in, and counted with it; of what serves no need only codes are told by step. */
  readonly #stepsFor: Readonly<Record<Purpose, Map<string, Sums<StepSums>> | undefined>> = {
    'sign-in': this.#stepsOfSignIns,
    registration: this.#stepsOfRegistrations,
    reset: undefined,
    unmeant: undefined,
    guess: undefined,
  };
  readonly #stepEnds = new Map<string, Sums<StepEnds>>();
  readonly #failureCodes = new Map<string, FailureCodeCount>();
  readonly #endsByTime = new Map<number, [signedIn: number, not: number]>();
  readonly #successTimes = new Map<string, Map<number, number>>();

  /** All attempts of one user in the arm. @param cluster and group of users they belong to: for sums, and for times. */
  addUser(known: readonly KnownAttempt[], cluster: string, group: string): void {
    const sums = noSums();
    addPerson(known, sums);
    this.#addToCluster(cluster, sums);
    for (const [at, sum] of sums.entries()) if (sum !== 0) this.#usersWith[at] = (this.#usersWith[at] ?? 0) + 1;
    const of = (...purposes: Purpose[]) => known.filter(({ attempt }) => purposes.includes(attempt.purpose));
    const [registrations, signIns] = [of('registration'), of('sign-in')];
    if (registrations.length + signIns.length < known.length) addAttempts(this.#withoutNeed, of('unmeant', 'guess'));
    addAttempts(this.#registrations, registrations);
    addAttempts(this.#signIns, signIns);
    for (const { attempt, facts } of known) if (!facts.voided) this.#addSteps(attempt);
    for (const { attempt, facts } of signIns) if (!facts.voided) this.#addEnd(attempt, facts, group);
  }

  /** What another tally of the same arm and persona counted. */
  merge(part: AggregatedPart): void {
    addFields(this.#signIns, part.signIns);
    addFields(this.#registrations, part.registrations);
    addFields(this.#withoutNeed, part.withoutNeed);
    for (const [at, users] of part.usersWith.entries()) this.#usersWith[at] = (this.#usersWith[at] ?? 0) + users;
    for (const [cluster, sums] of part.clusters) this.#addToCluster(cluster, sums);
    for (const { step, ...sums } of part.stepsOfSignIns) addFields(found(this.#stepsOfSignIns, step, noVisits), sums);
    for (const { step, ...sums } of part.stepsOfRegistrations)
      addFields(found(this.#stepsOfRegistrations, step, noVisits), sums);
    for (const { step, ...sums } of part.stepEnds) addFields(found(this.#stepEnds, step, noEnds), sums);
    for (const { count, ...code } of part.failureCodes) this.#addCode(code, count);
    for (const [tenths, signedIn, not] of part.endsByTime) {
      const ends = found(this.#endsByTime, tenths, noEndsByTime);
      ends[0] += signedIn;
      ends[1] += not;
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
      clusters: inOrder(this.#clusters).map(([name, sums]) => [name, [...sums]]),
      stepsOfSignIns: rows(this.#stepsOfSignIns),
      stepsOfRegistrations: rows(this.#stepsOfRegistrations),
      stepEnds: rows(this.#stepEnds),
      failureCodes: inOrder(this.#failureCodes).map(([, code]) => code),
      endsByTime: ascending(this.#endsByTime).map(([tenths, [signedIn, not]]) => [tenths, signedIn, not]),
      successTimes: inOrder(this.#successTimes).map(([group, buckets]) => [group, ascending(buckets)]),
    };
  }

  #addToCluster(cluster: string, more: ArrayLike<number>): void {
    const sums = found(this.#clusters, cluster, noSums);
    for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (more[at] ?? 0);
  }

  #addSteps(attempt: Attempt): void {
    const steps = this.#stepsFor[attempt.purpose];
    for (const { flow, step, index, measured, modelledMs, result, code, cause } of attempt.steps) {
      const name = stepName(flow, step);
      if (code !== undefined && isSetBack(result))
        this.#addCode({ step: name, code, ...(cause === undefined ? {} : { cause }) }, 1);
      if (steps === undefined) continue;
      const sums = found(steps, name, noVisits);
      sums.visits += 1;
      sums.positions += index;
      sums.modelledUs += us(modelledMs);
      sums.navigationUs += us(measured.navigationMs);
      sums.serverUs += us(measured.serverMs);
      sums.ceremonyUs += us(measured.ceremonyMs);
      sums.renderingUs += us(measured.renderingMs);
      sums.overheadUs += us(measured.overheadMs);
    }
  }

  /** An attempt may end at a step before the step has left a record: it has reached that step all the same. */
  #addEnd(
    { outcome, steps, measuredMs, modelledMs }: Attempt,
    { succeeded, endedAt }: AttemptFacts,
    group: string,
  ): void {
    if (outcome.kind === 'void') return;
    const visited: string[] = [];
    for (const { flow, step, index } of steps) {
      const name = stepName(flow, step);
      if (visited.includes(name)) continue;
      visited.push(name);
      const ends = found(this.#stepEnds, name, noEnds);
      ends.reached += 1;
      ends.recorded += 1;
      ends.firstPositions += index;
    }
    if (endedAt !== undefined) {
      const ends = found(this.#stepEnds, endedAt, noEnds);
      if (!visited.includes(endedAt)) ends.reached += 1;
      ends[endOf[outcome.kind]] += 1;
    }
    const ms = measuredMs + modelledMs;
    found(this.#endsByTime, cellEndTenths(ms / 1_000), noEndsByTime)[succeeded ? 0 : 1] += 1;
    if (succeeded) this.#addTime(group, bucketOf(ms), 1);
  }

  #addCode(code: Omit<FailureCodeCount, 'count'>, count: number): void {
    const name = `${code.step} ${code.code} ${code.cause ?? ''}`;
    const known = this.#failureCodes.get(name);
    if (known === undefined) this.#failureCodes.set(name, { ...code, count });
    else known.count += count;
  }

  #addTime(group: string, bucket: number, count: number): void {
    const buckets = found(this.#successTimes, group, noBuckets);
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + count);
  }
}

function addAttempts(sums: AttemptSums, known: readonly KnownAttempt[]): void {
  if (known.length === 0) return;
  const needs = new Set<number>();
  let [notVoid, succeeded] = [false, false];
  for (const { attempt, facts } of known) {
    const { kind } = attempt.outcome;
    if (attempt.need !== undefined) needs.add(attempt.need);
    sums[countOf[kind]] += 1;
    if (kind === 'void') continue;
    notVoid = true;
    sums.measuredUs += us(attempt.measuredMs);
    sums.modelledUs += us(attempt.modelledMs);
    sums.overheadUs += us(attempt.overheadMs);
    if (!facts.succeeded) continue;
    succeeded = true;
    sums.measuredUsOfSuccesses += us(attempt.measuredMs);
    sums.modelledUsOfSuccesses += us(attempt.modelledMs);
  }
  sums.users += 1;
  sums.usersNotVoid += Number(notVoid);
  sums.usersSucceeded += Number(succeeded);
  sums.needs += needs.size;
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
const noVisits = (): Sums<StepSums> => ({
  visits: 0,
  positions: 0,
  modelledUs: 0,
  navigationUs: 0,
  serverUs: 0,
  ceremonyUs: 0,
  renderingUs: 0,
  overheadUs: 0,
});
const noEnds = (): Sums<StepEnds> => ({
  reached: 0,
  recorded: 0,
  firstPositions: 0,
  succeededHere: 0,
  abandonedHere: 0,
  refusedHere: 0,
  timedOutHere: 0,
});
const noSums = () => new Float64Array(userSums.length);
const noBuckets = () => new Map<number, number>();
const noEndsByTime = (): [number, number] => [0, 0];

function addFields<K extends string>(sums: Record<K, number>, more: Readonly<Record<K, number>>): void {
  for (const key of Object.keys(sums) as K[]) sums[key] += more[key];
}

function found<K, V>(rowsByName: Map<K, V>, name: K, made: () => V): V {
  const known = rowsByName.get(name);
  if (known !== undefined) return known;
  const row = made();
  rowsByName.set(name, row);
  return row;
}

const inOrder = <V>(byName: ReadonlyMap<string, V>): [string, V][] =>
  [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1));
const ascending = <V>(byNumber: ReadonlyMap<number, V>): [number, V][] => [...byNumber].toSorted(([a], [b]) => a - b);
const rows = <S extends object>(byStep: ReadonlyMap<string, S>) =>
  inOrder(byStep).map(([step, sums]) => Object.assign({ step }, sums));
