// A rollout for the run command: virtual time over months.
import { availableParallelism } from 'node:os';
import type { RolloutScenario } from '../scenarios/schema/scenario.ts';
import { manifestOfKind } from '../simulators/run/manifest-of-kind.ts';
import { environmentSheet } from '../simulators/run/environment-sheet.ts';
import { tenantRun } from '../simulators/run/tenant-run.ts';
import type { DriveOrder, PreparedDriver } from './drive.ts';
import { machineTimeSource, profileOfStart, refuseWindow } from './drive-virtual.ts';

export async function prepareRollout({
  loaded,
  options,
  progress,
}: DriveOrder<RolloutScenario>): Promise<PreparedDriver> {
  refuseWindow(options, false);
  const profile = await profileOfStart(options, loaded.scenario);
  return {
    environment: environmentSheet({ machineTime: machineTimeSource(profile, loaded.scenario) }),
    run: ({ folder, manifest, stop }) =>
      tenantRun({
        folder,
        manifest: manifestOfKind(manifest, 'rollout'),
        loaded,
        profile,
        workers: loaded.scenario.virtual.workers ?? availableParallelism(),
        stop,
        onProgress: (lived) => progress.days(lived),
        onStart: (done, of) => progress.counted('Campaigns that begin in other weeks', done, of),
      }),
  };
}
