// One file of an export, taken for what is in it: JSON whole, JSON too large for that row by row, lines of JSON, or CSV.
import { closeSync } from 'node:fs';
import { readCsv } from './read-csv.ts';
import { openExport, type ExportFile } from './export-files.ts';
import { quoted } from './json-members.ts';
import { jsonRows } from './json-rows.ts';
import { noExport } from './no-export.ts';
import { parsedExport, type JsonPath } from './parsed-export.ts';
import { piecesOf, type Leftover } from './pieces.ts';
import type { ExportKind, Surroundings } from './recognise.ts';
import { mayBeShallow, shallowIn } from './shallow-export.ts';
import { take, type FileReading } from './take-piece.ts';
import type { TenantDraft } from './tenant-draft.ts';
import { textPieces } from './text-of-export.ts';
import { unreadable, unreadReason, type TextPosition } from './unreadable.ts';

/** Characters up to which JSON is parsed whole, with the place of everything in it. */
const largestWhole = 32_000_000;

/** Whatever is wrong with the file is told in the book. */
export function readFile(file: ExportFile, reading: FileReading): void {
  const opened = openExport(file);
  if ('sentence' in opened) return reading.book.leaveOut({ file: file.file, sentence: opened.sentence });
  try {
    readPieces(file.file, textPieces(opened.descriptor), reading);
  } catch (error) {
    const reason = unreadReason(error);
    if (reason === undefined) throw error;
    const rows = reading.book.rowsRead(file.file);
    const kept = rows > 0 ? ` ${rows} rows before it were read.` : '';
    reading.book.leaveOut({ file: file.file, ...reason, sentence: `${reason.sentence}${kept}` });
  } finally {
    closeSync(opened.descriptor);
  }
}

function readPieces(file: string, pieces: Generator<string>, reading: FileReading): void {
  let start = '';
  let isWhole = true;
  for (let next = pieces.next(); next.done !== true; next = pieces.next()) {
    start += next.value;
    isWhole = false;
    if (start.length > largestWhole || !looksLikeJson(start)) break;
    isWhole = true;
  }
  const all = function* () {
    yield start;
    yield* pieces;
  };
  if (start.trim() === '') throw unreadable('found nothing in it, expected an export; export it again.');
  if (start.trimStart().startsWith('<'))
    throw unreadable('found a page of HTML or XML, expected JSON or CSV; sign in and export it again.', {
      line: 1,
      column: 1,
    });
  const other = noExport(start.slice(0, 1000));
  if (other !== undefined) throw unreadable(`found ${other}, expected an export; it is left aside.`);
  if (!looksLikeJson(start)) return readCsv(file, start, all(), reading);
  if (isLinesOfJson(start)) return readLines(file, all(), reading);
  if (isWhole) return readWhole(file, start, reading);
  readRows(file, all(), reading);
}

