// The files that people have: each is read, or refused with the columns that were found.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { readDirectoryPeople } from './directory-people.ts';

const folder = mkdtempSync(join(tmpdir(), 'people-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'people');
const reading = (content: string) => {
  writeFileSync(file, content);
  return readDirectoryPeople(file);
};
const toldOf = (content: string): string => {
  try {
    reading(content);
  } catch (error) {
    if (!(error instanceof PilotError && error.badInput)) throw error;
    const { where, found, expected, remedy } = error.data;
    return `${error.code}: ${where}: found ${found}, expected ${expected}; ${remedy}`;
  }
  throw new Error('expected a PilotError');
};

describe('people of a file', () => {
  it.each<[string, string]>([
    [
      'the admin centre',
      'userPrincipalName,displayName,surname,mail,givenName,id\nana@x.example,Ana Lopez,Lopez,,Ana,1\n',
    ],
    ['a sheet of human resources', 'Worker,Employee ID,First Name,Last Name,Display Name\nx,7,Ana,Lopez,Ana Lopez\n'],
    ['a German one', 'Anzeigename;Vorname;Nachname\nAna Lopez;Ana;Lopez\n'],
    ['a French one', 'Nom complet;Nom;Prénom\nAna Lopez;Lopez;Ana\n'],
    ['a Spanish one', 'Nombre\tApellidos\tNombre completo\nAna\tLopez\tAna Lopez\n'],
    ['Active Directory', 'sn,GivenName,DisplayName\nLopez,Ana,Ana Lopez\n'],
  ])('are read from %s', (_, content) => {
    expect(reading(content)).toEqual({
      people: [{ at: 2, givenName: 'Ana', surname: 'Lopez', label: 'Ana Lopez' }],
      isOnePage: false,
    });
  });

  it('are read from Graph, null where there is none, and a page is told', () => {
    const value = [
      { id: '1', givenName: 'Ana', surname: 'Lopez', displayName: 'Ana Lopez', userPrincipalName: 'ana@x.example' },
      { id: '2', givenName: 'Suharto', surname: null, displayName: null, userPrincipalName: 's@x.example' },
    ];
    const people = [
      { at: 1, givenName: 'Ana', surname: 'Lopez', label: 'Ana Lopez' },
      { at: 2, givenName: 'Suharto', surname: undefined, label: 's@x.example' },
    ];
    expect(reading(JSON.stringify({ '@odata.context': 'x', value }))).toEqual({ people, isOnePage: false });
    expect(reading(JSON.stringify({ value, '@odata.nextLink': 'https://x' }))).toEqual({ people, isOnePage: true });
    expect(reading(`\ufeff ${JSON.stringify(value)}`)).toEqual({ people, isOnePage: false });
  });

  it('prefer the column that says most', () => {
    expect(reading('Preferred First Name,Last Name,First Name\nAnnie,Lopez,Ana\n').people[0]?.givenName).toBe('Ana');
  });

  it.each<[string, string, RegExp]>([
    [
      'display names alone',
      'displayName,mail\nAna Lopez,a@x\n',
      /columns-missing.*"displayName", "mail".*display names are not matched/,
    ],
    ['no surname', 'First Name,Department\nAna,IT\n', /columns-missing.*name the column surname so/],
    ['JSON of something else', '{"value":{"a":1}}', /graph-users-unreadable.*JSON without users/],
    ['JSON that is cut', '{"value":[{"givenName":"A"', /graph-users-unreadable.*begins like JSON/],
    ['users without names', '{"value":[{"id":"1"}]}', /columns-missing.*select=givenName/],
    ['names that are no text', '[{"givenName":7,"surname":"x"}]', /graph-users-unreadable/],
    [
      'a huge name',
      JSON.stringify([{ givenName: 'a'.repeat(1_000), surname: 'b' }]),
      /name-too-long.*user 1.*1000 characters/,
    ],
    ['nested thousands deep', '['.repeat(100_000), /graph-users-unreadable/],
  ])('are refused with %s', (_, content, told) => {
    expect(toldOf(content)).toMatch(told);
    expect(toldOf(content).length).toBeLessThan(1_000);
  });
});
