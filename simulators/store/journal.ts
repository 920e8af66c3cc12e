// The journal of a run: one line of JSON for each attempt, appended as it ends, and one when a user has lived all of theirs.
// What is written survives kill -9 of the program at once, and a crash of the machine after at most a second.
import { closeSync, createReadStream, existsSync, fdatasyncSync, openSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { attempt, type Attempt } from '../../scenarios/schema/attempt.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { dropCutLine } from './drop-cut-line.ts';

const flushEveryMs = 1_000;

const userEnded = z.strictObject({ userEnded: z.int().nonnegative() });
const line = z.union([userEnded, attempt]);

type Line = z.infer<typeof line>;

export const attemptLine = (entry: Attempt): string => lineOf(entry);
export const userEndedLine = (user: number): string => lineOf({ userEnded: user });

function lineOf(entry: Line): string {
  return `${JSON.stringify(entry)}\n`;
}

export class Journal {
  readonly #handle: number;
  readonly #timer: NodeJS.Timeout;
  #unflushed = false;
  /** Closed, or a line could not be written in full: what came after it would stand on the same line. */
  #ended = false;
  #flushFailure: unknown;

  constructor(path: string) {
    this.#handle = openSync(path, 'a');
    this.#timer = setInterval(() => {
      try {
        this.#flush();
      } catch (cause) {
        // Nobody hears a timer: the next line says it.
        this.#flushFailure = cause;
      }
    }, flushEveryMs);
    this.#timer.unref();
  }

  append(entry: Attempt): void {
    this.#write(attemptLine(entry));
  }

  /** Whole lines, made by attemptLine and userEndedLine elsewhere. */
  appendLines(lines: Uint8Array): void {
    this.#write(lines);
  }

  /** This user has lived all their attempts: a resumed run need not look at them again. */
  endUser(user: number): void {
    this.#write(userEndedLine(user));
  }

  /** Writes all of it: a file system that is nearly full takes a part without an error. */
  #write(lines: string | Uint8Array): void {
    if (this.#ended) throw new Error('the journal has ended');
    if (this.#flushFailure !== undefined) throw this.#flushFailure;
    try {
      writeFileSync(this.#handle, lines);
    } catch (cause) {
      this.#ended = true;
      throw cause;
    }
    this.#unflushed = true;
  }

  close(): void {
    this.#ended = true;
    clearInterval(this.#timer);
    try {
      this.#flush();
    } finally {
      closeSync(this.#handle);
    }
  }

  #flush(): void {
    if (!this.#unflushed) return;
    this.#unflushed = false;
    fdatasyncSync(this.#handle);
  }
}

export interface JournalContent {
  readonly endedUsers: ReadonlySet<number>;
  /** Attempts of users who have not ended, by user: they were being lived when the program stopped. */
  readonly unfinished: ReadonlyMap<number, readonly Attempt[]>;
  readonly attempts: number;
  readonly voids: number;
  /** Of a load run: attempts that had a due time, by trial; of whole lives, which have none, all. */
  readonly begun: ReadonlyMap<string, number>;
}

/** Adds an attempt to JournalContent.begun. */
export function countBegun(begun: Map<string, number>, { load }: Pick<Attempt, 'load'>): void {
  if (load !== undefined && (load.dueMs !== undefined || load.trial === 'lives')) begun.set(load.trial, (begun.get(load.trial) ?? 0) + 1);
}

/**
 * Reads a journal line by line. A last line that was cut off by a kill is removed from the file, since its attempt will be
 * run again. Throws PilotError journal-damaged for damage elsewhere.
 */
export async function readJournal(path: string): Promise<JournalContent> {
  const endedUsers = new Set<number>();
  const unfinished = new Map<number, Attempt[]>();
  const begun = new Map<string, number>();
  let attempts = 0;
  let voids = 0;
  if (!existsSync(path)) return { endedUsers, unfinished, attempts, voids, begun };
  dropCutLine(path);
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const entry = parseLine(text, `${path}:${number}`);
    if ('userEnded' in entry) {
      endedUsers.add(entry.userEnded);
      unfinished.delete(entry.userEnded);
    } else {
      attempts += 1;
      countBegun(begun, entry);
      if (entry.outcome.kind === 'void') voids += 1;
      unfinished.set(entry.user, [...(unfinished.get(entry.user) ?? []), entry]);
    }
  }
  return { endedUsers, unfinished, attempts, voids, begun };
}

function parseLine(text: string, where: string): Line {
  try {
    return line.parse(JSON.parse(text));
  } catch (cause) {
    throw new PilotError('journal-damaged', { found: 'a line that is no attempt', expected: 'one attempt a line', where, remedy: 'remove that line, or run again' }, { cause });
  }
}
