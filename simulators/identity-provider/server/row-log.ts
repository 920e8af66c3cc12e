// Where rows of a log go, of sign-ins or of audit events: a file of NDJSON, each row written before the response that it is about is sent.
import { closeSync, openSync, writeFileSync } from 'node:fs';

export interface RowLog<Row> {
  append(row: Row): void;
  close(): void;
}

/**
 * Appends to the file, so that a resumed run keeps its rows. Throws the file system's error when it cannot be opened.
 * @param onFailure a row could not be written; a server that keeps no log of what it decides must not go on.
 */
export function openRowLog<Row>(file: string, onFailure: (error: unknown) => never): RowLog<Row> {
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
export const noRowLog: RowLog<unknown> = { append: () => {}, close: () => {} };
