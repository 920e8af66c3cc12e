// Counts the attempts of a recovery drill, one after the other, as they were lived: those that a run has stored, and those that virtual time
// stores nowhere.
import type { Outcome } from '../schema/attempt.ts';
import { impostorKinds, lockOutReasons, type ImpostorKind, type LockOutReason } from '../schema/drill.ts';
import type { CountedAttempt, CountedStep } from './counted-attempt.ts';
import { recoveryTimesS, type DrillCell, type DrillCounts, type ImpostorCounts } from './drill-counts.ts';

/** What is asked of an attempt. */
export type TalliedAttempt = Pick<
  CountedAttempt,
  'user' | 'persona' | 'arm' | 'purpose' | 'outcome' | 'measuredMs' | 'modelledMs'
> & { readonly steps: readonly TalliedStep[] };
type TalliedStep = Pick<CountedStep, 'action' | 'result' | 'cause' | 'measuredMs' | 'modelledMs'>;

type Writable<T> = { -readonly [K in keyof T]: T[K] extends object ? Writable<T[K]> : T[K] };
type Cell = Writable<DrillCell>;
type Stage = Cell['rightful']['stages']['desk'];

/** One person's tries for one need, or one impostor's at one account, until somebody else comes. */
interface Chain {
  readonly of: string;
  readonly cell: Cell;
  readonly impostor: Writable<ImpostorCounts> | undefined;
  readonly reason: LockOutReason | undefined;
  readonly beganAtMs: number;
  endedAtMs: number;
  outcome: Outcome;
  hadVoid: boolean;
}

const reasons: ReadonlySet<string> = new Set(lockOutReasons);
const kinds: ReadonlySet<string> = new Set(impostorKinds);

export class DrillTally {
  readonly #cells = new Map<string, Cell>();
  #chain: Chain | undefined;

  /** @param startedAtMs on the clock of whoever lives it, ms since the Unix epoch. Attempts of a person in an arm come one after the other. */
  add(attempt: TalliedAttempt, startedAtMs: number): void {
    const { purpose, outcome } = attempt;
    if (purpose !== 'recovery' && purpose !== 'impostor') return;
    const of = `${attempt.user} ${attempt.arm} ${purpose}`;
    if (this.#chain?.of !== of) this.#end();
    const chain = (this.#chain ??= this.#begin(of, attempt, startedAtMs));
    chain.endedAtMs = startedAtMs + attempt.measuredMs + attempt.modelledMs;
    chain.outcome = outcome;
    if (outcome.kind === 'void') {
      chain.hadVoid = true;
      chain.cell.void += 1;
    } else if (chain.impostor === undefined) addRightfulTry(chain.cell.rightful, attempt);
    else addImpostorTry(chain.impostor, attempt);
  }

  /** Nobody comes any more. */
  counts(): DrillCounts {
    this.#end();
    return [...this.#cells.values()];
  }

  #begin(of: string, attempt: TalliedAttempt, beganAtMs: number): Chain {
    const cell = this.#cellOf(attempt);
    const cause = attempt.steps[0]?.cause;
    return {
      of,
      cell,
      impostor: attempt.purpose === 'impostor' ? impostorOf(cell, cause) : undefined,
      reason: cause !== undefined && reasons.has(cause) ? (cause as LockOutReason) : undefined,
      beganAtMs,
      endedAtMs: beganAtMs,
      outcome: attempt.outcome,
      hadVoid: false,
    };
  }

  /** Where an attempt was void it is not known what would have come of it: its person counts for nothing. */
  #end(): void {
    const chain = this.#chain;
    this.#chain = undefined;
    if (chain === undefined || chain.hadVoid) return;
    if (chain.impostor === undefined) endRightful(chain);
    else endImpostor(chain.impostor, chain);
  }

  #cellOf({ arm, persona }: TalliedAttempt): Cell {
    const name = nameOf({ arm, persona });
    const known = this.#cells.get(name);
    if (known !== undefined) return known;
    const made = emptyCell(arm, persona);
    this.#cells.set(name, made);
    return made;
  }
}

/** The counts of two parts of the people together. */
export function addDrillCounts(some: DrillCounts, others: DrillCounts): DrillCounts {
  const sums = new Map<string, Cell>();
  for (const cell of [...some, ...others]) {
    const sum = sums.get(nameOf(cell));
    if (sum === undefined) sums.set(nameOf(cell), structuredClone(cell) as Cell);
    else addNumbers(sum, cell);
  }
  return [...sums.values()];
}

function nameOf({ arm, persona }: Pick<DrillCell, 'arm' | 'persona'>): string {
  return `${arm} ${persona}`;
}

function emptyCell(arm: string, persona: string): Cell {
  const stage = (): Stage => ({ shown: 0, notTaken: 0 });
  return {
    arm,
    persona,
    rightful: {
      people: 0,
      recovered: 0,
      recoveredBy: recoveryTimesS.map(() => 0),
      lostBy: recoveryTimesS.map(() => 0),
      totalS: 0,
      attempts: 0,
      stoppedAt: {},
      byReason: {},
      stages: { document: stage(), selfie: stage(), faceCheck: stage(), matching: stage(), desk: stage() },
      identityChecks: 0,
      faceChecks: 0,
      deskCalls: 0,
      deskS: 0,
      waitingS: 0,
    },
    impostors: [],
    void: 0,
  };
}

