// Records of a course that may be broken off: JSON files, written in one step so that a reader never sees half of one.
import { readFileSync } from 'node:fs';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import { writeInOneStep } from '../../store/write-in-one-step.ts';

/** Goes up whenever a record means something else. 2: one ledger of lost time and tickets. 3: gaps are drawn, not days. */
const recordFormat = 'passkey-pilot-course/3';

export function writeRecord(path: string, record: object): void {
  writeInOneStep(path, `${JSON.stringify({ format: recordFormat, ...record })}\n`);
}

/** @throws PilotError course-damaged, course-of-other-version. */
export function readRecord<T extends object>(path: string): T {
  let found: T & { readonly format?: unknown };
  try {
    found = JSON.parse(readFileSync(path, 'utf8')) as typeof found;
  } catch (cause) {
    throw new PilotError(
      'course-damaged',
      {
        found: 'a file that cannot be read',
        expected: 'what an earlier start of the rollout wrote',
        where: path,
        remedy: 'run the scenario again',
      },
      { cause },
    );
  }
  if (found.format === recordFormat) return found;
  throw new PilotError(
    'course-of-other-version',
    {
      found: found.format === undefined ? 'no format' : JSON.stringify(found.format),
      expected: `"${recordFormat}", as this version writes it`,
      where: path,
      remedy: 'run the scenario again, or go on with the version that began it',
    },
    { badInput: true },
  );
}
