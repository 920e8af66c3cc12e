// A file that a user names to be written: made, and never written over.
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { makeFile } from '../simulators/store/named-folder.ts';

/** @throws PilotError, bad input: file-name-taken, file-not-possible. */
export function makeNewFile(file: string, text: string): void {
  try {
    makeFile(file, text);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
    throw new PilotError(
      'file-name-taken',
      { found: 'a file of that name', expected: 'none', where: file, remedy: 'give another name; nothing was changed' },
      { badInput: true, cause },
    );
  }
}
