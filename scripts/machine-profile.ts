// npm run machine-profile -- runs/<id> [profile id] [note]: writes the machine profile of a finished browser or load run into
// scenarios/machine-profiles, small enough to be kept with the project. The note says what a reader should know of the measurement.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MachineProfile } from '../scenarios/schema/machine-profile.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { profileOfRun } from '../simulators/drivers/virtual/profile-of-run.ts';
import { outliveUnreadOutput } from '../simulators/machine/unread-output.ts';
import { tellError } from './tell-error.ts';

const folder = fileURLToPath(new URL('../scenarios/machine-profiles', import.meta.url));
/** Of one action and result. */
const samplesKept = 40;

async function keepProfile([run, id, note]: readonly string[]): Promise<void> {
  if (run === undefined)
    throw new PilotError(
      'run-missing',
      {
        found: 'no run',
        expected: 'the folder of a finished browser or load run',
        remedy: 'give one, for example: npm run machine-profile -- runs/2026-01-05T08-00-00-pilot',
      },
      { badInput: true },
    );
  const profile = { ...(await profileOfRun(run, samplesKept)), ...(note === undefined ? {} : { note }) };
  const name = id ?? profile.run;
  if (!/^[a-z0-9][a-z0-9-]*$/i.test(name))
    throw new PilotError(
      'profile-id-unfit',
      { found: `"${name}"`, expected: 'letters, digits and hyphens', remedy: 'give an id behind the run' },
      { badInput: true },
    );
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  try {
    writeFileSync(file, textOf(profile), { flag: 'wx' });
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
    throw new PilotError(
      'profile-id-taken',
      {
        found: 'a profile of that id',
        expected: 'none',
        where: file,
        remedy: 'give another id behind the run, or delete that one; nothing was changed',
      },
      { badInput: true, cause },
    );
  }
  process.stdout.write(
    `Wrote scenarios/machine-profiles/${name}.json: ${profile.samples.length} samples of ${profile.attempts} attempts. Use it with --set virtual.machineTime=${name}\n`,
  );
}

/** A line for each sample, so that a person can read it and a difference shows. */
function textOf({ samples, ...facts }: MachineProfile): string {
  const head = JSON.stringify(facts, null, 2).replace(/\n\}$/, '');
  return `${head},\n  "samples": [\n${samples.map((sample) => `    ${JSON.stringify(sample)}`).join(',\n')}\n  ]\n}\n`;
}

outliveUnreadOutput();

try {
  await keepProfile(process.argv.slice(2));
} catch (error) {
  process.exitCode = tellError(error, process.argv);
}
