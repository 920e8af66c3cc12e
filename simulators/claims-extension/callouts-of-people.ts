// One callout for each person of a list, as if each had presented a credential with what the list has. What a list has not is left out or
// made up, and said.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { listedPeople, type ListedPerson } from '../directory-file/listed-people.ts';
import { unfit } from '../directory-file/table-of-file.ts';
import type { PersonnelRecord } from './built-in-validation.ts';
import { callout as calloutSchema, calloutOf, type Callout } from './callout.ts';

const ofDirectory = ['userPrincipalName', 'id', 'givenName', 'surname', 'employeeId'] as const;
const ofDocument = ['firstName', 'lastName', 'dateOfBirth', 'documentType'] as const;
const known = [...ofDirectory, ...ofDocument] as const;
type Column = (typeof known)[number];
type Cells = ListedPerson<Column>['cells'];

export interface AskedPerson {
  readonly userPrincipalName: string;
  readonly callout: Callout;
}

export interface PeopleToAsk {
  readonly people: readonly AskedPerson[];
  /** Sentences on what of the list was not sent, and what was sent that it has not. */
  readonly notes: readonly string[];
}

/** @throws PilotError, bad input: all of listedPeople. */
export function calloutsOfPeople(file: string, tenantId: string): PeopleToAsk {
  const list = listedPeople(file, { known, required: ['userPrincipalName'] });
  const ids = { tenantId, applicationId: randomUUID(), listenerId: randomUUID(), extensionId: randomUUID() };
  return {
    people: list.people.map(({ where, cells }) => {
      const { userPrincipalName = '', id = randomUUID(), givenName = '', surname = '', employeeId } = cells;
      const user = { id, userPrincipalName, givenName, surname };
      const asked = calloutOf({ ...ids, correlationId: randomUUID(), user, employeeId, claims: claimsIn(cells) });
      const parsed = calloutSchema.safeParse(asked);
      if (parsed.success) return { userPrincipalName, callout: parsed.data };
      const field = String(parsed.error.issues[0]?.path.at(-1) ?? 'a cell');
      throw unfit(
        'people-not-valid',
        where,
        `a ${field} that is missing or too long`,
        'one that a directory can have',
        'correct it',
      );
    }),
    notes: notesOn(list),
  };
}

/** The document says what the directory says where the list has no names of a document. */
function claimsIn({ givenName, surname, firstName = givenName, lastName = surname, dateOfBirth, documentType }: Cells) {
  const claims = { firstName, lastName, dateOfBirth, documentType };
  return Object.fromEntries(
    Object.entries(claims).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ) as Readonly<Record<string, string>>;
}

const isoDay = z.iso.date();

function notesOn({
  people,
  unknownColumns,
  missingColumns,
}: ReturnType<typeof listedPeople<Column>>): readonly string[] {
  const without = (column: Column) => missingColumns.includes(column);
  const absent = (['employeeId', 'dateOfBirth', 'documentType'] as const).filter(without);
  const namesTaken = people.filter(({ cells }) => cells.firstName === undefined || cells.lastName === undefined).length;
  const otherDays = people.filter(
    ({ cells: { dateOfBirth } }) => dateOfBirth !== undefined && !isoDay.safeParse(dateOfBirth).success,
  ).length;
  return [
    ...(unknownColumns.length > 0 ? [`Not sent, as no such claim is known here: ${listed(unknownColumns)}.`] : []),
    ...(absent.length > 0 ? [`Not in the list, so nobody's is sent: ${absent.join(', ')}.`] : []),
    ...(without('id') ? ['The list has no id: object ids are made up.'] : []),
    ...(namesTaken > 0
      ? [`Of ${namesTaken} of ${people.length} people the list has no name on a document: the directory's is sent.`]
      : []),
    ...(otherDays > 0
      ? [`Of ${otherDays} of ${people.length} people the date of birth is no ISO 8601 day (1990-01-02): sent as it is.`]
      : []),
  ];
}

const mostListed = 10;

function listed(columns: readonly string[]): string {
  const more = columns.length - mostListed;
  const shown = columns.slice(0, mostListed).map((column) => JSON.stringify(column.slice(0, 40)));
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Personnel records for the built-in check, by user principal name in lower case. @throws PilotError, bad input: all of listedPeople. */
export function personnelRecords(file: string): ReadonlyMap<string, PersonnelRecord> {
  const columns = ['userPrincipalName', 'employeeId', 'dateOfBirth'] as const;
  const { people } = listedPeople(file, { known: columns, required: columns });
  const records = new Map<string, PersonnelRecord>();
  for (const { where, cells } of people) {
    const { userPrincipalName, employeeId, dateOfBirth } = cells;
    const key = userPrincipalName?.toLowerCase();
    if (key === undefined)
      throw unfit('people-not-valid', where, 'no userPrincipalName', 'one for each person', 'correct it');
    if (records.has(key))
      throw unfit('people-not-valid', where, 'somebody who stands above already', 'each once', 'take one out');
    records.set(key, { employeeId, dateOfBirth });
  }
  return records;
}
