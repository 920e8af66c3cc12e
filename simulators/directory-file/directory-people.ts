// People as a tenant's own files have them: CSV from the admin centre, users from Microsoft Graph as JSON, or a sheet of human resources.
import { z } from 'zod';
import { parsedJson } from '../../scenarios/schema/parsed-json.ts';
import { checkLength, columnAt, nameCell } from './name-cell.ts';
import { columnsInWords, tableOfText, textOfFile, unfit, type Table } from './table-of-file.ts';

export interface DirectoryPerson {
  /** Line of the file, or place in the list, from 1. */
  readonly at: number;
  readonly givenName?: string | undefined;
  readonly surname?: string | undefined;
  /** How a reader knows them: display name, else account, else nothing. */
  readonly label?: string | undefined;
}

export interface DirectoryFile {
  readonly people: readonly DirectoryPerson[];
  /** Graph gave one page of several: people are missing here. */
  readonly isOnePage: boolean;
}

const split = (names: string) => names.trim().split(/\s+/);
/** What sheets call a column, most telling first; in the languages of their makers. Compared as columnKey has it. */
const columnNames = {
  givenName: split(`
    givenname firstname forename first given givennames firstnames legalfirstname preferredfirstname
    vorname rufname prenom nombre nombres nome primeironome voornaam roepnaam fornavn fornamn etunimi
    imie jmeno keresztnev prenume ad имя 名 الاسم
  `),
  surname: split(`
    surname lastname familyname last family sn legallastname preferredlastname nachname familienname
    nomdefamille nom apellidos apellido primerapellido cognome sobrenome apelido achternaam efternavn
    etternavn efternamn sukunimi nazwisko prijmeni vezeteknev numedefamilie soyad soyadi фамилия 姓 اللقب
  `),
  label: split(`
    displayname fullname name employeename workername anzeigename nomcomplet nombrecompleto
    userprincipalname upn username samaccountname mail email workemail emailaddress employeeid
    personnelnumber employeenumber workerid personalnummer id objectid
  `),
} as const;

/** null is how Graph says that there is none. */
const text = z.string().nullish();
const graphUser = z.looseObject({ givenName: text, surname: text, displayName: text, userPrincipalName: text });
const graphUsers = z.union([
  z.looseObject({ value: z.array(graphUser), '@odata.nextLink': z.string().optional() }),
  z.array(graphUser),
]);

/** @throws PilotError, bad input: columns-missing, graph-users-unreadable, name-too-long, and all of tableOfFile. */
export function readDirectoryPeople(file: string): DirectoryFile {
  const content = textOfFile(file);
  return /^\s*[[{]/.test(content) ? peopleOfGraph(file, content) : peopleOfTable(tableOfText(file, content));
}

function peopleOfTable(table: Table): DirectoryFile {
  const [given, family, label] = (['givenName', 'surname', 'label'] as const).map((what) =>
    columnAt(table, columnNames[what]),
  );
  if (given === undefined || family === undefined) {
    const missing = [...(given === undefined ? ['givenName'] : []), ...(family === undefined ? ['surname'] : [])];
    throw unfit(
      'columns-missing',
      table.file,
      `the columns ${columnsInWords(table.columns)}`,
      'one for the given name and one for the surname, such as givenName and surname, First Name and Last Name, Vorname and Nachname; display names are not matched',
      `name the column ${missing.join(' and that of ')} so`,
    );
  }
  return {
    people: table.rows.map((row) => ({
      at: row.line,
      givenName: nameCell(table, row, given),
      surname: nameCell(table, row, family),
      label: nameCell(table, row, label),
    })),
    isOnePage: false,
  };
}

function peopleOfGraph(file: string, content: string): DirectoryFile {
  const json = parsedJson(content);
  const parsed = graphUsers.safeParse(json);
  if (!parsed.success) {
    throw unfit(
      'graph-users-unreadable',
      file,
      json === undefined ? 'text that begins like JSON and is none' : 'JSON without users in it',
      'users as Microsoft Graph lists them: {"value": [{"givenName", "surname", "displayName", "userPrincipalName"}]}',
      'ask Graph for /users?$select=givenName,surname,displayName,userPrincipalName',
    );
  }
  const users = Array.isArray(parsed.data) ? parsed.data : parsed.data.value;
  if (users.length > 0 && users.every(({ givenName, surname }) => givenName === undefined && surname === undefined)) {
    throw unfit(
      'columns-missing',
      file,
      'users without givenName and surname',
      'both, null where a user has none',
      'ask Graph for /users?$select=givenName,surname,displayName,userPrincipalName',
    );
  }
  return {
    people: users.map(({ givenName, surname, displayName, userPrincipalName }, index) => {
      const where = `${file}, user ${index + 1}`;
      const [given, family, label] = [givenName, surname, displayName ?? userPrincipalName].map((name) => {
        checkLength(name ?? '', where);
        return name ?? undefined;
      });
      return { at: index + 1, givenName: given, surname: family, label };
    }),
    isOnePage: !Array.isArray(parsed.data) && parsed.data['@odata.nextLink'] !== undefined,
  };
}
