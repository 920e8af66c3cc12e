// A run of the load driver, from an open folder to a closed one: the target's processes and k6 are started, trials lived one after the
// other, tables written, ledgers reconciled; everything started is stopped, however it ends.
import { availableParallelism } from 'node:os';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { ledgerProblem, whyCutShort, type LoadRecord } from '../../scenarios/schema/load-trial.ts';
import { purposeOf } from '../../scenarios/flows/purpose-of.ts';
import { armPolicies } from '../../scenarios/schema/policy-of-arm.ts';
import type { LoadManifest } from '../../scenarios/schema/run.ts';
import { bundleScript } from '../drivers/load/trial/bundle-script.ts';
import { humanData } from '../drivers/load/trial/human-data.ts';
import { startTargetFleet, type TrialTarget } from '../drivers/load/fleet/target-fleet.ts';
import { dashboardVariable, toldArguments, type AddedArgument } from '../programs/k6/added-arguments.ts';
import type { FoundK6 } from '../programs/k6/find-k6.ts';
import { createBooks } from '../drivers/load/orders/create-books.ts';
import { liveCourse } from '../drivers/load/course/live-course.ts';
import { liveLives, livesAtOnce } from '../drivers/load/course/live-lives.ts';
import { remoteTarget } from '../drivers/load/course/remote-target.ts';
import { TrialConductor, type ConductorParts, type TrialProgress } from '../drivers/load/course/trial-conductor.ts';
import type { Population } from '../people/population.ts';
import type { LoadScenario } from '../../scenarios/schema/scenario.ts';
import type { LoadedScenario } from '../scenario/load-scenario.ts';
import { countBegun, Journal, readJournal } from '../store/journal.ts';
import type { RunFolder } from '../store/run-folder.ts';
import { writeTables } from '../store/tables.ts';
import { busyBefore } from '../machine/busy-before.ts';
import { writeReconciledTables } from './reconciled-tables.ts';
import { isAudited } from './recovery-services.ts';
import { keepOnlyTrials } from './keep-only-trials.ts';
import { readLoadRecord, writeLoadRecord } from './load-record-file.ts';
import { courseOfRun, type Lived, type Running } from './course-of-run.ts';
import type { RunEnd } from './run-end.ts';

export interface LoadRunOptions {
  readonly folder: RunFolder;
  readonly manifest: LoadManifest;
  /** As its target allows: a remote one is permitted and realtime. */
  readonly loaded: LoadedScenario<LoadScenario>;
  readonly population: Population;
  readonly k6: FoundK6;
  /** Added to ours. */
  readonly k6Args: readonly AddedArgument[];
  /** Of k6's outputs. */
  readonly k6Variables: Readonly<Record<string, string>>;
  /** k6 processes that share the sign-ins. */
  readonly segments: number;
  readonly stop: AbortSignal;
  readonly onStage: (what: string) => void;
  readonly onProgress: (progress: TrialProgress) => void;
  /** Of whole lives: attempts so far. */
  readonly onAttempts: (counts: { done: number; failed: number; void: number; unplanned: number }) => void;
  /** For tests: fewer than a figure needs. */
  readonly generatorSignIns?: number;
  /** For tests: a cheaper hash than in life. */
  readonly passwordHashing?: Parameters<typeof startTargetFleet>[0]['passwordHashing'];
}

