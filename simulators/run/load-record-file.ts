// trials.json of a load run: what was done, kept after each trial so that a killed run goes on behind the last whole one.
import { existsSync, readFileSync } from 'node:fs';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { loadRecord, type LoadRecord } from '../../scenarios/schema/load-trial.ts';
import type { RunFolder } from '../store/run-folder.ts';
import { writeInOneStep } from '../store/write-in-one-step.ts';

const name = 'trials.json';

/** What an earlier start has done and can be kept: trials that were not cut short, and of searches only those that came to an end. */
export function readLoadRecord(folder: Pick<RunFolder, 'file'>): LoadRecord | undefined {
  const path = folder.file(name);
  if (!existsSync(path)) return undefined;
  let read: LoadRecord;
  try {
    read = loadRecord.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new PilotError(
      'load-record-damaged',
      { found: 'something else', expected: 'the trials of a load run', where: path, remedy: 'run the scenario again' },
      { cause },
    );
  }
  const searched = new Set(read.capacity.map(({ arm }) => arm));
  return {
    ...read,
    trials: read.trials.filter(
      ({ cutShort, purpose, arm }) =>
        cutShort === undefined && purpose !== 'lives' && (purpose === 'profile' || searched.has(arm)),
    ),
  };
}

/** In one step: a reader never sees half of it. */
export function writeLoadRecord(folder: RunFolder, record: LoadRecord): void {
  const path = folder.file(name);
  writeInOneStep(path, `${JSON.stringify(record, null, 2)}\n`);
}
