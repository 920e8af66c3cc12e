// A run of the virtual driver, from an open folder to a closed one: users are lived in worker threads, journalled as they come, and
// tables written. There is no target but its rules, and so no log of its own to reconcile with.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MachineProfile } from '../../scenarios/schema/machine-profile.ts';
import type { Manifest } from '../../scenarios/schema/run.ts';
import type { AttemptCounts } from '../attempt/attempt-counts.ts';
import type { LoadedScenario } from '../scenario/load-scenario.ts';
import { Journal, readJournal } from '../store/journal.ts';
import type { RunFolder } from '../store/run-folder.ts';
import { writeTables } from '../store/tables.ts';
import { readMachineProfile } from '../virtual/read-machine-profile.ts';
import { liveInWorkers } from '../virtual/workers/live-in-workers.ts';
import type { RunSummary } from './conduct-run.ts';
import { whyFailed, type RunEnd } from './run-end.ts';

export interface VirtualRunOptions {
  readonly folder: RunFolder;
  /** As written so far; epochs of earlier starts in it. */
  readonly manifest: Manifest;
  readonly loaded: LoadedScenario;
  /** A resumed run goes on with the one it began with, which its folder keeps. */
  readonly profile: MachineProfile;
  /** Threads. */
  readonly workers: number;
  readonly stop: AbortSignal;
  readonly onProgress: (counts: Readonly<AttemptCounts>) => void;
  readonly onStage: (what: string) => void;
}

/** Of a run that stands. */
const notReconciled = 'not reconciled: the virtual driver asks the rules of the target without the target, so there is no sign-in log beside its word';

export async function virtualRun(options: VirtualRunOptions): Promise<RunEnd> {
  const { folder, loaded, stop } = options;
  const started = { startedAt: new Date().toISOString() };
  let manifest: Manifest = { ...options.manifest, state: 'running', epochs: [...options.manifest.epochs, started] };
  folder.writeManifest(manifest);
  const close = (state: Manifest['state'], ended: Partial<Manifest['epochs'][number]>) => {
    const last = { ...started, endedAt: new Date().toISOString(), ...ended };
    manifest = { ...manifest, state, epochs: [...options.manifest.epochs, last] };
    folder.writeManifest(manifest);
  };
  try {
    const runningSinceMs = performance.now();
    const summary = await live(options);
    const runningMs = performance.now() - runningSinceMs;
    if (!summary.completed) {
      close('interrupted', { ended: 'interrupted', runningMs });
      return { manifest, summary };
    }
    options.onStage('Writing tables');
    await writeTables({ runId: manifest.id, journal: folder.file('journal.ndjson'), attempts: folder.file('attempts.parquet'), steps: folder.file('steps.parquet') });
    const reason = whyFailed(summary, undefined, loaded.scenario.limits.void);
    if (reason === undefined) close('completed', { ended: 'completed', runningMs, reason: notReconciled });
    else close('failed', { ended: 'failed', reason, runningMs });
    return { manifest, summary };
  } catch (error) {
    try {
      close(stop.aborted ? 'interrupted' : 'failed', { ended: 'failed', reason: error instanceof Error ? error.message : String(error) });
    } catch {
      // A disk that is full takes no manifest either; the one there still says "running", and the cause says more.
    }
    throw error;
  }
}

async function live({ folder, loaded, manifest, profile, workers, stop, onProgress }: VirtualRunOptions): Promise<RunSummary> {
  const { scenario, target, personas, providers, parameters } = loaded;
  const earlier = await readJournal(folder.file('journal.ndjson'));
  const kept = keptProfile(folder.path) ?? profile;
  writeFileSync(folder.file(profileFile), JSON.stringify(kept));
  const counts: AttemptCounts = { done: earlier.attempts, failed: 0, void: earlier.voids, restarts: 0 };
  const journal = new Journal(folder.file('journal.ndjson'));
  try {
    const { replayDifferences } = await liveInWorkers({
      loaded: { scenario, target, personas, providers, parameters },
      profile: kept,
      epoch: manifest.epochs.length,
      workers,
      earlier,
      stop,
      onLines: (lines, more) => {
        journal.appendLines(lines);
        counts.done += more.done;
        counts.failed += more.failed;
        counts.void += more.void;
        counts.restarts += more.restarts;
        onProgress(counts);
      },
    });
    return { attempts: counts.done, voids: counts.void, replayDifferences, completed: !stop.aborted };
  } finally {
    journal.close();
  }
}

const profileFile = 'machine-profile.json';

/** What an earlier start of the run resampled. @param path of the run's folder. */
export function keptProfile(path: string): MachineProfile | undefined {
  const file = join(path, profileFile);
  return existsSync(file) ? readMachineProfile(file) : undefined;
}
