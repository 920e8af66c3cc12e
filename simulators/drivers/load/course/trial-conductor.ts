// Lives trials one after the other against one target: takes orders, opens the accounts they need, runs k6, hands attempts on.
import type { Attempt } from '../../../../scenarios/schema/attempt.ts';
import type { Objective } from '../../../../scenarios/schema/load.ts';
import { ledgerOpen, type Trial } from '../../../../scenarios/schema/load-trial.ts';
import { attemptOf } from '../../../attempt/attempt-of.ts';
import type { AccountOrder } from '../../../identity-provider/simulation-client.ts';
import { countStolen } from '../../../machine/stolen-share.ts';
import type { Population } from '../../../people/population.ts';
import type { LoadScenario } from '../../../../scenarios/schema/scenario.ts';
import type { LoadedScenario } from '../../../scenario/load-scenario.ts';
import type { LivedAttempt, TrialLine } from '../trial/attempt-line.ts';
import type { TrialTarget } from '../fleet/target-fleet.ts';
import { asksForOutput } from '../../../programs/k6/added-arguments.ts';
import type { Books } from '../orders/create-books.ts';
import type { PlacedOrder } from '../orders/order-book.ts';
import { runTrial, type TrialEnd, type TrialParts } from '../trial/run-trial.ts';
import type { HumanData } from '../script/script-data.ts';
import { trialFiles, type FilesGround } from '../trial/trial-files.ts';
import type { TrialPlan } from './trial-plan.ts';
import { TrialLedger } from '../trial/trial-ledger.ts';
import { TrialTally } from '../trial/trial-tally.ts';

/** How a trial goes, for somebody who watches. */
export interface TrialProgress {
  readonly trial: string;
  readonly arm: string;
  readonly purpose: Trial['purpose'];
  readonly elapsedMs: number;
  readonly durationMs: number;
  /** Sign-ins per second that are due now, and that ended over the last seconds. */
  readonly wantedPerSecond: number;
  readonly reachedPerSecond: number;
  readonly inFlight: number;
  readonly failed: number;
  readonly dropped: number;
  readonly p95Ms?: number;
}

export interface ConductorParts {
  readonly loaded: LoadedScenario<LoadScenario>;
  readonly population: Population;
  readonly books: Books;
  readonly k6: TrialParts['k6'];
  readonly script: string;
  readonly human: HumanData;
  readonly fleet: TrialTarget;
  /** Of the run: 0, one more for each resume. */
  readonly epoch: number;
  readonly samplesFile: string;
  readonly stop: AbortSignal;
  readonly onAttempt: (attempt: Attempt) => void;
  readonly onStage: (what: string) => void;
  readonly onProgress: (progress: TrialProgress) => void;
}

/** Reached rate and wanted rate are of so long a time, ms. */
const rateWindowMs = 2_000;

export class TrialConductor {
  readonly #parts: ConductorParts;

  constructor(parts: ConductorParts) {
    this.#parts = parts;
  }

  /** Opens accounts at the target, with progress: every password is hashed there as in life. */
  async openAccounts(accounts: readonly AccountOrder[]): Promise<void> {
    const { fleet, stop, onStage } = this.#parts;
    if (accounts.length === 0 || fleet.openAccounts === undefined) return;
    onStage(`Opening ${accounts.length} accounts`);
    await fleet.openAccounts(accounts, {
      signal: stop,
      onProgress: (done, total) => onStage(`Opening ${total} accounts: ${Math.floor((100 * done) / total)} %`),
    });
  }

