// A run in the browser driver, from an open folder to a closed one: provider and browsers are started, users lived, tables
// written, ledgers reconciled; everything started is stopped, however it ends.
import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { flows } from '../../scenarios/flows/catalogue.ts';
import { armPolicies } from '../../scenarios/schema/policy-of-arm.ts';
import type { AttemptsManifest } from '../../scenarios/schema/run.ts';
import { startRelay, type Relay } from '../adversary/relay/relay-process.ts';
import { countAttempt, type AttemptCounts } from '../attempt/attempt-counts.ts';
import { peopleOfScenario } from '../attempt/people-of-scenario.ts';
import { BrowserLane } from '../drivers/browser/browser-lane.ts';
import { Chromium } from '../drivers/browser/chromium.ts';
import { busyBefore } from '../machine/busy-before.ts';
import { countStolen } from '../machine/stolen-share.ts';
import { QuietLock } from '../drivers/browser/quiet-lock.ts';
import { createDelivery } from '../delivery/delivery.ts';
import { createParameters } from '../people/parameters.ts';
import { startExternalProviderFor } from '../external-method/external-provider-process.ts';
import { newSimulationToken, startIdentityProvider, type IdentityProvider } from '../identity-provider/process.ts';
import { logFailedExitCode } from '../identity-provider/server/process-messages.ts';
import { SimulationClient } from '../identity-provider/simulation-client.ts';
import { timerMs } from '../machine/longest-timer.ts';
import type { Population } from '../people/population.ts';
import type { AttemptsScenario } from '../../scenarios/schema/scenario.ts';
import { sightsFolder } from '../../scenarios/schema/sight.ts';
import type { LoadedScenario } from '../scenario/load-scenario.ts';
import { dropCutLine } from '../store/drop-cut-line.ts';
import { Journal, readJournal } from '../store/journal.ts';
import type { RunFolder } from '../store/run-folder.ts';
import { conductRun, type RunSummary } from './conduct-run.ts';
import { isAudited, startRecoveryServices } from './recovery-services.ts';
import { writeReconciledTables } from './reconciled-tables.ts';
import { courseOfRun, type Lived, type Running } from './course-of-run.ts';
import type { RunEnd } from './run-end.ts';

export interface BrowserRunOptions<M extends AttemptsManifest = AttemptsManifest> {
  readonly folder: RunFolder;
  /** As written so far; epochs of earlier starts in it. */
  readonly manifest: M;
  readonly loaded: LoadedScenario<AttemptsScenario>;
  readonly population: Population;
  readonly browser: { readonly path: string; readonly mode: 'shell' | 'new' | 'headed'; readonly sandbox: boolean };
  /** Human time is really waited, for somebody who watches. */
  readonly slow: boolean;
  readonly stop: AbortSignal;
  readonly onProgress: (counts: Readonly<AttemptCounts>) => void;
  readonly onStage: (what: string) => void;
  /** Shared by runs of one process that must not disturb each other; absent: of its own. */
  readonly quietLock?: QuietLock;
}

/** A lane leaves its core idle for a third of the time: it waits for frames, for the server, and for quiet attempts of others. */
const lanesOfCore = 2;
/** A browser each, some 200 MB. */
const mostLanes = 4;
/** The system tells a parent of its child's end at once, ms. */
const deathIsKnownWithinMs = 1_000;

export async function browserRun<M extends AttemptsManifest>(options: BrowserRunOptions<M>): Promise<RunEnd<M>> {
  const { folder, loaded, manifest, population, stop } = options;
  const epoch = manifest.epochs.length;
  const busy = await busyBefore();
  return courseOfRun({
    folder,
    manifest,
    start: {
      ...(options.slow ? { slow: true as const } : {}),
      ...(options.browser.mode === 'headed' ? { headed: true as const } : {}),
      ...(busy === undefined ? {} : { busyBefore: busy }),
    },
    voidLimit: loaded.scenario.limits.void,
    stop,
    live: (running) => liveInBrowsers(options, epoch, running),
    livedSoFar: () => readJournal(folder.file('journal.ndjson')),
    close: async ({ summary }) => {
      options.onStage('Writing tables and reconciling the ledgers');
      const about = { runId: manifest.id, scenario: loaded.scenario, epochs: epoch + 1 };
      const { inTable, reconciliation } = await writeReconciledTables(folder, about);
      return {
        reconciliation,
        kept: {
          attempts: { journalled: summary.attempts, inTable },
          users: { ended: summary.users ?? 0, of: population.size },
        },
      };
    },
  });
}

