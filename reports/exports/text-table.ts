// A table for the terminal: columns where they fit, a card for each row where they do not.
import { styleText } from 'node:util';
import { columnsOf } from '../words/isolated-title.ts';
import { wrapWords } from './wrap-words.ts';

export interface TextTable {
  readonly columns: readonly string[];
  /** The first cell of a row names it; its heading says what it is. */
  readonly rows: readonly (readonly string[])[];
}

const gap = 2;
/** Characters: sentences of a last column wrap to what is left, unless that is less. */
const narrowestSentence = 30;

/** Lines, none longer than `width`; the headings bold where the terminal can. */
export function textTable({ columns, rows }: TextTable, width: number): string[] {
  const widths = columns.map((heading, column) =>
    Math.max(columnsOf(heading), ...rows.map((row) => columnsOf(row[column] ?? ''))),
  );
  const before = widths.slice(0, -1).reduce((sum, each) => sum + each + gap, 0);
  const last = Math.min(widths.at(-1) ?? 0, width - before);
  if (last < Math.min(widths.at(-1) ?? 0, narrowestSentence)) return rows.flatMap((row) => card(columns, row, width));
  const linesOf = (cells: readonly string[]) =>
    (cells.at(-1) === '' ? [''] : wrapWords(cells.at(-1) ?? '', last)).map((end, line) =>
      `${cells
        .slice(0, -1)
        .map((cell, column) => padded(line === 0 ? cell : '', (widths[column] ?? 0) + gap))
        .join('')}${end}`.trimEnd(),
    );
  return [
    ...linesOf(columns).map((line) => styleText('bold', line, { stream: process.stdout })),
    ...rows.flatMap(linesOf),
  ];
}

function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

function card(columns: readonly string[], row: readonly string[], width: number): string[] {
  const [name = '', ...cells] = row;
  return [
    ...wrapWords(`${columns[0]}: ${name}`, width),
    ...cells.flatMap((cell, index) =>
      wrapWords(`${columns[index + 1]}: ${cell}`, width - gap).map((line) => `${' '.repeat(gap)}${line}`),
    ),
  ];
}