export async function loadRun(options: LoadRunOptions): Promise<RunEnd<LoadManifest>> {
  const { folder, loaded, manifest, stop } = options;
  const { scenario } = loaded;
  const epoch = manifest.epochs.length;
  const isOurs = loaded.target.kind === 'reference';
  const journal = folder.file('journal.ndjson');
  const added = [
    ...toldArguments(options.k6Args),
    ...Object.keys(options.k6Variables).filter((name) => name === dashboardVariable),
  ];
  const busy = await busyBefore();
  return courseOfRun({
    folder,
    manifest: { ...manifest, scenario },
    start: {
      ...(added.length === 0 ? {} : { k6Arguments: added }),
      ...(busy === undefined ? {} : { busyBefore: busy }),
    },
    voidLimit: scenario.limits.void,
    stop,
    live: (running) => liveInK6(options, epoch, running),
    // Stopped while accounts were being opened or people rehearsed.
    livedSoFar: () => readJournal(journal),
    close: async ({ summary, record, begun }) => {
      const brokenOff = whyNotLived(record, begun);
      const kept = (inTable: number) => ({ attempts: { journalled: summary.attempts, inTable } });
      if (!isOurs) {
        options.onStage('Writing tables');
        const [attempts, steps] = [folder.file('attempts.parquet'), folder.file('steps.parquet')];
        const inTable = await writeTables({ runId: manifest.id, journal, attempts, steps });
        return { kept: kept(inTable), brokenOff, note: notReconciled };
      }
      options.onStage('Writing tables and reconciling the ledgers');
      const about = { runId: manifest.id, scenario, epochs: epoch + 1 };
      const { inTable, reconciliation } = await writeReconciledTables(folder, about);
      return { kept: kept(inTable), brokenOff, reconciliation };
    },
  });
}

interface LivedInK6 extends Lived {
  readonly record: LoadRecord;
  /** Sign-ins that began, by trial, as the journal has them. */
  readonly begun: ReadonlyMap<string, number>;
}

/** Starts the target, lives what no earlier start did, and stops it however it ends. */
async function liveInK6(options: LoadRunOptions, epoch: number, running: Running): Promise<LivedInK6> {
  const { folder, loaded, stop } = options;
  const earlier = readLoadRecord(folder) ?? emptyRecord(options);
  // How k6 is called is known from the first moment on: a run that goes on must call it the same way.
  writeLoadRecord(folder, earlier);
  await keepOnlyTrials(folder, new Set(earlier.trials.map(({ id }) => id)));
  const fleet = loaded.target.kind === 'reference' ? await startFleet(options) : remoteTarget(loaded.target);
  try {
    const { record, counts, begun } = await running(() => live(options, epoch, fleet, withTarget(earlier, fleet)));
    return { record, begun, summary: { ...counts, replayDifferences: 0, completed: !stop.aborted } };
  } finally {
    await fleet.stop();
  }
}

/** Of a run that stands. */
const notReconciled =
  'not reconciled: the target keeps its sign-in log to itself, so nothing but the word of k6 stands for the outcomes';

function startFleet({ loaded: { scenario }, folder, passwordHashing, onStage }: LoadRunOptions): Promise<TrialTarget> {
  onStage('Starting the target');
  const ofArms = armPolicies(scenario.policy, scenario.arms);
  const recovers = scenario.arms.some(({ signIn }) => purposeOf(signIn) === 'recovery');
  const audited = recovers && isAudited([scenario.policy, ...Object.values(ofArms)]);
  return startTargetFleet({
    ...(scenario.load.processes === undefined ? {} : { processes: scenario.load.processes }),
    ...(passwordHashing === undefined ? {} : { passwordHashing }),
    signInLogFile: folder.file('sign-ins.ndjson'),
    seed: scenario.seed,
    faults: scenario.faults,
    policy: scenario.policy,
    armPolicies: ofArms,
    ...(audited ? { auditLogFile: folder.file('audit.ndjson') } : {}),
    ...(recovers ? { recovery: 'planted' as const } : {}),
  });
}

interface TrialsLived {
  readonly record: LoadRecord;
  readonly counts: { readonly attempts: number; readonly voids: number };
  /** As the journal has them. */
  readonly begun: ReadonlyMap<string, number>;
}

