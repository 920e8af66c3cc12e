// Where the virtual driver's machine time comes from, as a scenario names it: the folder of a run, or a profile kept in the project.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { purposeOf } from '../../../scenarios/flows/purpose-of.ts';
import { flowsBegun, registrationFor } from '../../../scenarios/flows/lived-flows.ts';
import type { MachineProfile } from '../../../scenarios/schema/machine-profile.ts';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import type { Scenario } from '../../../scenarios/schema/scenario.ts';
import { nearestWord } from '../../scenario/nearest-word.ts';
import { kindsWithoutTime } from './machine-time.ts';
import { profileOfEnded, profileOfRun } from './profile-of-run.ts';
import { readMachineProfile } from './read-machine-profile.ts';

const kept = fileURLToPath(new URL('../../../scenarios/machine-profiles', import.meta.url));
/** Of each action and result, from a whole run: enough that resampling adds nothing to what the run itself left open. */
const samplesOfRun = 1_000;

/** @throws PilotError, bad input: machine-profile-missing, machine-profile-not-valid, and as profileOfRun. */
export async function findMachineProfile({
  arms,
  virtual,
}: Pick<Scenario, 'arms' | 'virtual'>): Promise<MachineProfile> {
  const name = virtual.machineTime;
  // An id has no slash; a folder without one can be written as ./folder.
  const profile = /[/\\]/.test(name) ? await profileOfRun(name, samplesOfRun) : readKept(name);
  return fitFor(arms, profile, name);
}

/** Of a run that this program has just ended. @throws PilotError, bad input: machine-time-unfit where it measured too little. */
export async function profileOfOwnRun(path: string, { arms }: Pick<Scenario, 'arms'>): Promise<MachineProfile> {
  return fitFor(arms, await profileOfEnded(path, samplesOfRun), path);
}

function fitFor(arms: Scenario['arms'], profile: MachineProfile, name: string): MachineProfile {
  // Steps of a recovery take the time of others of their kind where there are none of their own: who waits minutes does not feel the difference.
  const lived = [...flowsBegun(arms)].filter((flow) => purposeOf(flow) !== 'recovery');
  const missing = lived.filter((flow) => !profile.flows.includes(flow));
  const timeless =
    missing.length > 0
      ? []
      : kindsWithoutTime(profile).filter(
          (kind) => kind === 'page' || arms.some(({ signIn }) => registrationFor(signIn) !== undefined),
        );
  if (timeless.length > 0)
    throw new PilotError(
      'machine-time-unfit',
      {
        found: `no time of a ${timeless.join(' or a ')} among the samples of ${profile.run}`,
        expected: 'times of pages, and of ceremonies where passkeys are used',
        where: `virtual.machineTime ${name}`,
        remedy: 'name another run or profile',
      },
      { badInput: true },
    );
  if (missing.length === 0) return profile;
  throw new PilotError(
    'machine-time-unfit',
    {
      found: `no ${missing.join(' and no ')} among the flows ${profile.flows.join(', ')} of ${profile.run}`,
      expected: `a run of ${lived.join(', ')}`,
      where: `virtual.machineTime ${name}`,
      remedy: 'name a run of the same arms',
    },
    { badInput: true },
  );
}

function readKept(id: string): MachineProfile {
  const file = join(kept, `${id}.json`);
  if (existsSync(file)) return readMachineProfile(file);
  const ids = readdirSync(kept).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []));
  const meant = nearestWord(id, ids);
  throw new PilotError(
    'machine-profile-missing',
    {
      found: `"${id}"`,
      expected: `the folder of a run, such as runs/<id>, or one of ${ids.join(', ')}`,
      where: 'virtual.machineTime',
      ...(meant === undefined ? {} : { remedy: `did you mean "${meant}"?` }),
    },
    { badInput: true },
  );
}