  /** @throws PilotError k6-failed. A trial that was cut short says so in what it returns. */
  async live(plan: TrialPlan, objective?: Objective): Promise<Trial> {
    const { books, fleet, k6, samplesFile, stop } = this.#parts;
    const { files, orders, accounts } = await trialFiles(filesGround(this.#parts), books(plan.arm), plan, stop);
    await this.openAccounts(accounts);
    const tally = new TrialTally(plan.leadInMs);
    const progress = new ProgressOfTrial(plan, tally, this.#parts.onProgress);
    const ledger = new TrialLedger(orders.map(({ head }) => head.dueMs));
    const onLine = (line: TrialLine, nth: number) => {
      if (line.kind === 'attempt') {
        const { order, dueMs } = line.attempt;
        if (!(dueMs === undefined ? ledger.restarted(order) : ledger.enter(order, 'begun', dueMs))) return;
        tally.attempt(line.attempt);
        this.#handOn(line.attempt, nth, orders, plan);
      } else if (line.kind === 'dropped' && ledger.enter(line.order, 'dropped', line.dueMs))
        tally.drop(line.dueMs, orders[line.order]?.tail.user.persona ?? '');
    };
    // At a rate that low nobody may come in so short a time: then there is nothing for k6 to do.
    const nobodyCame: TrialEnd = { startedAt: new Date().toISOString() };
    const stolen = countStolen();
    const { startedAt, cutShort: ended } =
      orders.length === 0
        ? nobodyCame
        : await runTrial({
            id: plan.id,
            k6,
            files,
            target: fleet,
            vus: plan.vus,
            samplesFile,
            stop,
            onLine,
            onTick: (elapsedMs) => progress.tell(elapsedMs),
          });
    const stolenShare = stolen();
    const open = ended === undefined ? ledger.problem : ledger.stray;
    const cutShort =
      open === undefined ? ended : { code: ledgerOpen, atMs: ended?.atMs ?? tally.lastEndMs, sentence: open };
    return {
      id: plan.id,
      arm: plan.arm,
      purpose: plan.purpose,
      ...(plan.repeat === undefined ? {} : { repeat: plan.repeat }),
      startedAt,
      leadInMs: plan.leadInMs,
      plan: [...plan.plan],
      durationMs: Math.max(tally.lastEndMs, cutShort?.atMs ?? 0),
      vus: plan.vus,
      k6Processes: k6.processes,
      due: orders.length,
      started: tally.ended,
      dropped: tally.dropped,
      ...(tally.dropped === 0 ? {} : { drops: tally.drops }),
      ...(stolenShare === undefined ? {} : { stolenShare }),
      ...(objective === undefined ? {} : { verdict: tally.verdict(objective) }),
      ...(cutShort === undefined ? {} : { cutShort }),
    };
  }

  #handOn(
    { order, drawIndex, startsAtMs, correlationId, dueMs, begunMs, endedMs, course }: LivedAttempt,
    lane: number,
    orders: readonly PlacedOrder[],
    { id }: TrialPlan,
  ): void {
    const placed = orders[order];
    if (placed === undefined) throw new RangeError(`the ledger let through order ${order}, of ${orders.length}`);
    const { head, tail } = placed;
    const device = tail.user.devices.find((each) => each.id === tail.device) ?? tail.user.devices[0];
    this.#parts.onAttempt(
      attemptOf(course, {
        user: tail.user,
        country: tail.lockedOut?.country,
        account: { userPrincipalName: head.userPrincipalName, arm: head.arm },
        plan: { flow: head.flow, need: tail.need, day: tail.day, device },
        // Sparse: which attempts a person starts over is known only when they have.
        ordinal: drawIndex,
        drawIndex,
        startsAtMs,
        quiet: true,
        lane,
        epoch: this.#parts.epoch,
        correlationId,
        load: { trial: id, ...(dueMs === undefined ? {} : { dueMs }), begunMs, endedMs },
      }),
    );
  }
}

/** Of a run of ours. */
export function filesGround({
  loaded,
  script,
  human,
  fleet,
  epoch,
  k6,
}: Pick<ConductorParts, 'loaded' | 'script' | 'human' | 'fleet' | 'epoch' | 'k6'>): FilesGround {
  return { loaded, script, human, target: fleet, epoch, metrics: asksForOutput(k6.args, k6.variables) };
}

/** Rates over the last seconds and the figures so far. */
class ProgressOfTrial {
  readonly #plan: TrialPlan;
  readonly #tally: TrialTally;
  readonly #onProgress: (progress: TrialProgress) => void;
  #due = 0;
  readonly #past: { readonly atMs: number; readonly due: number; readonly ended: number }[] = [
    { atMs: 0, due: 0, ended: 0 },
  ];

  constructor(plan: TrialPlan, tally: TrialTally, onProgress: (progress: TrialProgress) => void) {
    this.#plan = plan;
    this.#tally = tally;
    this.#onProgress = onProgress;
  }

  tell(elapsedMs: number): void {
    const { dueTimes, id, arm, purpose, durationMs } = this.#plan;
    while ((dueTimes[this.#due] ?? Number.POSITIVE_INFINITY) <= elapsedMs) this.#due += 1;
    const { ended, dropped, failed } = this.#tally;
    const now = { atMs: elapsedMs, due: this.#due, ended };
    this.#past.push(now);
    while (this.#past.length > 2 && (this.#past[1]?.atMs ?? 0) < elapsedMs - rateWindowMs) this.#past.shift();
    const [before = now] = this.#past;
    const seconds = Math.max(0.001, (elapsedMs - before.atMs) / 1_000);
    const p95Ms = this.#tally.quantileMs(0.95);
    this.#onProgress({
      trial: id,
      arm,
      purpose,
      elapsedMs,
      durationMs,
      wantedPerSecond: (now.due - before.due) / seconds,
      reachedPerSecond: (ended - before.ended) / seconds,
      inFlight: Math.max(0, this.#due - ended - dropped),
      failed,
      dropped,
      ...(p95Ms === undefined ? {} : { p95Ms }),
    });
  }
}
