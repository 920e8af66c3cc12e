// A rollout for the run command: virtual time over months.
import { availableParallelism } from 'node:os';
import type { RolloutScenario } from '../scenarios/schema/scenario.ts';
import { manifestOfKind } from '../simulators/run/manifest-of-kind.ts';
import { environmentSheet } from '../simulators/run/environment-sheet.ts';
import { keptProfile } from '../simulators/run/kept-profile.ts';
import { tenantRun } from '../simulators/run/tenant-run.ts';
import { findMachineProfile } from '../simulators/drivers/virtual/find-machine-profile.ts';
import type { DriveOrder, PreparedDriver } from './drive.ts';
import { machineTimeSource, refuseWindow } from './drive-virtual.ts';

export async function prepareRollout({
  loaded,
  options,
  progress,
}: DriveOrder<RolloutScenario>): Promise<PreparedDriver> {
  refuseWindow(options, false);
  // The run it was taken from may be gone since.
  const profile =
    (options.resume === undefined ? undefined : keptProfile(options.resume)) ??
    (await findMachineProfile(loaded.scenario));
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
      }),
  };
}
