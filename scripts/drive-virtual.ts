// The virtual driver for the run command: no browser and no server, but a machine profile to resample and threads to live in.
import { availableParallelism } from 'node:os';
import type { MachineProfile } from '../scenarios/schema/machine-profile.ts';
import type { AttemptsScenario, Scenario } from '../scenarios/schema/scenario.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { manifestOfKind } from '../simulators/run/manifest-of-kind.ts';
import { environmentSheet } from '../simulators/run/environment-sheet.ts';
import { keptProfile } from '../simulators/run/kept-profile.ts';
import { virtualRun } from '../simulators/run/virtual-run.ts';
import { attemptsSoFar } from './attempts-so-far.ts';
import { findMachineProfile } from '../simulators/drivers/virtual/find-machine-profile.ts';
import { borrowedActions } from '../simulators/drivers/virtual/machine-time.ts';
import type { DriveOrder, PreparedDriver } from './drive.ts';

export async function prepareVirtual({
  loaded,
  options,
  progress,
}: DriveOrder<AttemptsScenario>): Promise<PreparedDriver> {
  const { scenario } = loaded;
  refuseWindow(options, true);
  const profile = await profileOfStart(options, scenario);
  return {
    environment: environmentSheet({ machineTime: machineTimeSource(profile, scenario) }),
    run: ({ folder, manifest, stop }) =>
      virtualRun({
        folder,
        manifest: manifestOfKind(manifest, loaded.scenario.kind),
        loaded,
        profile,
        workers: scenario.virtual.workers ?? availableParallelism(),
        stop,
        onStage: (what) => progress.stage(what),
        onProgress: attemptsSoFar(scenario, progress),
      }),
  };
}

/** A run that goes on resamples what it began with: the run it was taken from may be gone since. */
export async function profileOfStart(
  { resume }: Pick<DriveOrder['options'], 'resume'>,
  scenario: Pick<Scenario, 'arms' | 'virtual'>,
): Promise<MachineProfile> {
  return (resume === undefined ? undefined : keptProfile(resume)) ?? (await findMachineProfile(scenario));
}

/** Where it comes from, how much of it there is, and what of it is borrowed. */
export function machineTimeSource(
  { samples, flows: _flows, ...source }: MachineProfile,
  { arms }: Pick<Scenario, 'arms'>,
) {
  const borrowed = borrowedActions({ samples }, arms);
  return { ...source, samples: samples.length, ...(borrowed.length === 0 ? {} : { borrowed: [...borrowed] }) };
}

/** @param canChange the scenario can be lived in a browser, too. */
export function refuseWindow({ headed, slow, resume }: DriveOrder['options'], canChange: boolean): void {
  const option = headed === true ? '--headed' : slow === true ? '--slow' : undefined;
  if (option === undefined) return;
  throw new PilotError(
    'driver-unfit',
    {
      found: 'the driver virtual, which shows and waits for nothing',
      expected: 'the driver browser',
      where: option,
      remedy: canChange && resume === undefined ? 'leave it out, or add --driver browser' : 'leave it out',
    },
    { badInput: true },
  );
}