async function live(
  options: LoadRunOptions,
  epoch: number,
  fleet: TrialTarget,
  earlierRecord: LoadRecord,
): Promise<TrialsLived> {
  const { folder, loaded, population, k6, k6Args, k6Variables, segments, stop, onStage, onProgress, onAttempts } =
    options;
  const { scenario } = loaded;
  const earlier = await readJournal(folder.file('journal.ndjson'));
  const counts = { attempts: earlier.attempts, voids: earlier.voids };
  const begun = new Map(earlier.begun);
  let failed = 0;
  const books = createBooks(loaded, population, epoch);
  const journal = new Journal(folder.file('journal.ndjson'));
  const onAttempt = (attempt: Attempt) => {
    counts.attempts += 1;
    if (attempt.outcome.kind === 'void') counts.voids += 1;
    else if (attempt.outcome.kind !== 'succeeded') failed += 1;
    journal.append(attempt);
    countBegun(begun, attempt);
  };
  const parts: ConductorParts = {
    loaded,
    population,
    books,
    k6: { path: k6.path, args: k6Args, variables: k6Variables, processes: segments },
    script: await bundleScript(),
    human: humanData(loaded),
    fleet,
    epoch,
    samplesFile: folder.file('samples.ndjson'),
    stop,
    onAttempt,
    onStage,
    onProgress,
  };
  const conductor = new TrialConductor(parts);
  try {
    if (scenario.load.arrivals === undefined && scenario.load.capacity === undefined) {
      const trial = await liveLives({
        ...parts,
        openAccounts: (accounts) => conductor.openAccounts(accounts),
        ended: earlier.endedUsers,
        attempts: earlier.attempts,
        vus: scenario.load.vus ?? livesAtOnce,
        onUserEnded: (user) => journal.endUser(user),
        onProgress: () => onAttempts({ done: counts.attempts, failed, void: counts.voids, unplanned: 0 }),
      });
      const record = { ...earlierRecord, trials: [trial] };
      writeLoadRecord(folder, record);
      return { record, counts, begun };
    }
    for (const { id: arm } of scenario.arms) {
      const done = earlierRecord.trials.filter((trial) => trial.arm === arm).reduce((sum, { due }) => sum + due, 0);
      await conductor.openAccounts(await books(arm).skip(done, stop));
    }
    const record = await liveCourse({
      scenario,
      conductor,
      conductorAside: (target, samplesFile) =>
        new TrialConductor({
          ...parts,
          books: createBooks(loaded, population, epoch),
          fleet: target,
          samplesFile,
          onAttempt: () => undefined,
          k6: { ...parts.k6, processes: 1, args: [], variables: {} },
        }),
      record: earlierRecord,
      save: (next) => writeLoadRecord(folder, next),
      ...(options.generatorSignIns === undefined ? {} : { generatorSignIns: options.generatorSignIns }),
      stop,
      onStage,
    });
    return { record, counts, begun };
  } finally {
    journal.close();
  }
}

function emptyRecord({ k6, k6Args, k6Variables, segments }: LoadRunOptions): LoadRecord {
  const called = {
    version: k6.version,
    arguments: [...toldArguments(k6Args)],
    variables: Object.keys(k6Variables).toSorted(),
    processes: segments,
  };
  return { k6: called, cores: availableParallelism(), trials: [], capacity: [], generator: [] };
}

function withTarget(record: LoadRecord, { processIds }: TrialTarget): LoadRecord {
  return processIds.length === 0 ? record : { ...record, targetProcesses: processIds.length };
}

/** What a target logged for sign-ins that were broken off has no attempt beside it: said before the ledgers are compared. */
function whyNotLived({ trials }: LoadRecord, begun: ReadonlyMap<string, number>): string | undefined {
  const why = trials
    .map((trial) => {
      const cut = whyCutShort(trial);
      return cut === undefined
        ? ledgerProblem(trial, begun.get(trial.id) ?? 0)
        : `${cut}; --resume lives that trial again`;
    })
    .find((sentence) => sentence !== undefined);
  return why === undefined ? undefined : `${why.charAt(0).toLowerCase()}${why.slice(1)}`;
}
