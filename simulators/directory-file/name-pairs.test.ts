// Sheets as people have them, and as nobody should: each is read, or refused in one sentence that says what was found, where, and what is expected.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { readNamePairs } from './name-pairs.ts';

const folder = mkdtempSync(join(tmpdir(), 'pairs-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'pairs.csv');
const reading = (content: string | Uint8Array) => {
  writeFileSync(file, content);
  return readNamePairs(file);
};
const errorOf = (content: string | Uint8Array): PilotError => {
  try {
    reading(content);
  } catch (error) {
    if (error instanceof PilotError) return error;
    throw error;
  }
  throw new Error('expected a PilotError');
};
const header = 'firstName,lastName,claimFirstName,claimLastName';
const ana = { firstName: 'Ana', lastName: 'Lopez', claimFirstName: 'ANA', claimLastName: 'LOPEZ' };

describe('pairs of names', () => {
  it.each<[string, string | Uint8Array]>([
    ['plain', `${header}\nAna,Lopez,ANA,LOPEZ\n`],
    ['without a last line end', `${header}\nAna,Lopez,ANA,LOPEZ`],
    ['with a byte order mark and CRLF', `\ufeff${header}\r\nAna,Lopez,ANA,LOPEZ\r\n`],
    ['with line ends of an old Mac', `${header}\rAna,Lopez,ANA,LOPEZ\r`],
    ['all in quotes', `"firstName","lastName","claimFirstName","claimLastName"\r\n"Ana","Lopez","ANA","LOPEZ"\r\n`],
    ['with semicolons', `${header.replaceAll(',', ';')}\nAna;Lopez;ANA;LOPEZ\n`],
    ['with tabs', `${header.replaceAll(',', '\t')}\nAna\tLopez\tANA\tLOPEZ\n`],
    [
      'with the line in which Excel names the separator',
      `sep=;\r\n${header.replaceAll(',', ';')}\r\nAna;Lopez;ANA;LOPEZ\r\n`,
    ],
    ['in UTF-16', Buffer.from(`\ufeff${header}\r\nAna,Lopez,ANA,LOPEZ\r\n`, 'utf16le')],
    [
      'in another order, with others between',
      'id,claimLastName,lastName,firstName,note,claimFirstName\n7,LOPEZ,Lopez,Ana,x,ANA\n',
    ],
    [
      'with blanks and capitals in the header',
      ' First Name ,LAST_NAME,claim first name,Claim-Last-Name\nAna,Lopez,ANA,LOPEZ\n',
    ],
    ['with empty lines', `${header}\n\nAna,Lopez,ANA,LOPEZ\n\n\n`],
    ['with separators too many at the end', `${header},,\nAna,Lopez,ANA,LOPEZ,,\n`],
  ])('are read %s', (_, content) => {
    expect(reading(content)).toEqual([ana]);
  });

  it('keep what stands in quotes, and blanks, and what is empty', () => {
    expect(reading(`${header}\n"O""Brien, Pat",, a ,"two\nlines"\n,,,\n`)).toEqual([
      { firstName: 'O"Brien, Pat', lastName: '', claimFirstName: ' a ', claimLastName: 'two\nlines' },
      { firstName: '', lastName: '', claimFirstName: '', claimLastName: '' },
    ]);
  });

  it('may be none', () => {
    expect(reading(`${header}\n`)).toEqual([]);
  });

  it.each<[string, string | Uint8Array, string, RegExp]>([
    [
      'columns',
      'firstName,surname\nAna,Lopez\n',
      'columns-missing',
      /"firstName", "surname".*add lastName, claimFirstName/,
    ],
    [
      'hundreds of columns',
      `${Array.from({ length: 300 }, (_, at) => `c${at}`).join(',')}\n`,
      'columns-missing',
      /and 280 more/,
    ],
    ['an empty file', '', 'table-unreadable', /nothing in it/],
    ['a column twice', `${header},lastName\n`, 'table-unreadable', /"lastName" twice/],
    ['a row too short', `${header}\nAna,Lopez,ANA\n`, 'table-unreadable', /pairs\.csv:2.*3 cells/],
    [
      'a row too long',
      `${header}\nAna,Lopez,ANA,LOPEZ\nAna,Lopez,Jr,ANA,LOPEZ\n`,
      'table-unreadable',
      /pairs\.csv:3.*5 cells/,
    ],
    ['an open quote', `${header}\n"Ana,Lopez,ANA,LOPEZ\n`, 'table-unreadable', /quote that is never closed/],
    ['text behind a quote', `${header}\n"Ana"x,Lopez,ANA,LOPEZ\n`, 'table-unreadable', /behind a closing quote/],
    ['a quote within', `${header}\nAna "Ann",Lopez,ANA,LOPEZ\n`, 'table-unreadable', /in the middle of a cell/],
    [
      'a huge cell',
      `${header}\n${'a'.repeat(70_000)},Lopez,ANA,LOPEZ\n`,
      'name-too-long',
      /70000 characters.*at most 256/,
    ],
    [
      'a huge row',
      `${header}\n${'a'.repeat(1_100_000)},Lopez,ANA,LOPEZ\n`,
      'table-unreadable',
      /more than 1000000 characters/,
    ],
    ['bytes of Latin-1', Buffer.from(`${header}\nJos\u00e9,L,J,L\n`, 'latin1'), 'text-unreadable', /not UTF-8/],
    ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0xff, 0xfe]), 'text-unreadable', /not UTF-8/],
  ])('are refused with %s', (_, content, code, sentence) => {
    const error = errorOf(content);
    expect(error).toMatchObject({ code, badInput: true });
    const { where, found, expected, remedy } = error.data;
    const told = `${where}: found ${found}, expected ${expected}; ${remedy}`;
    expect(told).toMatch(sentence);
    expect(told.length).toBeLessThan(1_000);
  });

  it('are refused where there is no file, or a folder', () => {
    expect(() => readNamePairs(join(folder, 'none.csv'))).toThrow(/no such file/);
    mkdirSync(join(folder, 'sub'));
    expect(() => readNamePairs(join(folder, 'sub'))).toThrow(/a folder/);
  });

  it.skipIf(process.platform === 'win32')('are refused from a device that never ends', () => {
    expect(() => readNamePairs('/dev/zero')).toThrow(/more than 256000000 bytes/);
  });
});
