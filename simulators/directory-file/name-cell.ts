// The cells of a row by what they are, whatever a sheet calls its columns, each no longer than a name can be.
import { unfit, type Table, type TableRow } from './table-of-file.ts';

/** Characters. Microsoft Entra takes 64 for either name; a claim can hold a whole name. */
const longestName = 256;

/** "First Name", "first_name" and "FIRSTNAME" are one; so are "Prénom" and "prenom". */
export function columnKey(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** Where the first of these keys stands, in their order of preference; undefined: none of them. */
export function columnAt({ columns }: Table, keys: readonly string[]): number | undefined {
  const found = columns.map(columnKey);
  const at = keys.map((key) => found.indexOf(key)).find((index) => index >= 0);
  return at;
}

/** Undefined where there is no such column, or nothing in its cell. As written: blanks may count. @throws PilotError, bad input: name-too-long. */
export function nameCell(table: Table, row: TableRow, at: number | undefined): string | undefined {
  const cell = at === undefined ? '' : (row.cells[at] ?? '');
  checkLength(cell, `${table.file}:${row.line}, column "${table.columns[at ?? 0] ?? ''}"`);
  return cell === '' ? undefined : cell;
}

/** @throws PilotError, bad input: name-too-long. */
export function checkLength(name: string, where: string): void {
  if (name.length <= longestName) return;
  throw unfit(
    'name-too-long',
    where,
    `${name.length} characters`,
    `at most ${longestName}`,
    'check whether a quote is missing',
  );
}