function impostorOf(cell: Cell, cause: string | undefined): Writable<ImpostorCounts> {
  if (cause === undefined || !kinds.has(cause)) throw new Error('an impostor of no kind asks for a recovery');
  const kind = cause as ImpostorKind;
  const known = cell.impostors.find((one) => one.kind === kind);
  if (known !== undefined) return known;
  const made = { kind, attacks: 0, tries: 0, gotIn: 0, stoppedAt: {}, totalS: 0, deskCalls: 0, identityChecks: 0 };
  cell.impostors.push(made);
  return made;
}

function addRightfulTry(rightful: Cell['rightful'], { steps }: TalliedAttempt): void {
  rightful.attempts += 1;
  for (const step of steps) {
    const stage = stageOf(rightful.stages, step);
    if (stage !== undefined) addToStage(stage, step);
    if (step.action === 'choose-document' && step.result === 'accepted') rightful.identityChecks += 1;
    if (step.action === 'check-face' && wasAnswered(step)) rightful.faceChecks += 1;
    if (step.action === 'answer-help-desk') rightful.deskS += secondsOf(step);
    if (step.action !== 'call-help-desk') continue;
    rightful.waitingS += secondsOf(step);
    if (step.result === 'asked-for-more') rightful.deskCalls += 1;
  }
}

function stageOf(stages: Cell['rightful']['stages'], { action }: Pick<TalliedStep, 'action'>): Stage | undefined {
  switch (action) {
    case 'capture-document':
      return stages.document;
    case 'take-selfie':
      return stages.selfie;
    case 'check-face':
      return stages.faceCheck;
    case 'see-recovery-result':
      return stages.matching;
    case 'answer-help-desk':
      return stages.desk;
    default:
      return undefined;
  }
}

/** What was not answered was not looked at. */
function wasAnswered({ result }: Pick<TalliedStep, 'result'>): boolean {
  return result !== 'unavailable' && result !== 'ended' && result !== 'not-done';
}

function addToStage(stage: Stage, step: TalliedStep): void {
  if (!wasAnswered(step)) return;
  stage.shown += 1;
  const { result } = step;
  if (result === 'wrong' || result === 'refused' || result === 'too-many-tries') stage.notTaken += 1;
}

function addImpostorTry(impostor: Writable<ImpostorCounts>, attempt: TalliedAttempt): void {
  impostor.tries += 1;
  impostor.totalS += (attempt.measuredMs + attempt.modelledMs) / 1_000;
  for (const { action, result } of attempt.steps) {
    if (action === 'call-help-desk' && result === 'asked-for-more') impostor.deskCalls += 1;
    if (action === 'choose-document' && result === 'accepted') impostor.identityChecks += 1;
  }
}

function endRightful({ cell: { rightful }, reason, beganAtMs, endedAtMs, outcome }: Chain): void {
  const tookS = (endedAtMs - beganAtMs) / 1_000;
  const recovered = outcome.kind === 'succeeded';
  rightful.people += 1;
  rightful.totalS += tookS;
  if (recovered) rightful.recovered += 1;
  else addOne(rightful.stoppedAt, whereStopped(outcome));
  const place = recoveryTimesS.findIndex((endS) => tookS <= endS);
  const by = recovered ? rightful.recoveredBy : rightful.lostBy;
  if (place >= 0) by[place] = (by[place] ?? 0) + 1;
  if (reason === undefined) return;
  const group = (rightful.byReason[reason] ??= { people: 0, recovered: 0 });
  group.people += 1;
  if (recovered) group.recovered += 1;
}

function endImpostor(impostor: Writable<ImpostorCounts>, { outcome }: Chain): void {
  impostor.attacks += 1;
  if (outcome.kind === 'succeeded') impostor.gotIn += 1;
  else addOne(impostor.stoppedAt, whereStopped(outcome));
}

/** "flow/step code", or the reason. */
function whereStopped(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'refused':
      return `${outcome.step} ${outcome.code}`;
    case 'abandoned':
      return `${outcome.step} ${outcome.reason}`;
    case 'timed-out':
      return `${outcome.step} timed-out`;
    case 'succeeded':
    case 'void':
      throw new Error(`an attempt that ended ${outcome.kind} stopped nowhere`);
  }
}

function addOne(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

function secondsOf({ measuredMs, modelledMs }: Pick<TalliedStep, 'measuredMs' | 'modelledMs'>): number {
  return (measuredMs + modelledMs) / 1_000;
}

/** Field by field; text is a name, and stays. */
function addNumbers(to: object, from: object): void {
  const sums = to as Record<string, unknown>;
  for (const [name, more] of Object.entries(from) as [string, unknown][]) {
    const sum = sums[name];
    if (typeof more === 'number') sums[name] = (typeof sum === 'number' ? sum : 0) + more;
    else if (name === 'impostors') addImpostors(sum as Writable<ImpostorCounts>[], more as ImpostorCounts[]);
    else if (typeof more === 'object' && more !== null) {
      if (sum === undefined) sums[name] = structuredClone(more);
      else if (sum !== null) addNumbers(sum, more);
    }
  }
}

function addImpostors(to: Writable<ImpostorCounts>[], from: readonly ImpostorCounts[]): void {
  for (const one of from) {
    const sum = to.find(({ kind }) => kind === one.kind);
    if (sum === undefined) to.push(structuredClone(one));
    else addNumbers(sum, one);
  }
}
