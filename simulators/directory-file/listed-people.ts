// A list of people as their owner exports it, CSV or users of Graph, by the columns that are asked for. It is personal data: errors and notes
// name files, lines and columns, never what stands in a cell.
import { columnKey } from './name-cell.ts';
import { tableOfText, textOfFile, unfit } from './table-of-file.ts';
import { tableOfUsers } from './table-of-users.ts';

export interface ListedPerson<Column extends string> {
  /** "people.csv:4", "users.json, user 3" */
  readonly where: string;
  /** Without blanks around it. Absent: an empty cell. */
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

export interface PeopleList<Column extends string> {
  readonly people: readonly ListedPerson<Column>[];
  /** Of the file, as it has them: not read. */
  readonly unknownColumns: readonly string[];
  /** Of those asked for: not in the file. */
  readonly missingColumns: readonly Column[];
}

export interface AskedColumns<Column extends string> {
  readonly known: readonly Column[];
  /** Without these the file is refused. */
  readonly required: readonly Column[];
}

/** @throws PilotError, bad input: columns-missing, people-not-valid, and all of tableOfFile. */
export function listedPeople<Column extends string>(
  file: string,
  { known, required }: AskedColumns<Column>,
): PeopleList<Column> {
  const text = textOfFile(file);
  const isJson = /^\s*[[{]/.test(text);
  const { columns, rows } = isJson ? tableOfUsers(file, text) : tableOfText(file, text);
  const keys = columns.map(columnKey);
  const placeOf = (name: Column) => keys.indexOf(columnKey(name));
  for (const name of known)
    if (keys.lastIndexOf(columnKey(name)) !== placeOf(name))
      throw unfit('people-not-valid', file, `the column ${name} twice`, 'each column once', 'take one of them out');
  const missing = required.filter((name) => placeOf(name) < 0);
  // Without a line of column names the first person would stand in its place: nothing of it is told.
  if (missing.length > 0 && !(isJson && rows.length === 0))
    throw unfit(
      'columns-missing',
      file,
      'other columns',
      `the columns ${required.join(', ')}`,
      `add ${missing.join(', ')}`,
    );
  if (rows.length === 0) throw unfit('people-not-valid', file, 'nobody', 'one person at least', 'name another file');
  const knownKeys = new Set(known.map(columnKey));
  return {
    people: rows.map(({ cells, line }) => ({
      where: isJson ? `${file}, user ${line}` : `${file}:${line}`,
      cells: Object.fromEntries(
        known.flatMap((name) => {
          const cell = cells[placeOf(name)]?.trim() ?? '';
          return cell === '' ? [] : [[name, cell]];
        }),
      ) as Partial<Record<Column, string>>,
    })),
    unknownColumns: columns.filter((_, at) => !knownKeys.has(keys[at] ?? '')),
    missingColumns: known.filter((name) => placeOf(name) < 0),
  };
}
