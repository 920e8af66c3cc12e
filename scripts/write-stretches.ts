// A file written stretch by stretch: its text may be longer than a string can be.
import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import { gathered } from './gathered-stretches.ts';

/** In one step: a cut leaves the file as it was. */
export function writeStretches(path: string, stretches: Iterable<string>): void {
  const unfinished = `${path}.unfinished`;
  const file = openSync(unfinished, 'w');
  try {
    for (const piece of gathered(stretches)) writeSync(file, piece);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
}
