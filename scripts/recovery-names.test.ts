import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readCsv } from '../reports/fixtures/read-csv.fixture.ts';
import { commandLine } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'names-'));
afterAll(() => rmSync(folder, { recursive: true }));
let printed = '';
beforeEach(() => {
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());
const names = async (content: string, ...words: string[]) => {
  const file = join(folder, 'people.csv');
  writeFileSync(file, content);
  await commandLine().parseAsync(['node', 'passkey-pilot', 'recovery', 'names', file, ...words]);
  return stripVTControlCharacters(printed);
};
const sheet =
  'givenName,surname,displayName\nAna,Lopez,a\nAna,Lopez,b\nJosé,García,c\nHans,Groß,d\nSuharto,,e\nWei,Chen,f\n';

describe('passkey-pilot recovery names', () => {
  it('says how many, what it hangs on, why and who, and that documents are modelled', async () => {
    const text = await names(sheet);
    expect(text).toMatch(/^6 people of .*, held against 7 names that their documents probably have\n\(modelled: /);
    for (const line of [
      /^matches, whichever probable document +1 +1$/m,
      /^depends on the document +1 +1$/m,
      /^matches no probable document +1 +1$/m,
      /^matches, and so do others of the directory +2 +2$/m,
      /^First name or Last name empty in the directory +1 +1$/m,
      /^accents=ignored +2 +1 +2 +2 +1 +2$/m,
      /^6 +Suharto \| +\| SUHARTO +empty +empty$/m,
      /^5 +Hans \| Groß +HANS \| GROSS +fails +fails$/m,
    ])
      expect(text).toMatch(line);
  });

  it('--json has everybody, with the documents that were tried', async () => {
    const answer = JSON.parse(await names(sheet, '--json', '--set', 'transliteration=icao-9303')) as {
      settings: Record<string, string>;
      people: { at: number; exact: string; others: unknown; documents: unknown[] }[];
    };
    expect(answer.settings['transliteration']).toBe('icao-9303');
    expect(answer.people.map(({ exact }) => exact)).toEqual([
      'ambiguous',
      'ambiguous',
      'passes',
      'passes',
      'attribute-empty',
      'passes',
    ]);
    expect(answer.people[0]).toMatchObject({ at: 2, others: { exact: 1, relaxed: 1 } });
  });

  it('--csv writes a row for each document, defused, and never over a file', async () => {
    const file = join(folder, 'out.csv');
    await names('givenName,surname,displayName\n=1+1,+Lopez,@x\n', '--csv', file);
    const [header, ...rows] = readCsv(readFileSync(file, 'utf8'));
    expect(header?.slice(0, 4)).toEqual(['at', 'label', 'givenName', 'surname']);
    expect(rows.length).toBeGreaterThan(0);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
    await expect(names(sheet, '--csv', file)).rejects.toMatchObject({ code: 'file-name-taken', badInput: true });
    await expect(names(sheet, '--csv', join(folder, 'none', 'out.csv'))).rejects.toMatchObject({
      code: 'file-not-possible',
    });
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  it('says so where nobody is kept out, and of an empty sheet', async () => {
    expect(await names('First name,Last name\nAna,Lopez\nWei,Chen\n')).toMatch(/Nobody is kept out by their name/);
    expect(await names('First name,Last name\n')).toMatch(/^(?:[^]*\n)?0 people/);
  });
});
