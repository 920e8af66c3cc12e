// The journal of a run: one line of JSON for each attempt, written as it ends, and one when a user has lived all of theirs. Lines stand plain
// in journal.ndjson until they fill a block; then they go packed into journal.ndjson.gz, which alone is left when the journal is closed.
// At any moment each line is in one of both, or, while it goes over, in both: then the plain ones are those of the last block.
import { existsSync, readFileSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';
import { setImmediate as otherWork } from 'node:timers/promises';
import { z } from 'zod';
import { attemptFacts, factColumns } from '../../scenarios/measures/attempt-facts.ts';
import { attempt, type Attempt } from '../../scenarios/schema/attempt.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { AppendFile } from './append-file.ts';
import { dropCutLine } from './drop-cut-line.ts';
import { blockBytes, blocksOf, packLines } from './packed-lines.ts';

const userEnded = z.strictObject({ userEnded: z.int().nonnegative() });
const ofType = { BOOLEAN: z.boolean(), INTEGER: z.int(), DOUBLE: z.number(), VARCHAR: z.string().optional() } as const;
const factsOfAttempt = z.strictObject(Object.fromEntries(factColumns.map(({ fact, type }) => [fact, ofType[type]])));
/** What is to be said of an attempt stands in its line, for the tables. */
const line = z.union([userEnded, attempt.extend({ facts: factsOfAttempt })]);

type Line = z.infer<typeof line>;

export const attemptLine = (entry: Attempt): string => lineOf({ ...entry, facts: attemptFacts(entry) });
export const userEndedLine = (user: number): string => lineOf({ userEnded: user });

function lineOf(entry: object): string {
  return `${JSON.stringify(entry)}\n`;
}

/** Where the packed lines of a journal are. */
export const packedJournal = (path: string): string => `${path}.gz`;

export class Journal {
  readonly #path: string;
  readonly #plain: AppendFile;
  readonly #packed: AppendFile;
  readonly #encoder = new TextEncoder();
  /** Something could not be written in full: both files are left as they are, to be mended when the run goes on. */
  #broken = false;

  /** @param path of the plain lines. One that is there has been read, which mended it. */
  constructor(path: string) {
    this.#path = path;
    this.#packed = new AppendFile(packedJournal(path));
    this.#plain = new AppendFile(path);
    // A file of no block is none that gunzip and DuckDB read.
    if (this.#packed.size === 0) this.#packed.append(packLines(''));
  }

  append(entry: Attempt): void {
    this.#write(attemptLine(entry));
  }

  /** Whole lines, made by attemptLine and userEndedLine and packed by packLines elsewhere. */
  appendPacked(block: Uint8Array): void {
    this.#orBreak(() => {
      this.#pack();
      this.#packed.append(block);
    });
  }

  /** This user has lived all their attempts: a resumed run need not look at them again. */
  endUser(user: number): void {
    this.#write(userEndedLine(user));
  }

  #write(text: string): void {
    this.#orBreak(() => {
      this.#plain.append(this.#encoder.encode(text));
      if (this.#plain.size >= blockBytes) this.#pack();
    });
  }

  #orBreak(write: () => void): void {
    try {
      write();
    } catch (cause) {
      this.#broken = true;
      throw cause;
    }
  }

  /** The plain lines go when the block would survive a crash of the machine. */
  #pack(): void {
    if (this.#plain.size === 0) return;
    this.#packed.append(packLines(readFileSync(this.#path)));
    this.#packed.flush();
    this.#plain.empty();
  }

  close(): void {
    try {
      if (!this.#broken) this.#orBreak(() => this.#pack());
    } finally {
      this.#plain.close();
      this.#packed.close();
    }
    if (!this.#broken) rmSync(this.#path, { force: true });
  }
}

/** Removes what a kill left behind: a part of a block, a part of a line, plain lines that are packed already. */
function mend(path: string): void {
  const packed = packedJournal(path);
  let last: { readonly lines: Buffer; readonly end: number } | undefined;
  if (existsSync(packed)) {
    for (const block of blocksOf(packed)) last = block;
    const whole = last?.end ?? 0;
    if (statSync(packed).size > whole) truncateSync(packed, whole);
  }
  dropCutLine(path);
  if (last !== undefined && last.lines.length > 0 && existsSync(path) && readFileSync(path).equals(last.lines))
    truncateSync(path, 0);
}

/** Lines without their ends, in the order in which they were written, and where each stands. @param path mended, or of a closed journal. */
export function* journalLines(path: string): Generator<{ readonly text: string; readonly where: string }> {
  if (existsSync(packedJournal(path)))
    for (const { lines, end } of blocksOf(packedJournal(path)))
      yield* linesIn(lines, `${packedJournal(path)} up to byte ${end}`);
  if (existsSync(path)) yield* linesIn(readFileSync(path), path);
}

function* linesIn(lines: Buffer, file: string): Generator<{ readonly text: string; readonly where: string }> {
  let number = 0;
  for (const text of lines.toString().split('\n')) {
    number += 1;
    if (text !== '') yield { text, where: `${file}:${number}` };
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
  if (load !== undefined && (load.dueMs !== undefined || load.trial === 'lives'))
    begun.set(load.trial, (begun.get(load.trial) ?? 0) + 1);
}

/**
 * Reads a journal line by line, and mends it: a last line or block that was cut off by a kill is removed, since what is missing will be
 * lived again. Throws PilotError journal-damaged for damage elsewhere.
 */
export async function readJournal(path: string): Promise<JournalContent> {
  const endedUsers = new Set<number>();
  const unfinished = new Map<number, Attempt[]>();
  const begun = new Map<string, number>();
  let attempts = 0;
  let voids = 0;
  let lines = 0;
  mend(path);
  for (const { text, where } of journalLines(path)) {
    lines += 1;
    // Somebody may want to stop.
    if (lines % 1_000 === 0) await otherWork();
    const entry = parseLine(text, where);
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

/** Writes the journal anew with the lines that stay. */
export function keepJournalLines(path: string, stays: (text: string) => boolean): void {
  mend(path);
  if (!existsSync(path) && !existsSync(packedJournal(path))) return;
  // So that what is written anew takes the place of all lines in one step.
  new Journal(path).close();
  rmSync(`${path}.new`, { force: true });
  rmSync(packedJournal(`${path}.new`), { force: true });
  const kept = new Journal(`${path}.new`);
  let lines = '';
  for (const { text } of journalLines(path)) {
    if (!stays(text)) continue;
    lines += `${text}\n`;
    if (lines.length < blockBytes) continue;
    kept.appendPacked(packLines(lines));
    lines = '';
  }
  if (lines !== '') kept.appendPacked(packLines(lines));
  kept.close();
  renameSync(packedJournal(`${path}.new`), packedJournal(path));
}

function parseLine(text: string, where: string): Line {
  try {
    return line.parse(JSON.parse(text));
  } catch (cause) {
    throw new PilotError(
      'journal-damaged',
      {
        found: 'a line that is no attempt as this version writes them',
        expected: 'one attempt a line',
        where,
        remedy: 'use the version that made it, or run again',
      },
      { cause },
    );
  }
}
