// Pairs of names: what a directory has, and what a verified document claims.
import { columnAt, columnKey, nameCell } from './name-cell.ts';
import { columnsInWords, tableOfFile, unfit } from './table-of-file.ts';

export const pairColumns = ['firstName', 'lastName', 'claimFirstName', 'claimLastName'] as const;

/** As written; an empty cell is an empty text, as it is printed again. */
export type NamePair = Readonly<Record<(typeof pairColumns)[number], string>>;

/** In the order of the file. @throws PilotError, bad input: columns-missing, and all of tableOfFile and nameCell. */
export function readNamePairs(file: string): readonly NamePair[] {
  const table = tableOfFile(file);
  const places = pairColumns.map((name) => columnAt(table, [columnKey(name)]));
  const missing = pairColumns.filter((_, index) => places[index] === undefined);
  if (missing.length > 0) {
    throw unfit(
      'columns-missing',
      file,
      `the columns ${columnsInWords(table.columns)}`,
      `${pairColumns.join(', ')}`,
      `add ${missing.join(', ')}`,
    );
  }
  const [first, last, claimFirst, claimLast] = places;
  return table.rows.map((row) => {
    const cell = (at: number | undefined) => nameCell(table, row, at) ?? '';
    return {
      firstName: cell(first),
      lastName: cell(last),
      claimFirstName: cell(claimFirst),
      claimLastName: cell(claimLast),
    };
  });
}
