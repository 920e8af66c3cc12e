// The virtual driver for the run command: no browser and no server, but a machine profile to resample and threads to live in.
import { availableParallelism } from 'node:os';
import type { MachineProfile } from '../scenarios/schema/machine-profile.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import type { Scenario } from '../scenarios/schema/scenario.ts';
import { environmentSheet } from '../simulators/run/environment-sheet.ts';
import { keptProfile, virtualRun } from '../simulators/run/virtual-run.ts';
import { findMachineProfile } from '../simulators/virtual/find-machine-profile.ts';
import type { DriveOrder, PreparedDriver } from './drive.ts';
import { plannedAttempts } from './planned-attempts.ts';

export async function prepareVirtual({ loaded, options, progress }: DriveOrder): Promise<PreparedDriver> {
  const { scenario } = loaded;
  const planned = plannedAttempts(scenario);
  refuseTooMany(planned, scenario.virtual.storeAttempts);
  refuseWindow(options);
  // The run it was taken from may be gone since.
  const profile = (options.resume === undefined ? undefined : keptProfile(options.resume)) ?? (await findMachineProfile(scenario));
  return {
    environment: environmentSheet({ machineTime: machineTimeSource(profile) }),
    run: ({ folder, manifest, stop }) =>
      virtualRun({
        folder,
        manifest,
        loaded,
        profile,
        workers: scenario.virtual.workers ?? availableParallelism(),
        stop,
        onStage: (what) => progress.stage(what),
        onProgress: ({ done, failed, void: voids, restarts }) => progress.attempts({ done, total: Math.max(planned + restarts, done), failed, void: voids }),
      }),
  };
}

/** Where it comes from, and how much of it there is. */
export function machineTimeSource({ samples, flows: _flows, ...source }: MachineProfile) {
  return { ...source, samples: samples.length };
}

function refuseTooMany(planned: number, most: Scenario['virtual']['storeAttempts']): void {
  if (planned <= most) return;
  throw new PilotError('attempts-too-many', { found: `${planned} planned attempts`, expected: `at most ${most}, as all of them are stored`, where: 'virtual.storeAttempts', remedy: `plan fewer, or give --set virtual.storeAttempts=${planned} (some ${Math.ceil((planned * bytesOfAttempt) / 1e9)} GB on disk)` }, { badInput: true });
}

/** Of the journal, measured over pilots. */
const bytesOfAttempt = 2_200;

export function refuseWindow({ headed, slow }: DriveOrder['options']): void {
  const option = headed === true ? '--headed' : slow === true ? '--slow' : undefined;
  if (option === undefined) return;
  throw new PilotError('driver-unfit', { found: 'the driver virtual, which shows and waits for nothing', expected: 'the driver browser', where: option, remedy: 'leave it out, or add --driver browser' }, { badInput: true });
}
