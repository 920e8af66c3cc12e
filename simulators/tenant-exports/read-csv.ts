// CSV by its column names: memberships, people, the registration report, sign-ins. Columns are compared as columnKey has them, so that
// "User principal name" and userPrincipalName are one.
import { columnKey } from '../directory-file/name-cell.ts';
import { columnsInWords } from '../directory-file/table-of-file.ts';
import { csvRows, type CsvRow } from './csv-rows.ts';
import type { JsonObject } from './json-members.ts';
import { take, type FileReading } from './take-piece.ts';
import { groupColumns, kindOf, memberColumns, type ExportKind } from './recognise.ts';
import { unreadable } from './unreadable.ts';

/** What the portals and PowerShell call columns, where they do not call them as Graph does. */
const otherNames: Readonly<Record<string, string>> = {
  username: 'userPrincipalName',
  upn: 'userPrincipalName',
  requestid: 'id',
  objectid: 'id',
  signinerrorcode: 'errorCode',
  multifactorauthenticationauthmethod: 'mfaMethod',
  clientapp: 'clientAppUsed',
  conditionalaccess: 'conditionalAccessStatus',
  dateutc: 'createdDateTime',
  aaguid: 'aaGuid',
  registeredmethods: 'methodsRegistered',
  authenticationmethods: 'methodsRegistered',
  accountstatus: 'accountEnabled',
};

const graphNames = [
  ...groupColumns,
  ...memberColumns,
  'id',
  'displayName',
  'userDisplayName',
  'userType',
  'accountEnabled',
  'methodsRegistered',
  'isAdmin',
  'isMfaCapable',
  'isMfaRegistered',
  'lastUpdatedDateTime',
  'model',
  'attestationLevel',
  'passkeyType',
  'createdDateTime',
  'principalId',
  'roleDefinitionId',
  'roleTemplateId',
  'roleName',
  'assignment',
  'assignmentState',
  'operatingSystem',
  'isCompliant',
  'isManaged',
  'trustType',
  'complianceState',
  'deviceId',
  'authenticationRequirement',
  'isTrusted',
];
const nameOfKey = new Map(graphNames.map((name) => [columnKey(name), name]));

/** @param start of the text, with the whole first line. @throws PilotError of unreadable.ts. */
export function readCsv(file: string, start: string, pieces: Iterable<string>, reading: FileReading): void {
  const { columns, kind } = headerOf(start);
  reading.book.addRows(file, kind, 0);
  const rows = csvRows(pieces);
  rows.next();
  if (kind === 'membership') readMemberships(file, columns, rows, reading);
  else
    for (const { cells, line } of rows) {
      const object = rowObject(file, columns, cells, line, reading);
      if (object === undefined) continue;
      const isPlaceholder = kindOf(object, nowhere) === 'placeholder';
      take(file, { kind: isPlaceholder ? 'placeholder' : kind, object, path: [], around: nowhere }, reading, () => ({
        line,
        column: 1,
      }));
    }
  if (reading.book.rowsOf(file, kind) === 0) reading.book.note(file, kind, 'Column names alone, and no rows.');
}

const nowhere = { keys: [] };

function headerOf(start: string): { readonly columns: readonly string[]; readonly kind: ExportKind } {
  const said = /^sep=.\r?\n/i.exec(start)?.[0] ?? '';
  const line = /^[^\n]*\n?/.exec(start.slice(said.length))?.[0] ?? '';
  const [header] = isTextLine(line) ? csvRows([`${said}${line}`]) : [];
  const written = header?.cells.map((cell) => cell.trim()) ?? [];
  const columns = written.map((name) => {
    const key = columnKey(name);
    return otherNames[key] ?? nameOfKey.get(key) ?? name;
  });
  const kind = written.length < 2 ? undefined : kindOf(objectOf(columns, columns), nowhere);
  if (kind !== undefined) return { columns, kind };
  throw unreadable(
    written.length < 2
      ? 'found text that is neither JSON nor CSV, expected an export; it is left aside.'
      : `found the columns ${columnsInWords(written)}, expected those of members, people, registered methods or sign-ins; it is left aside.`,
    { line: said === '' ? 1 : 2, column: 1 },
  );
}

/** Quotes of a line of column names come in pairs. */
const isTextLine = (line: string) => (line.split('"').length - 1) % 2 === 0;

/** Ten million rows must not become objects. */
function readMemberships(
  file: string,
  columns: readonly string[],
  rows: Iterable<CsvRow>,
  { draft, book }: FileReading,
): void {
  const placeOf = (names: readonly string[]) => names.map((name) => columns.indexOf(name)).find((at) => at >= 0) ?? -1;
  const groupAt = placeOf(groupColumns);
  const memberAt = placeOf(memberColumns);
  const nameAt =
    ['groupDisplayName', 'groupName'].map((name) => columns.indexOf(name)).find((at) => at >= 0 && at !== groupAt) ??
    -1;
  draft.exported.add('memberships');
  let read = 0;
  for (const { cells, line } of rows) {
    const group = cells[groupAt]?.trim().toLowerCase() ?? '';
    const member = cells[memberAt]?.trim().toLowerCase() ?? '';
    if (group === '' || member === '') {
      book.leaveOut({ file, line, column: 1, sentence: 'found a row without a group or a member, expected both.' });
      continue;
    }
    draft.memberships.add(member, group);
    const name = nameAt < 0 ? undefined : cells[nameAt]?.trim();
    if (name !== undefined && name !== '' && !draft.names.has(group)) draft.names.set(group, name);
    read += 1;
  }
  book.addRows(file, 'membership', read);
}

function rowObject(
  file: string,
  columns: readonly string[],
  cells: readonly string[],
  line: number,
  { book }: FileReading,
): JsonObject | undefined {
  const isSurplus = cells.slice(columns.length).some((cell) => cell.trim() !== '');
  if (!isSurplus && cells.length >= Math.min(2, columns.length)) return objectOf(columns, cells);
  book.leaveOut({
    file,
    line,
    column: 1,
    sentence: `found a row of ${cells.length} cells, expected ${columns.length}, as there are columns; put cells with a separator in them in quotes.`,
  });
  return undefined;
}

function objectOf(columns: readonly string[], cells: readonly string[]): JsonObject {
  // The first of two columns of one name counts.
  return Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? '']).toReversed());
}
