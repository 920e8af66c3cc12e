// A file written so that a reader, and a start after a kill, finds the old one or the new one, never half of it.
import { renameSync, writeFileSync } from 'node:fs';

export function writeInOneStep(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