/** A bracket, behind blanks and comments. */
const looksLikeJson = (text: string) => /^(\s|\/\/[^\n]*(\n|$)|\/\*[\s\S]*?\*\/)*[[{]/.test(text.slice(0, 100_000));

/** A whole object in the first line, and another one begins the second. */
function isLinesOfJson(text: string): boolean {
  const [first, second] = text.trimStart().split('\n', 2);
  if (first === undefined || second === undefined || !second.startsWith('{')) return false;
  try {
    JSON.parse(first);
    return true;
  } catch {
    return false;
  }
}

function readWhole(file: string, text: string, reading: FileReading, linesBefore = 0, around?: Surroundings): void {
  const isRow = around !== undefined;
  const { value, notes, positionOf } = parsedExport(text, isRow);
  const place = (path: JsonPath): Partial<TextPosition> => {
    const position = positionOf(path);
    return position === undefined ? {} : { line: position.line + linesBefore, column: position.column };
  };
  const shallow = mayBeShallow(text) ? shallowIn(value) : undefined;
  if (shallow !== undefined)
    throw unreadable(
      `found ${quoted(shallow.text)}, the name of a type where its content should be: the export is too shallow, and nothing of it is read; export it with "ConvertTo-Json -Depth 20".`,
      positionOf(shallow.path) === undefined ? undefined : { line: 1, column: 1, ...place(shallow.path) },
    );
  const leftovers: Leftover[] = [];
  const kinds = new Set<ExportKind>();
  for (const taken of piecesOf(value, [], around)) {
    if ('leftover' in taken) leftovers.push(taken);
    else {
      kinds.add(taken.kind);
      take(file, taken, reading, place);
    }
  }
  tellLeftovers(file, leftovers, kinds, reading);
  const [kind] = kinds;
  for (const note of kind === undefined ? [] : notes) reading.book.note(file, kind ?? 'names', note);
}

function tellLeftovers(
  file: string,
  leftovers: readonly Leftover[],
  kinds: ReadonlySet<ExportKind>,
  { book, draft }: FileReading,
): void {
  const [first] = kinds;
  for (const one of leftovers) {
    if (one.leftover === 'one-page' && first !== undefined)
      book.note(file, first, 'One page of several (@odata.nextLink): rows are missing; export all pages.');
    if (one.leftover === 'empty' && one.kind !== undefined) {
      book.addRows(file, one.kind, 0);
      book.note(
        file,
        one.kind,
        'A list without rows; if there should be some, the account that exported may not read them.',
      );
      markExported(one.kind, draft);
    }
  }
  const unknown = leftovers.filter(
    (one) => one.leftover === 'unknown' || (one.leftover === 'empty' && one.kind === undefined),
  );
  if (first === undefined && !leftovers.some((one) => one.leftover === 'empty' && one.kind !== undefined)) {
    const names = unknown.flatMap((one) => (one.leftover === 'unknown' ? one.names : []));
    const found =
      names.length > 0
        ? `JSON with ${[...new Set(names)].slice(0, 6).map(quoted).join(', ')}`
        : 'JSON in which nothing is';
    book.leaveOut({
      file,
      sentence: `found ${found}, expected an export of policies, people, groups, methods or sign-ins; it is left aside.`,
    });
    return;
  }
  const parts = [...new Set(unknown.map(({ path }) => path.find((part) => typeof part === 'string') ?? 'a row'))];
  if (parts.length > 0 && first !== undefined)
    book.note(file, first, `Parts that are not known were left aside: ${parts.slice(0, 6).map(quoted).join(', ')}.`);
}

/** A list that is there and empty is known to be so; one that is missing is not. */
function markExported(kind: ExportKind, draft: TenantDraft): void {
  if (kind === 'conditionalAccessPolicy') draft.exported.add('conditionalAccess');
  if (kind === 'namedLocation') draft.exported.add('locations');
  if (kind === 'roleAssignment' || kind === 'directoryRole') draft.exported.add('roles');
}

function readLines(file: string, pieces: Iterable<string>, reading: FileReading): void {
  let held = '';
  let line = 0;
  const readLine = (text: string) => {
    line += 1;
    if (text.trim() === '') return;
    readRow(file, text, line, { keys: [] }, reading);
  };
  for (const piece of pieces) {
    const lines = (held + piece).split('\n');
    held = lines.pop() ?? '';
    for (const one of lines) readLine(one);
  }
  readLine(held);
}

/** A row that is broken is left out by itself. */
function readRow(file: string, text: string, line: number, around: Surroundings, reading: FileReading): void {
  try {
    readWhole(file, text, reading, line - 1, around);
  } catch (error) {
    const reason = unreadReason(error);
    if (reason === undefined) throw error;
    reading.book.leaveOut({ file, ...reason, line: line - 1 + (reason.line ?? 1) });
  }
}

function readRows(file: string, pieces: Iterable<string>, reading: FileReading): void {
  const rows = jsonRows(pieces);
  for (let next = rows.next(); ; next = rows.next()) {
    if (next.done === true) {
      const { isOnePage } = next.value;
      if (isOnePage)
        reading.book.leaveOut({
          file,
          sentence: 'found one page of several (@odata.nextLink), expected all; rows are missing.',
        });
      return;
    }
    readRow(file, next.value.text, next.value.line, next.value.around, reading);
  }
}
