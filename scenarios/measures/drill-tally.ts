// Counts the attempts of a recovery drill, one after the other, as they were lived: those that a run has stored, and those that virtual time
// stores nowhere.
import type { Outcome } from '../schema/attempt.ts';
import { impostorKinds, lockOutReasons, type ImpostorKind, type LockOutReason } from '../schema/drill.ts';
import type { CountedAttempt, CountedStep } from './counted-attempt.ts';
import { recoveryTimesS, type DrillCounts } from './drill-counts.ts';
import { checksPaid, wasAnswered } from './paid-checks.ts';
import {
  addImpostors,
  addNumbers,
  emptyCell,
  nameOf,
  noOwners,
  type Cell,
  type Impostors,
  type Rightful,
  type Stage,
} from './drill-sums.ts';

/** What of an attempt is counted. */
export type TalliedAttempt = Pick<
  CountedAttempt,
  'user' | 'persona' | 'arm' | 'purpose' | 'need' | 'country' | 'outcome' | 'measuredMs' | 'modelledMs'
> & { readonly steps: readonly TalliedStep[] };
type TalliedStep = Pick<CountedStep, 'action' | 'result' | 'cause' | 'measuredMs' | 'modelledMs'>;

/** What the tries of one person, or of one impostor, come to. */
type Tries =
  | { readonly by: 'owner'; readonly counts: Rightful; readonly who: Owner }
  | { readonly by: 'impostor'; readonly counts: Impostors };

/** What is known of a person before they try. */
interface Owner {
  readonly reason: LockOutReason | undefined;
  readonly country: string | undefined;
}

/** One person's tries for one need, or one impostor's at one account, until somebody else comes. */
interface Chain {
  readonly of: string;
  readonly cell: Cell;
  readonly beganAtMs: number;
  /** Absent: none was lived yet that says who makes them. */
  tries?: Tries;
  endedAtMs: number;
  outcome: Outcome;
  hasVoid: boolean;
}

const reasons: ReadonlySet<string> = new Set(lockOutReasons);
const kinds: ReadonlySet<string> = new Set(impostorKinds);

export class DrillTally {
  readonly #cells = new Map<string, Cell>();
  #chain: Chain | undefined;

  /** @param startedAtMs on the clock of whoever lives it, ms since the Unix epoch. Attempts of a person in an arm come one after the other. */
  add(attempt: TalliedAttempt, startedAtMs: number): void {
    const { user, arm, purpose, need = '', outcome } = attempt;
    if (purpose !== 'recovery' && purpose !== 'impostor') return;
    const of = `${user} ${arm} ${purpose} ${need}`;
    if (this.#chain?.of !== of) this.#end();
    const chain = (this.#chain ??= {
      of,
      cell: this.#cellOf(attempt),
      beganAtMs: startedAtMs,
      endedAtMs: startedAtMs,
      outcome,
      hasVoid: false,
    });
    if (outcome.kind === 'void') {
      chain.hasVoid = true;
      chain.cell.void += 1;
      return;
    }
    chain.endedAtMs = startedAtMs + attempt.measuredMs + attempt.modelledMs;
    chain.outcome = outcome;
    chain.tries ??= purpose === 'impostor' ? triesOfImpostor(attempt) : triesOfOwner(attempt);
    if (chain.tries.by === 'owner') addOwnTry(chain.tries.counts, attempt);
    else addImpostorTry(chain.tries.counts, attempt);
  }

