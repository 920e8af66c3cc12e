// Where rows of the sign-in log go: a file of NDJSON, each row written before the response that it is about is sent.
import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { SignIn } from '../../../scenarios/schema/sign-in.ts';

export interface SignInLog {
  append(row: SignIn): void;
  close(): void;
}

/**
 * Appends to the file, so that a resumed run keeps its rows. Throws the file system's error when it cannot be opened.
 * @param onFailure a row could not be written; a server that keeps no log of what it decides must not go on.
 */
export function openSignInLog(file: string, onFailure: (error: unknown) => never): SignInLog {
  const descriptor = openSync(file, 'a', 0o600);
  return {
    append: (row) => {
      try {
        // All of it: a file system that is nearly full takes a part without an error.
        writeFileSync(descriptor, `${JSON.stringify(row)}\n`);
      } catch (error) {
        onFailure(error);
      }
    },
    close: () => closeSync(descriptor),
  };
}

/** For a server that was given no file. */
export const noSignInLog: SignInLog = { append: () => {}, close: () => {} };
