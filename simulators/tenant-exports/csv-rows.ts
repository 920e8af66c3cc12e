// Rows of CSV from pieces of text, so that a file of any length is read in little memory. Lines without quotes are parted by the separator
// alone: csv-parse takes five times as long, which ten million memberships would feel. Lines with quotes are its work.
import { CsvError, parse } from 'csv-parse/sync';
import { separatorOf, slipInWords } from '../directory-file/table-of-file.ts';
import { unreadable } from './unreadable.ts';

export interface CsvRow {
  readonly cells: readonly string[];
  /** From 1; of a row over several lines the last. */
  readonly line: number;
}

/** Characters of a row, and so of an open quote. */
const longestRow = 16_000_000;

/** @throws PilotError of unreadable.ts. */
export function* csvRows(pieces: Iterable<string>): Generator<CsvRow, void, undefined> {
  let held = '';
  let lines = 0;
  let separator: string | undefined;
  for (const piece of pieces) {
    held += piece;
    const end = endOfRows(held);
    if (end === 0 && held.length > longestRow)
      throw unreadable(`found a quote that is never closed, or a row of more than ${longestRow} characters.`, {
        line: lines + 1,
        column: 1,
      });
    if (end === 0) continue;
    const block = held.slice(0, end);
    held = held.slice(end);
    separator ??= separatorSaid(block);
    yield* rowsOfBlock(block, separator, lines);
    lines += linesOf(block);
  }
  if (held !== '') yield* rowsOfBlock(held, separator ?? separatorSaid(held), lines);
}

/** Excel names the separator in a line before the header: "sep=;". */
function separatorSaid(text: string): string {
  return /^sep=(.)\r?\n/i.exec(text)?.[1] ?? separatorOf(text);
}

/** Behind the last line break that is in no quotes; quotes within quotes are doubled, so that parity tells. */
function endOfRows(text: string): number {
  if (!text.includes('"')) return text.lastIndexOf('\n') + 1;
  let isQuoted = false;
  let end = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 34) isQuoted = !isQuoted;
    else if (character === 10 && !isQuoted) end = at + 1;
  }
  return end;
}

function* rowsOfBlock(block: string, separator: string, linesBefore: number): Generator<CsvRow, void, undefined> {
  if (block.includes('"')) return yield* quotedRows(block, separator, linesBefore);
  let line = linesBefore;
  for (let start = 0; start < block.length;) {
    const found = block.indexOf('\n', start);
    const end = found < 0 ? block.length : found;
    line += 1;
    const text = block.slice(start, block.charCodeAt(end - 1) === 13 ? end - 1 : end);
    if (text !== '' && !(line === 1 && /^sep=.$/i.test(text))) yield { cells: text.split(separator), line };
    start = end + 1;
  }
}

function* quotedRows(block: string, separator: string, linesBefore: number): Generator<CsvRow, void, undefined> {
  const said = linesBefore === 0 ? (/^sep=.\r?\n/i.exec(block)?.[0] ?? '') : '';
  const before = linesBefore + (said === '' ? 0 : 1);
  try {
    const records = parse(block.slice(said.length), {
      delimiter: separator,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
      info: true,
    }) as unknown as { readonly info: { readonly lines: number }; readonly record: string[] }[];
    for (const { info, record } of records) yield { cells: record, line: info.lines + before };
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = typeof cause['lines'] === 'number' ? cause['lines'] + before : before + 1;
    throw unreadable(
      `found ${slipInWords(cause.code)}, expected CSV as RFC 4180 has it; export it again.`,
      { line, column: 1 },
      cause,
    );
  }
}

function linesOf(block: string): number {
  let lines = 0;
  for (let at = block.indexOf('\n'); at >= 0; at = block.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
