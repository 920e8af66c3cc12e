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
import { endedAt, factPlace, type FactRow } from '../../../../scenarios/measures/attempt-facts.ts';
import { AttemptsOfPerson } from '../../../../scenarios/measures/attempts-of-person.ts';
import type { CountedAttempt, CountedStep } from '../../../../scenarios/measures/counted-attempt.ts';
import { stepName } from '../../../../scenarios/measures/step-name.ts';
import { summing, type KnownAttempt } from '../../../../scenarios/measures/summing.ts';
import { userSums } from '../../../../scenarios/measures/user-sums.ts';
import { purposesWithoutNeed, type Purpose } from '../../../../scenarios/flows/flow.ts';
import { isSetBack } from '../../../../scenarios/flows/action-result.ts';
import { SumsByName } from './sums-by-name.ts';

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

const registering: readonly Purpose[] = ['registration'];
const signingIn: readonly Purpose[] = ['sign-in'];

type CausesOfCode = Map<FailureCodeCount['cause'], number>;
type CodesOfStep = Map<string, CausesOfCode>;

/** Whole numbers that are added field by field; what is text is the row's name. */
type Sums<Row> = { -readonly [K in keyof Row as Row[K] extends number ? K : never]: number };

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
  readonly #stepsOfSignIns = new Map<string, Sums<StepSums>>();
  readonly #stepsOfRegistrations = new Map<string, Sums<StepSums>>();
  /** A reset is lived within a sign-in, and counted with it; of what serves no need only codes are told by step. */
  readonly #stepsFor: Readonly<Record<Purpose, Map<string, Sums<StepSums>> | undefined>> = {
    'sign-in': this.#stepsOfSignIns,
    registration: this.#stepsOfRegistrations,
    reset: undefined,
    recovery: this.#stepsOfSignIns,
    unmeant: undefined,
    guess: undefined,
    impostor: undefined,
    lure: undefined,
    attack: undefined,
  };
  readonly #stepEnds = new Map<string, Sums<StepEnds>>();
  /** By step, code and cause. */
  readonly #failureCodes = new Map<string, CodesOfStep>();
  readonly #endsByTime = new Map<number, [signedIn: number, not: number]>();
  readonly #successTimes = new Map<string, Map<number, number>>();
  /** Names of the steps that an attempt came to; of one after the other. */
  readonly #visited: string[] = [];

  /** One attempt of a person, which may be gone afterwards. @param group of users they belong to, for times. */
  add(attempt: CountedAttempt, group: string): void {
    const { facts } = this.#person.add(attempt);
    const sums = this.#attemptsFor[attempt.purpose];
    if (sums !== undefined) addAttempt(sums, attempt);
    if (facts[factPlace.voided] === 1) return;
    this.#addSteps(attempt);
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
      clusters: this.#clusters.rows(),
      stepsOfSignIns: rows(this.#stepsOfSignIns),
      stepsOfRegistrations: rows(this.#stepsOfRegistrations),
      stepEnds: rows(this.#stepEnds),
      failureCodes: codeRows(this.#failureCodes),
      endsByTime: ascending(this.#endsByTime).map(([tenths, [signedIn, not]]) => [tenths, signedIn, not]),
      successTimes: inOrder(this.#successTimes).map(([group, buckets]) => [group, ascending(buckets)]),
    };
  }

  #addSteps(attempt: CountedAttempt): void {
    const steps = this.#stepsFor[attempt.purpose];
    const { steps: taken } = attempt;
    for (let at = 0; at < taken.length; at += 1) {
      const { flow, step, index, measured, modelledMs, result, code, cause } = taken[at] as CountedStep;
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
  #addEnd(attempt: CountedAttempt, facts: FactRow, group: string): void {
    const { outcome, steps, measuredMs, modelledMs } = attempt;
    if (outcome.kind === 'void') return;
    const visited = this.#visited;
    while (visited.length > 0) visited.pop();
    for (let at = 0; at < steps.length; at += 1) {
      const { flow, step, index } = steps[at] as CountedStep;
      const name = stepName(flow, step);
      if (visited.includes(name)) continue;
      visited.push(name);
      const ends = found(this.#stepEnds, name, noEnds);
      ends.reached += 1;
      ends.recorded += 1;
      ends.firstPositions += index;
    }
    const last = endedAt(attempt);
    if (last !== undefined) {
      const ends = found(this.#stepEnds, last, noEnds);
      if (!visited.includes(last)) ends.reached += 1;
      ends[endOf[outcome.kind]] += 1;
    }
    const ms = measuredMs + modelledMs;
    const succeeded = facts[factPlace.succeeded] === 1;
    found(this.#endsByTime, cellEndTenths(ms / 1_000), noEndsByTime)[succeeded ? 0 : 1] += 1;
    if (succeeded) this.#addTime(group, bucketOf(ms), 1);
  }

  #addCode({ step, code, cause }: Omit<FailureCodeCount, 'count'>, count: number): void {
    const ofStep = found(this.#failureCodes, step, noCodes);
    const ofCode = found(ofStep, code, noCauses);
    ofCode.set(cause, (ofCode.get(cause) ?? 0) + count);
  }

  #addTime(group: string, bucket: number, count: number): void {
    const buckets = found(this.#successTimes, group, noBuckets);
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + count);
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
const noCodes = (): CodesOfStep => new Map();
const noCauses = (): CausesOfCode => new Map();
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

/** In the order of their names put together. */
function codeRows(codes: ReadonlyMap<string, CodesOfStep>): FailureCodeCount[] {
  const named = new Map<string, FailureCodeCount>();
  for (const [step, ofStep] of codes)
    for (const [code, causes] of ofStep)
      for (const [cause, count] of causes)
        named.set(`${step} ${code} ${cause ?? ''}`, {
          step,
          code,
          ...(cause === undefined ? {} : { cause }),
          count,
        });
  return inOrder(named).map(([, row]) => row);
}