  /** Nobody comes any more. */
  counts(): DrillCounts {
    this.#end();
    return [...this.#cells.values()];
  }

  /** Where an attempt was void it is not known what would have come of it: neither its person nor their other tries count for anything. */
  #end(): void {
    const chain = this.#chain;
    this.#chain = undefined;
    if (chain?.tries === undefined || chain.hasVoid) return;
    const { cell, tries } = chain;
    if (tries.by === 'owner') {
      endOwner(tries.counts, tries.who, chain);
      addNumbers(cell.rightful, tries.counts);
    } else {
      endImpostor(tries.counts, chain);
      addImpostors(cell.impostors, [tries.counts]);
    }
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

/** Why they are here stands with the first thing that they did. */
function triesOfOwner({ steps: [first], country }: TalliedAttempt): Tries {
  const cause = first?.cause;
  return {
    by: 'owner',
    counts: noOwners(),
    who: { reason: cause !== undefined && reasons.has(cause) ? (cause as LockOutReason) : undefined, country },
  };
}

function triesOfImpostor({ steps: [first] }: TalliedAttempt): Tries {
  const cause = first?.cause;
  if (cause === undefined || !kinds.has(cause)) throw new Error('an impostor of no kind asks for a recovery');
  return {
    by: 'impostor',
    counts: {
      kind: cause as ImpostorKind,
      attacks: 0,
      tries: 0,
      gotIn: 0,
      stoppedAt: {},
      totalS: 0,
      deskCalls: 0,
      identityChecks: 0,
    },
  };
}

function addOwnTry(rightful: Rightful, { steps }: TalliedAttempt): void {
  const { identityChecks, faceChecks } = checksPaid(steps);
  rightful.attempts += 1;
  rightful.identityChecks += identityChecks;
  rightful.faceChecks += faceChecks;
  for (const step of steps) {
    const stage = stageOf(rightful.stages, step);
    if (stage !== undefined) addToStage(stage, step);
    if (step.action === 'answer-help-desk') rightful.deskS += secondsOf(step);
    if (step.action !== 'call-help-desk') continue;
    rightful.waitingS += secondsOf(step);
    if (wasPutThrough(step)) rightful.deskCalls += 1;
  }
}

function stageOf(stages: Rightful['stages'], { action }: Pick<TalliedStep, 'action'>): Stage | undefined {
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

function addToStage(stage: Stage, step: TalliedStep): void {
  if (!wasAnswered(step)) return;
  stage.shown += 1;
  const { result } = step;
  if (result === 'wrong' || result === 'refused' || result === 'too-many-tries') stage.notTaken += 1;
}

function wasPutThrough({ result }: TalliedStep): boolean {
  return result === 'asked-for-more';
}

function addImpostorTry(impostor: Impostors, { steps, measuredMs, modelledMs }: TalliedAttempt): void {
  impostor.tries += 1;
  impostor.totalS += (measuredMs + modelledMs) / 1_000;
  impostor.identityChecks += checksPaid(steps).identityChecks;
  for (const step of steps) if (step.action === 'call-help-desk' && wasPutThrough(step)) impostor.deskCalls += 1;
}

function endOwner(
  rightful: Rightful,
  { reason, country }: Owner,
  { beganAtMs, endedAtMs, outcome }: Pick<Chain, 'beganAtMs' | 'endedAtMs' | 'outcome'>,
): void {
  const tookS = (endedAtMs - beganAtMs) / 1_000;
  const recovered = outcome.kind === 'succeeded' ? 1 : 0;
  rightful.people = 1;
  rightful.recovered = recovered;
  rightful.totalS = tookS;
  if (outcome.kind !== 'succeeded') rightful.stoppedAt[whereStopped(outcome)] = 1;
  const place = recoveryTimesS.findIndex((endS) => tookS <= endS);
  if (place >= 0) (recovered === 1 ? rightful.recoveredBy : rightful.lostBy)[place] = 1;
  if (reason !== undefined) rightful.byReason[reason] = { people: 1, recovered };
  if (country !== undefined) rightful.byCountry[country] = { people: 1, recovered };
}

function endImpostor(impostor: Impostors, { outcome }: Pick<Chain, 'outcome'>): void {
  impostor.attacks = 1;
  if (outcome.kind === 'succeeded') impostor.gotIn = 1;
  else impostor.stoppedAt[whereStopped(outcome)] = 1;
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

function secondsOf({ measuredMs, modelledMs }: Pick<TalliedStep, 'measuredMs' | 'modelledMs'>): number {
  return (measuredMs + modelledMs) / 1_000;
}
