// Counts by step, of everybody of one persona in one arm: visits and their times, where attempts to sign in ended, and the codes that they met.
// All that is counted of a step stands in one place, which is looked up once a visit.
import { isSetBack } from '../../../../scenarios/flows/action-result.ts';
import type { Purpose } from '../../../../scenarios/flows/flow.ts';
import type {
  AggregatedPart,
  FailureCodeCount,
  StepEnds,
  StepSums,
} from '../../../../scenarios/measures/aggregates.ts';
import { endedAt } from '../../../../scenarios/measures/attempt-facts.ts';
import type { CountedAttempt, CountedStep } from '../../../../scenarios/measures/counted-attempt.ts';
import { stepName } from '../../../../scenarios/measures/step-name.ts';
import { addFields, us, type FieldSums } from './field-sums.ts';
import { inOrder, rowNamed } from './rows-by-name.ts';

/** Kinds of attempt whose visits are counted. */
type Visiting = 'stepsOfSignIns' | 'stepsOfRegistrations';

type CausesOfCode = Map<FailureCodeCount['cause'], number>;

interface StepTally {
  /** Each undefined: of such attempts none came here. */
  stepsOfSignIns: FieldSums<StepSums> | undefined;
  stepsOfRegistrations: FieldSums<StepSums> | undefined;
  ends: FieldSums<StepEnds> | undefined;
  /** By code and cause. */
  readonly codes: Map<string, CausesOfCode>;
  /** Ordinal of the attempt to sign in that came here last. */
  lastReachedBy: number;
}

/** A reset is lived within a sign-in, and counted with it; of what serves no need only codes are told by step. */
const visitsOf: Readonly<Record<Purpose, Visiting | undefined>> = {
  'sign-in': 'stepsOfSignIns',
  registration: 'stepsOfRegistrations',
  reset: undefined,
  recovery: 'stepsOfSignIns',
  unmeant: undefined,
  guess: undefined,
  impostor: undefined,
  lure: undefined,
  attack: undefined,
};

const endOf = {
  succeeded: 'succeededHere',
  abandoned: 'abandonedHere',
  refused: 'refusedHere',
  'timed-out': 'timedOutHere',
} as const;

export class StepTallies {
  readonly #byName = new Map<string, StepTally>();
  /** The same by flow and step, which need not be put together to a name. */
  readonly #byFlow = new Map<string, Map<string, StepTally>>();
  #signIns = 0;

  /** One that is not void. */
  add(attempt: CountedAttempt): void {
    const { steps, purpose } = attempt;
    const visits = visitsOf[purpose];
    const ends = purpose === 'sign-in';
    if (ends) this.#signIns += 1;
    for (let at = 0; at < steps.length; at += 1) {
      const taken = steps[at] as CountedStep;
      const { code, cause } = taken;
      const tally = this.#tallyOf(taken);
      if (code !== undefined && isSetBack(taken.result)) addCode(tally, code, cause, 1);
      if (visits !== undefined) addVisit((tally[visits] ??= noVisits()), taken);
      if (!ends || tally.lastReachedBy === this.#signIns) continue;
      const reached = this.#reach(tally);
      reached.recorded += 1;
      reached.firstPositions += taken.index;
    }
    if (ends) this.#addEnd(attempt);
  }

  merge({ failureCodes, stepEnds, ...parts }: Pick<AggregatedPart, Visiting | 'stepEnds' | 'failureCodes'>): void {
    for (const visits of ['stepsOfSignIns', 'stepsOfRegistrations'] as const)
      for (const { step, ...sums } of parts[visits]) addFields((this.#named(step)[visits] ??= noVisits()), sums);
    for (const { step, ...sums } of stepEnds) addFields((this.#named(step).ends ??= noEnds()), sums);
    for (const { step, code, cause, count } of failureCodes) addCode(this.#named(step), code, cause, count);
  }

  rows(): Pick<AggregatedPart, Visiting | 'stepEnds' | 'failureCodes'> {
    const tallies = inOrder(this.#byName);
    const sumsOf = <K extends Visiting | 'ends'>(kind: K) =>
      tallies.flatMap(([step, { [kind]: sums }]) => (sums === undefined ? [] : [{ step, ...sums }]));
    return {
      stepsOfSignIns: sumsOf('stepsOfSignIns'),
      stepsOfRegistrations: sumsOf('stepsOfRegistrations'),
      stepEnds: sumsOf('ends'),
      failureCodes: codeRows(this.#byName),
    };
  }

  /** An attempt may end at a step before the step has left a record: it has reached that step all the same. */
  #addEnd(attempt: CountedAttempt): void {
    const { kind } = attempt.outcome;
    const last = endedAt(attempt);
    if (last === undefined || kind === 'void') return;
    const tally = this.#named(last);
    const ends = tally.lastReachedBy === this.#signIns ? (tally.ends ??= noEnds()) : this.#reach(tally);
    ends[endOf[kind]] += 1;
  }

  #reach(tally: StepTally): FieldSums<StepEnds> {
    const ends = (tally.ends ??= noEnds());
    tally.lastReachedBy = this.#signIns;
    ends.reached += 1;
    return ends;
  }

  #tallyOf({ flow, step }: CountedStep): StepTally {
    return this.#byFlow.get(flow)?.get(step) ?? this.#newIn(flow, step);
  }

  #newIn(flow: string, step: string): StepTally {
    const tally = this.#named(stepName(flow, step));
    rowNamed(this.#byFlow, flow, () => new Map<string, StepTally>()).set(step, tally);
    return tally;
  }

  #named(name: string): StepTally {
    return rowNamed(this.#byName, name, noTally);
  }
}

function addVisit(sums: FieldSums<StepSums>, { index, modelledMs, measured }: CountedStep): void {
  sums.visits += 1;
  sums.positions += index;
  sums.modelledUs += us(modelledMs);
  sums.navigationUs += us(measured.navigationMs);
  sums.serverUs += us(measured.serverMs);
  sums.ceremonyUs += us(measured.ceremonyMs);
  sums.renderingUs += us(measured.renderingMs);
  sums.overheadUs += us(measured.overheadMs);
}

function addCode({ codes }: StepTally, code: string, cause: FailureCodeCount['cause'], count: number): void {
  const causes = rowNamed(codes, code, noCauses);
  causes.set(cause, (causes.get(cause) ?? 0) + count);
}

/** In the order of their names put together. */
function codeRows(tallies: ReadonlyMap<string, StepTally>): FailureCodeCount[] {
  const named = new Map<string, FailureCodeCount>();
  for (const [step, { codes }] of tallies)
    for (const [code, causes] of codes)
      for (const [cause, count] of causes)
        named.set(`${step} ${code} ${cause ?? ''}`, {
          step,
          code,
          ...(cause === undefined ? {} : { cause }),
          count,
        });
  return inOrder(named).map(([, row]) => row);
}

const noCauses = (): CausesOfCode => new Map();
const noTally = (): StepTally => ({
  stepsOfSignIns: undefined,
  stepsOfRegistrations: undefined,
  ends: undefined,
  codes: new Map(),
  lastReachedBy: 0,
});
const noVisits = (): FieldSums<StepSums> => ({
  visits: 0,
  positions: 0,
  modelledUs: 0,
  navigationUs: 0,
  serverUs: 0,
  ceremonyUs: 0,
  renderingUs: 0,
  overheadUs: 0,
});
const noEnds = (): FieldSums<StepEnds> => ({
  reached: 0,
  recorded: 0,
  firstPositions: 0,
  succeededHere: 0,
  abandonedHere: 0,
  refusedHere: 0,
  timedOutHere: 0,
});
