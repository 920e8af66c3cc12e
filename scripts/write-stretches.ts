// A file written stretch by stretch, gathered into pieces of a size that a disk likes: its text may be longer than a string can be.
import { closeSync, openSync, renameSync, writeSync } from 'node:fs';

const piece = 1 << 20;

/** In one step: a cut leaves the file as it was. */
export function writeStretches(path: string, stretches: Iterable<string>): void {
  const unfinished = `${path}.unfinished`;
  const file = openSync(unfinished, 'w');
  try {
    let gathered = '';
    for (const stretch of stretches) {
      gathered += stretch;
      if (gathered.length < piece) continue;
      writeSync(file, gathered);
      gathered = '';
    }
    writeSync(file, gathered);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
}
