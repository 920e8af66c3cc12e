// The machine time that a run resamples, kept in its folder: a resumed run goes on with what it began with, which may be gone since.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { MachineProfile } from '../../scenarios/schema/machine-profile.ts';
import { writeInOneStep } from '../store/write-in-one-step.ts';
import { readMachineProfile } from '../drivers/virtual/read-machine-profile.ts';

const profileFile = 'machine-profile.json';

/** What an earlier start of the run resampled. @param path of the run's folder. */
export function keptProfile(path: string): MachineProfile | undefined {
  const file = join(path, profileFile);
  return existsSync(file) ? readMachineProfile(file) : undefined;
}

/** @returns the profile to use: the one kept before, if there is. */
export function keepProfile(path: string, profile: MachineProfile): MachineProfile {
  const kept = keptProfile(path);
  if (kept === undefined) writeInOneStep(join(path, profileFile), JSON.stringify(profile));
  return kept ?? profile;
}