/** Starts the target and the browsers, lives in them, and stops them however it ends. */
async function liveInBrowsers(options: BrowserRunOptions, epoch: number, running: Running): Promise<Lived> {
  const { folder, loaded, browser } = options;
  const { seed, faults, policy, arms } = loaded.scenario;
  const ofArms = armPolicies(policy, arms);
  const policies = [policy, ...Object.values(ofArms)];
  const token = newSimulationToken();
  const audited = isAudited(policies);
  for (const log of ['sign-ins.ndjson', ...(audited ? ['audit.ndjson'] : [])]) dropCutLine(folder.file(log));
  const recovery = await startRecoveryServices(
    { verifiers: loaded.verifiers ?? [], ...(loaded.faceCheck === undefined ? {} : { faceCheck: loaded.faceCheck }) },
    policies,
    { token, seed, faults },
  );
  const external = await startExternalProviderFor(policies, { token, seed, faults }).catch(async (error: unknown) => {
    await recovery.stop();
    throw error;
  });
  const stopServices = async () => void (await Promise.all([recovery.stop(), external?.stop()]));
  const provider = await startIdentityProvider({
    signInLogFile: folder.file('sign-ins.ndjson'),
    ...(audited ? { auditLogFile: folder.file('audit.ndjson') } : {}),
    policy,
    recovery: recovery.services,
    external,
    simulation: { token, seed, faults, armPolicies: ofArms },
  }).catch(async (error: unknown) => {
    await stopServices();
    throw error;
  });
  const relay =
    loaded.scenario.kind === 'phishing-drill'
      ? await startRelay(provider).catch(async (error: unknown) => {
          await Promise.all([provider.stop(), stopServices()]);
          throw error;
        })
      : undefined;
  const lanes =
    options.slow || browser.mode === 'headed'
      ? 1
      : (loaded.scenario.measurement.lanes ?? Math.min(mostLanes, lanesOfCore * availableParallelism()));
  const chromiums = Array.from(
    { length: lanes },
    () => new Chromium({ executablePath: browser.path, mode: browser.mode, sandbox: browser.sandbox }),
  );
  try {
    const stolenSoFar = countStolen();
    const summary = await running(() => live(options, epoch, { provider, relay }, chromiums));
    const stolenShare = stolenSoFar();
    return { summary, ...(stolenShare === undefined ? {} : { measured: { stolenShare } }) };
  } catch (error) {
    throw isTargetDeath(error) ? await targetDeath(provider, folder.path, error) : error;
  } finally {
    await relay?.stop();
    await stopAll(provider, chromiums);
    await stopServices();
  }
}

async function live(
  options: BrowserRunOptions,
  epoch: number,
  { provider, relay }: { readonly provider: IdentityProvider; readonly relay: Relay | undefined },
  chromiums: readonly Chromium[],
): Promise<RunSummary> {
  const { folder, loaded, population } = options;
  const { scenario, target, personas, parameters } = loaded;
  const asked = createParameters(parameters, scenario.parameters, personas);
  const client = new SimulationClient(provider);
  const lock = options.quietLock ?? new QuietLock();
  const earlier = await readJournal(folder.file('journal.ndjson'));
  const journal = new Journal(folder.file('journal.ndjson'));
  const counts = { done: earlier.attempts, failed: 0, void: earlier.voids, unplanned: 0 };
  try {
    return await conductRun({
      scenario,
      population,
      ...peopleOfScenario(loaded, asked),
      delivery: createDelivery({ seed: scenario.seed, parameters: asked, faults: scenario.faults, flows }),
      lanes: chromiums.map(
        (chromium) =>
          new BrowserLane({
            chromium,
            target,
            baseUrl: provider.baseUrl,
            simulation: { client, token: provider.token },
            answerTimeMs: scenario.limits.answerTime,
            failuresFolder: folder.file('failures'),
            phishing: relay === undefined ? undefined : { relay, sightsFolder: folder.file(sightsFolder) },
          }),
      ),
      around: (quiet, attempt) => lock.around(quiet, attempt),
      journal,
      earlier,
      epoch,
      ...(options.slow ? { wait: (durationMs: number) => waitUnlessStopped(durationMs, options.stop) } : {}),
      stop: options.stop,
      // What a browser met after its target had died is no failure of the target's: such an attempt is lived again when the run is resumed.
      vouchFor: async (attempt: Attempt) => void (mayBeDeath(attempt) && (await client.memory())),
      onAttempt: (attempt: Attempt) => {
        countAttempt(counts, attempt, scenario.limits);
        options.onProgress(counts);
      },
    });
  } finally {
    journal.close();
  }
}

/** Whoever stops the run does not wait for people to think. */
async function waitUnlessStopped(durationMs: number, stop: AbortSignal): Promise<void> {
  await wait(timerMs(durationMs), undefined, { signal: stop }).catch(() => undefined);
}

function mayBeDeath({ outcome, steps }: Attempt): boolean {
  return outcome.kind === 'void' || steps.some(({ result }) => result === 'unavailable');
}

function isTargetDeath(error: unknown): error is PilotError {
  return error instanceof PilotError && error.code === 'target-died';
}

/** What is known of how it died: whoever missed it first knows only that it does not answer. */
async function targetDeath(provider: IdentityProvider, path: string, noticed: PilotError): Promise<PilotError> {
  const exit = await Promise.race([provider.exited, wait(deathIsKnownWithinMs, undefined, { ref: false })]);
  if (exit === undefined) return noticed;
  const how =
    exit.code === logFailedExitCode
      ? 'could not write its sign-in log (is the disk full?)'
      : `ended with ${exit.signal ?? `exit code ${exit.code}`}`;
  return new PilotError(
    'target-died',
    {
      found: `an identity provider that ${how}`,
      expected: 'one that lives through the run',
      where: path,
      remedy: 'look into what ended it, then go on; what was done is kept',
    },
    { cause: noticed },
  );
}

async function stopAll(provider: IdentityProvider, chromiums: readonly Chromium[]): Promise<void> {
  await Promise.all([provider.stop(), ...chromiums.map((chromium) => chromium.close())]);
}
