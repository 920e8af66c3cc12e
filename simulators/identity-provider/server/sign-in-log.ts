// Where rows of the sign-in log go: a file of NDJSON, each row written before the response that it is about is sent.
import { closeSync, openSync, writeSync } from 'node:fs';
import type { SignIn } from '../../../scenarios/schema/sign-in.ts';

export interface SignInLog {
  append(row: SignIn): void;
  close(): void;
}

/** Appends to the file, so that a resumed run keeps its rows. Throws the file system's error when it cannot be opened. */
export function openSignInLog(file: string): SignInLog {
  const descriptor = openSync(file, 'a', 0o600);
  return {
    append: (row) => void writeSync(descriptor, `${JSON.stringify(row)}\n`),
    close: () => closeSync(descriptor),
  };
}

/** For a server that was given no file. */
export const noSignInLog: SignInLog = { append: () => {}, close: () => {} };
