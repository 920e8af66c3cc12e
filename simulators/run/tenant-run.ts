// A run of a rollout, from an open folder to a closed one: the tenant's months are lived in worker threads, timeline.json and
// weeks.parquet written. What a start that was stopped has lived lies in a folder of its own until then.
import { rmSync } from 'node:fs';
import type { MachineProfile } from '../../scenarios/schema/machine-profile.ts';
import type { RolloutManifest } from '../../scenarios/schema/run.ts';
import type { RolloutScenario } from '../../scenarios/schema/scenario.ts';
import type { LoadedScenario } from '../scenario/load-scenario.ts';
import type { RunFolder } from '../store/run-folder.ts';
import { writeWeekTable } from '../store/week-table.ts';
import { writeInOneStep } from '../store/write-in-one-step.ts';
import { firstEnd } from '../../scenarios/measures/tenant/around-deadline.ts';
import { createCalendar } from '../experiments/rollout/calendar.ts';
import { plannedSignIns } from '../experiments/rollout/planned-sign-ins.ts';
import { liveTenant, type TenantProgress } from '../experiments/rollout/live-tenant.ts';
import { liveCampaignStarts } from './campaign-starts.ts';
import { keepProfile } from './kept-profile.ts';
import { courseOfRun } from './course-of-run.ts';
import { notReconciledVirtually, type RunEnd } from './run-end.ts';

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
  /** Of campaigns that begin in other weeks. */
  readonly onStart: (done: number, of: number) => void;
}

export async function tenantRun({
  folder,
  manifest,
  loaded,
  workers,
  stop,
  ...options
}: TenantRunOptions): Promise<RunEnd<RolloutManifest>> {
  const { scenario } = loaded;
  const { rollout } = scenario;
  // Before the manifest: a run that has one can go on without the run or profile that it resamples.
  const profile = keepProfile(folder.path, options.profile);
  const needs = plannedSignIns(scenario, createCalendar(rollout.startsOn, rollout.endsOn));
  const course = folder.file('course');
  let soFar = { attempts: 0, voids: 0 };
  const onProgress = (progress: TenantProgress) => {
    soFar = { attempts: progress.attempts, voids: 0 };
    options.onProgress(progress);
  };
  return courseOfRun({
    folder,
    manifest: { ...manifest, planned: { users: scenario.users, needs } },
    voidLimit: scenario.limits.void,
    stop,
    live: async (running) => {
      const tenant = {
        loaded,
        rollout,
        hands: { kind: 'threads', workers, profile },
        machineTimeInWords: `${profile.title}, measured on ${profile.measuredOn}`,
        folder: course,
        stop,
      } as const;
      const timeline = await running(() => liveTenant({ ...tenant, onProgress }));
      const deadline = firstEnd(timeline.textMessagesEnd ?? [], timeline);
      const weeksBefore = rollout.campaignStarts?.weeksBefore;
      if (weeksBefore !== undefined && deadline !== undefined)
        timeline.campaignStarts = await liveCampaignStarts({
          tenant: { ...tenant, folder: folder.file('starts') },
          weeksBefore,
          on: deadline.on,
          madeOf: { version: manifest.version, scenario: loaded.hash, machineTime: profile.run },
          journal: folder.file('starts.ndjson'),
          onProgress: options.onStart,
        });
      const { attempts, voids } = timeline;
      return { timeline, summary: { attempts, voids, replayDifferences: 0, completed: true } };
    },
    livedSoFar: () => Promise.resolve(soFar),
    close: async ({ timeline }) => {
      writeInOneStep(folder.file('timeline.json'), `${JSON.stringify(timeline)}\n`);
      await writeWeekTable(folder.file('weeks.parquet'), manifest.id, timeline);
      return { note: notReconciledVirtually };
    },
    afterwards() {
      rmSync(course, { recursive: true });
      for (const name of ['starts', 'starts.ndjson']) rmSync(folder.file(name), { recursive: true, force: true });
    },
  });
}
