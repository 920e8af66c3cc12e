// A table for the terminal: columns where they fit, a card for each row where they do not.
import { styleText } from 'node:util';
import { wrapWords } from './wrap-words.ts';

export interface TextTable {
  readonly columns: readonly string[];
  /** The first cell of a row names it; its heading says what it is. */
  readonly rows: readonly (readonly string[])[];
}

const gap = 2;

/** Lines, none longer than `width`; the headings bold where the terminal can. */
export function textTable({ columns, rows }: TextTable, width: number): string[] {
  const widths = columns.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  if (widths.reduce((sum, each) => sum + each, 0) + gap * (columns.length - 1) > width)
    return rows.flatMap((row) => card(columns, row, width));
  const lineOf = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd((widths[column] ?? 0) + gap))
      .join('')
      .trimEnd();
  return [styleText('bold', lineOf(columns), { stream: process.stdout }), ...rows.map(lineOf)];
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
