import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { listedPeople } from './listed-people.ts';

const folder = mkdtempSync(join(tmpdir(), 'people-'));
afterAll(() => rmSync(folder, { recursive: true }));

const columns = { known: ['userPrincipalName', 'surname', 'dateOfBirth'], required: ['userPrincipalName'] } as const;

function read(content: string | Buffer, name = 'people.csv') {
  const file = join(folder, name);
  writeFileSync(file, content);
  return listedPeople(file, columns);
}

function refused(content: string | Buffer) {
  try {
    read(content);
  } catch (error) {
    if (error instanceof PilotError && error.badInput) {
      const { found, where } = error.data;
      return `${where?.replace(folder, '').slice(1)}: ${found}`;
    }
    throw error;
  }
  return 'read';
}

const ana = [{ userPrincipalName: 'ana@a.example', surname: 'Ló;pez', dateOfBirth: '1990-01-02' }];

describe('listedPeople', () => {
  it.each([
    ['commas', 'userPrincipalName,surname,dateOfBirth\nana@a.example,Ló;pez,1990-01-02\n'],
    [
      'semicolons, quotes, CRLF and a byte order mark',
      '\ufeffuserPrincipalName;surname;dateOfBirth\r\nana@a.example;"Ló;pez";1990-01-02\r\n',
    ],
    ['tabs', 'userPrincipalName\tsurname\tdateOfBirth\nana@a.example\tLó;pez\t1990-01-02'],
    [
      'headings as a person writes them',
      'User Principal Name, Surname ,date_of_birth\n ana@a.example ,Ló;pez,1990-01-02\n\n',
    ],
    ['Graph', JSON.stringify({ '@odata.context': 'x', value: [{ ...ana[0], '@odata.type': '#x' }] })],
    ['a bare list', JSON.stringify(ana)],
  ])('reads %s', (_, text) => {
    const { people, unknownColumns, missingColumns } = read(text);
    expect(people.map(({ cells }) => cells)).toEqual(ana);
    expect([unknownColumns, missingColumns]).toEqual([[], []]);
  });

  it('says where each person stands, which columns it does not know, and which are not there', () => {
    const { people, unknownColumns, missingColumns } = read('userPrincipalName,shoe size,surname\na,,"x\ny"\nb,7,\n');
    expect(people).toEqual([
      { where: `${folder}/people.csv:3`, cells: { userPrincipalName: 'a', surname: 'x\ny' } },
      { where: `${folder}/people.csv:4`, cells: { userPrincipalName: 'b' } },
    ]);
    expect([unknownColumns, missingColumns]).toEqual([['shoe size'], ['dateOfBirth']]);
  });

  it('takes members of Graph that are no text for empty', () => {
    const { people, unknownColumns } = read('[{"userPrincipalName":"a","surname":null,"phones":[1]}]', 'users.json');
    expect(people).toEqual([{ where: `${folder}/users.json, user 1`, cells: { userPrincipalName: 'a' } }]);
    expect(unknownColumns).toEqual(['phones']);
  });

  it.each([
    ['', 'people.csv: nothing in it'],
    ['userPrincipalName\n', 'people.csv: nobody'],
    ['[]', 'people.csv: nobody'],
    ['{"value":[]}', 'people.csv: nobody'],
    ['{"value":[1]}', 'people.csv: JSON that is no list of users'],
    ['{"value":', 'people.csv: text that is not JSON'],
    ['ana@a.example,1990-01-02\nb,c\n', 'people.csv: other columns'],
    ['userPrincipalName,user_principal_name\na,b\n', 'people.csv: the column userPrincipalName twice'],
    ['userPrincipalName,surname\na,b\nc\n', 'people.csv:3: a row of 1 cells'],
    ['userPrincipalName,surname\na,"b\n', 'people.csv:2: a quote that is never closed'],
    ['userPrincipalName,surname\na,"b"c\n', 'people.csv:2: text behind a closing quote'],
    [Buffer.from('userPrincipalName\nL\xf3pez\n', 'latin1'), 'people.csv: bytes that are not UTF-8'],
  ])('refuses %j without telling a cell', (content, sentence) => {
    expect(refused(content)).toBe(sentence);
  });

  it('says what is wrong with a path', () => {
    expect(() => listedPeople(join(folder, 'none.csv'), columns)).toThrow('no such file');
    expect(() => listedPeople(folder, columns)).toThrow('a folder');
  });
});
