// Records of a course that may be broken off: JSON files, written in one step so that a reader never sees half of one.
import { readFileSync } from 'node:fs';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { writeInOneStep } from '../store/write-in-one-step.ts';

export function writeRecord(path: string, record: object): void {
  writeInOneStep(path, `${JSON.stringify(record)}\n`);
}

/** @throws PilotError course-damaged. */
export function readRecord<T extends object>(path: string): T {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (cause) {
    throw new PilotError('course-damaged', { found: 'a file that cannot be read', expected: 'what an earlier start of the rollout wrote', where: path, remedy: 'run the scenario again' }, { cause });
  }
}
