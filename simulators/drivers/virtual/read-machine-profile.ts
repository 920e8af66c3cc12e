// A machine profile from its file.
import { readFileSync } from 'node:fs';
import { machineProfile, type MachineProfile } from '../../../scenarios/schema/machine-profile.ts';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';

/** @throws PilotError, bad input: machine-profile-not-valid; and what the file system says. */
export function readMachineProfile(file: string): MachineProfile {
  const text = readFileSync(file, 'utf8');
  try {
    return machineProfile.parse(JSON.parse(text));
  } catch (cause) {
    throw new PilotError(
      'machine-profile-not-valid',
      {
        found: 'something else',
        expected: 'a machine profile',
        where: file,
        remedy: 'write it again with: npm run machine-profile -- runs/<id>',
      },
      { cause, badInput: true },
    );
  }
}
