// The machine time on which a run is settled: its own, as it was just measured. Where it measured too little of its own (a few attempts, none of
// them quiet), or nothing (in virtual time), it is what the scenario names. Kept in its folder, so that whoever goes on has the same.
import type { MachineProfile } from '../../scenarios/schema/machine-profile.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { DrillScenario, PilotScenario } from '../../scenarios/schema/scenario.ts';
import { findMachineProfile, profileOfOwnRun } from '../drivers/virtual/find-machine-profile.ts';
import { keepProfile, keptProfile } from './kept-profile.ts';

type DrivenScenario = Pick<PilotScenario | DrillScenario, 'driver' | 'arms' | 'virtual'>;

export interface MachineTimeOfRun {
  readonly profile: MachineProfile;
  /** It was measured by the run itself. */
  readonly ofThisRun: boolean;
}

/** @param path of the folder of the run, which has ended well. @throws PilotError as findMachineProfile. */
export async function ownMachineTime(path: string, run: string, scenario: DrivenScenario): Promise<MachineTimeOfRun> {
  const profile =
    keptProfile(path) ?? keepProfile(path, (await measured(path, scenario)) ?? (await findMachineProfile(scenario)));
  return { profile, ofThisRun: profile.run === run };
}

async function measured(path: string, scenario: DrivenScenario): Promise<MachineProfile | undefined> {
  if (scenario.driver === 'virtual') return undefined;
  try {
    return await profileOfOwnRun(path, scenario);
  } catch (cause) {
    if (cause instanceof PilotError && cause.code === 'machine-time-unfit') return undefined;
    throw cause;
  }
}
