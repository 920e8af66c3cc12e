// A sheet that somebody exported, as rows of text: CSV with any of the usual separators, in UTF-8 or in UTF-16 with its mark.
// Hostile files end as one sentence: what was found, in which line, and what was expected.
import { CsvError, parse } from 'csv-parse/sync';
import { closeSync, openSync, readSync } from 'node:fs';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { whyUnread } from '../../scenarios/schema/why-unread.ts';

export interface TableRow {
  readonly cells: readonly string[];
  /** In the file, from 1; of a row over several lines the last. */
  readonly line: number;
}

export interface Table {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

const sizeLimitBytes = 256_000_000;
const pieceBytes = 1_000_000;
const rowLimit = 1_000_000;
/** Characters of a row, all cells together. */
const longestRow = 1_000_000;
const separators = [',', ';', '\t', '|'] as const;

/** What csv-parse calls the slips of a sheet. */
const slips: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote that is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'text behind a closing quote',
  INVALID_OPENING_QUOTE: 'a quote in the middle of a cell without quotes around it',
  CSV_MAX_RECORD_SIZE: `a row of more than ${longestRow} characters`,
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'a row with another number of cells',
};

/** @throws PilotError, bad input: file-unreadable, file-too-large, text-unreadable, table-unreadable. */
export function tableOfFile(file: string): Table {
  return tableOfText(file, textOfFile(file));
}

/** @throws PilotError, bad input: file-unreadable, file-too-large, text-unreadable. */
export function textOfFile(file: string): string {
  const bytes = bytesOf(file);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unfit('text-unreadable', file, 'bytes that are not UTF-8', 'text in UTF-8', 'save it as "CSV UTF-8"', cause);
  }
}

/** Piece by piece, as a pipe does not know its size and a device has none. */
function bytesOf(file: string): Uint8Array {
  const pieces: Uint8Array[] = [];
  try {
    const descriptor = openSync(file, 'r');
    try {
      for (let size = 0; size <= sizeLimitBytes;) {
        const piece = new Uint8Array(pieceBytes);
        const read = readSync(descriptor, piece);
        if (read === 0) return Buffer.concat(pieces);
        pieces.push(piece.subarray(0, read));
        size += read;
      }
    } finally {
      closeSync(descriptor);
    }
  } catch (cause) {
    throw unfit(
      'file-unreadable',
      file,
      whyUnread(cause, 'no such file'),
      'a file that can be read',
      'check the path',
      cause,
    );
  }
  throw unfit(
    'file-too-large',
    file,
    `more than ${sizeLimitBytes} bytes`,
    `at most ${sizeLimitBytes}`,
    'give it in parts',
  );
}

/** @throws PilotError, bad input: table-unreadable. */
export function tableOfText(file: string, text: string): Table {
  // Excel names the separator in a line before the header.
  const [said, named] = /^sep=(.)\r?\n/i.exec(text) ?? [''];
  const skippedLines = said === '' ? 0 : 1;
  const body = text.slice(said.length);
  const [header, ...rows] = rowsOf(file, body, named ?? separatorOf(body), skippedLines);
  if (header === undefined)
    throw unfit(
      'table-unreadable',
      file,
      'nothing in it',
      'a line of column names and a row for each',
      'check the path',
    );
  const columns = header.cells.map((name) => name.trim());
  const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) < at);
  if (twice !== undefined)
    throw unfit('table-unreadable', file, `the column "${shortened(twice)}" twice`, 'each column once', 'remove one');
  for (const row of rows) {
    const surplus = row.cells.slice(columns.length).some((cell) => cell.trim() !== '');
    if (row.cells.length >= columns.length && !surplus) continue;
    throw unfit(
      'table-unreadable',
      `${file}:${row.line}`,
      `a row of ${row.cells.length} cells`,
      `${columns.length}, as there are columns`,
      'put cells with a separator in them in quotes',
    );
  }
  return { file, columns, rows };
}

function rowsOf(file: string, text: string, separator: string, skippedLines: number): readonly TableRow[] {
  try {
    const records = parse(text, {
      delimiter: separator,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
      info: true,
      to: rowLimit + 2,
    }) as unknown as { readonly info: { readonly lines: number }; readonly record: string[] }[];
    if (records.length > rowLimit + 1)
      throw unfit('table-unreadable', file, `more than ${rowLimit} rows`, `at most ${rowLimit}`, 'give it in parts');
    return records.map(({ info, record }) => ({ cells: record, line: info.lines + skippedLines }));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = typeof cause['lines'] === 'number' ? `:${cause['lines'] + skippedLines}` : '';
    throw unfit(
      'table-unreadable',
      `${file}${line}`,
      slipInWords(cause.code),
      'CSV as RFC 4180 has it',
      'export it again',
      cause,
    );
  }
}

/** What csv-parse refused, by its code, in words for after "found". */
export function slipInWords(code: string): string {
  return slips[code] ?? `text that is not CSV (${code})`;
}

/** The one that parts most of the first line, outside quotes. */
export function separatorOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const head = (end < 0 ? text : text.slice(0, end)).slice(0, longestRow).replaceAll(/"[^"]*"/g, '');
  const counts = separators.map((separator) => head.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Columns found, as they stand in a sentence. */
export function columnsInWords(columns: readonly string[]): string {
  const named = columns.slice(0, 20).map((name) => `"${shortened(name)}"`);
  return `${named.join(', ')}${columns.length > named.length ? `, and ${columns.length - named.length} more` : ''}`;
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 37)}...` : text);

export function unfit(
  code: string,
  where: string,
  found: string,
  expected: string,
  remedy: string,
  cause?: unknown,
): PilotError {
  return new PilotError(code, { found, expected, where, remedy }, { badInput: true, cause });
}
