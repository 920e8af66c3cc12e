// A run of a rollout, from an open folder to a closed one: the tenant's months are lived in worker threads, timeline.json and
// weeks.parquet written. What a start that was stopped has lived lies in a folder of its own until then.
import { rmSync } from 'node:fs';
import type { MachineProfile } from '../../scenarios/schema/machine-profile.ts';
import type { Manifest, RolloutManifest } from '../../scenarios/schema/run.ts';
import type { RolloutScenario } from '../../scenarios/schema/scenario.ts';
import type { LoadedScenario } from '../scenario/load-scenario.ts';
import type { RunFolder } from '../store/run-folder.ts';
import { writeWeekTable } from '../store/week-table.ts';
import { writeInOneStep } from '../store/write-in-one-step.ts';
import { createCalendar } from '../experiments/rollout/calendar.ts';
import { plannedSignIns } from '../experiments/rollout/planned-sign-ins.ts';
import { liveTenant, type TenantProgress } from '../experiments/rollout/live-tenant.ts';
import { keepProfile } from './kept-profile.ts';
import { notReconciledVirtually, whyFailed, type RunEnd } from './run-end.ts';

export interface TenantRunOptions {
  readonly folder: RunFolder;
  readonly manifest: RolloutManifest;
  readonly loaded: LoadedScenario<RolloutScenario>;
  /** A resumed run goes on with the one it began with, which its folder keeps. */
  readonly profile: MachineProfile;
  /** Threads. */
  readonly workers: number;
  readonly stop: AbortSignal;
  readonly onProgress: (lived: TenantProgress) => void;
}

export async function tenantRun({
  folder,
  manifest: given,
  loaded,
  workers,
  stop,
  ...options
}: TenantRunOptions): Promise<RunEnd<RolloutManifest>> {
  const { scenario } = loaded;
  const { rollout } = scenario;
  // Before the manifest: a run that has one can go on without the run or profile that it resamples.
  const profile = keepProfile(folder.path, options.profile);
  const started = { startedAt: new Date().toISOString() };
  const startedMs = performance.now();
  let manifest: RolloutManifest = {
    ...given,
    planned: {
      users: scenario.users,
      sessions: plannedSignIns(scenario, createCalendar(rollout.startsOn, rollout.endsOn)),
    },
    state: 'running',
    epochs: [...given.epochs, started],
  };
  folder.writeManifest(manifest);
  const close = (state: Manifest['state'], ended: Partial<Manifest['epochs'][number]>) => {
    manifest = {
      ...manifest,
      state,
      epochs: [
        ...given.epochs,
        { ...started, endedAt: new Date().toISOString(), runningMs: performance.now() - startedMs, ...ended },
      ],
    };
    folder.writeManifest(manifest);
  };
  const course = folder.file('course');
  let attempts = 0;
  const onProgress = (lived: TenantProgress) => {
    ({ attempts } = lived);
    options.onProgress(lived);
  };
  try {
    const lived = await liveTenant({
      loaded,
      rollout,
      hands: { kind: 'threads', workers, profile },
      machineTimeInWords: `${profile.title}, measured on ${profile.measuredOn}`,
      folder: course,
      stop,
      onProgress,
    });
    writeInOneStep(folder.file('timeline.json'), `${JSON.stringify(lived)}\n`);
    await writeWeekTable(folder.file('weeks.parquet'), manifest.id, lived);
    const summary = { attempts: lived.attempts, voids: lived.voids, replayDifferences: 0, completed: true };
    const reason = whyFailed(summary, undefined, scenario.limits.void);
    if (reason === undefined) close('completed', { ended: 'completed', reason: notReconciledVirtually });
    else close('failed', { ended: 'failed', reason });
    rmSync(course, { recursive: true });
    return { manifest, summary };
  } catch (error) {
    if (stop.aborted && error === stop.reason) {
      close('interrupted', { ended: 'interrupted' });
      return { manifest, summary: { attempts, voids: 0, replayDifferences: 0, completed: false } };
    }
    try {
      close('failed', { ended: 'failed', reason: error instanceof Error ? error.message : String(error) });
    } catch {
      // A disk that is full takes no manifest either; the one there still says "running", and the cause says more.
    }
    throw error;
  }
}
