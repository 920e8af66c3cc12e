import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder, makeFolderBelow, refuseForeign } from './named-folder.ts';

const base = mkdtempSync(join(tmpdir(), 'named-folder-'));
afterAll(() => rmSync(base, { recursive: true }));
const file = join(base, 'file');
writeFileSync(file, 'somebody’s');
const link = join(base, 'link');
symlinkSync(join(base, 'nowhere'), link);

describe('a folder that a user names', () => {
  it.each([
    ['below another that is missing', join(base, 'a', 'b', 'c')],
    ['with a slash behind', `${join(base, 'd')}/`],
    ['by a way round', join(base, 'a', '..', 'e', '.')],
    ['that is there', base],
  ])('is made %s', (_, path) => {
    makeFolder(path);
    makeFolder(path);
    expect(statSync(path).isDirectory()).toBe(true);
  });

  // From the first two Node's own recursive mkdir never returns.
  it
    .runIf(process.platform === 'linux')
    .each([
      '/proc/x',
      '/proc/x/y/z',
      '/proc/1/task/x',
      '/sys/x',
      '/dev/null/x',
      file,
      join(file, 'x'),
      link,
      join(link, 'x'),
      join(base, 'n'.repeat(300)),
    ])('is refused in a sentence where there can be none: %s', (path) => {
    expect(() => makeFolder(path)).toThrow(
      expect.objectContaining({
        code: 'folder-not-possible',
        badInput: true,
        data: expect.objectContaining({
          found: expect.any(String),
          where: expect.any(String),
          remedy: expect.any(String),
        }),
      }),
    );
    expect(readFileSync(file, 'utf8')).toBe('somebody’s');
  });

  it('is refused where it holds what is not ours', () => {
    const path = join(base, 'theirs');
    refuseForeign(path, 'name another');
    mkdirSync(path);
    refuseForeign(path, 'name another');
    for (const name of ['.hidden', 'journal.ndjson']) {
      writeFileSync(join(path, name), '');
      expect(() => refuseForeign(path, 'name another')).toThrow(
        expect.objectContaining({
          code: 'folder-not-empty',
          badInput: true,
          data: expect.objectContaining({ where: path }),
        }),
      );
    }
    refuseForeign(path, 'name another', (names) => names.includes('journal.ndjson'));
    expect(() => refuseForeign(file, 'name another')).toThrow(expect.objectContaining({ code: 'folder-not-possible' }));
  });

  it('is another one for each of programs that begin at once', async () => {
    const source = `const { makeFolderBelow } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'named-folder.ts')).href)});
      for (let n = 0; n < 20; n += 1) console.log(makeFolderBelow(${JSON.stringify(base)}, 'same'));`;
    const run = () =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', source]);
    const made = (await Promise.all([run(), run(), run()])).flatMap(({ stdout }) => stdout.trim().split('\n'));
    expect(new Set([...made, makeFolderBelow(base, 'same')]).size).toBe(61);
  });
});
