import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { explainError } from './explain-error.ts';
import type { Invocation } from './system-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'system-error-'));
afterAll(() => rmSync(folder, { recursive: true }));

const error = (code: string, syscall: string, path = '/x/journal') =>
  Object.assign(new Error(`${code}: words of the system, ${syscall}`), { code, syscall, path });
const withOut: Invocation = { words: ['run', 'a.yaml', '--out', '/x'], hasOut: true };

describe('what the system says', () => {
  it.each<[string, Error, Invocation, string, number]>([
    [
      'of a full disk',
      error('ENOSPC', 'write'),
      withOut,
      '/x/journal: found the disk full, expected room to write; free some space or write elsewhere with --out',
      1,
    ],
    [
      'of a full disk to a command without --out',
      error('ENOSPC', 'write'),
      { words: ['report', '/x'], hasOut: false },
      '/x/journal: found the disk full, expected room to write; free some space',
      1,
    ],
    [
      'of a full disk to a run that goes on',
      error('ENOSPC', 'write'),
      { words: ['run', '--resume', '/x'], hasOut: true },
      '/x/journal: found the disk full, expected room to write; free some space',
      1,
    ],
    [
      'of a full disk to an analysis of a run',
      error('ENOSPC', 'write'),
      { words: ['sensitivity', '/x'], hasOut: true },
      '/x/journal: found the disk full, expected room to write; free some space',
      1,
    ],
    [
      'of a read-only mount',
      error('EROFS', 'open'),
      withOut,
      '/x/journal: found a file system that is read-only, expected one that can be written; write elsewhere with --out',
      2,
    ],
    [
      'of a read-only run',
      error('EROFS', 'open'),
      { words: ['report', '/x'], hasOut: false },
      '/x/journal: found a file system that is read-only, expected one that can be written; make it writable',
      2,
    ],
    [
      'of what nobody named',
      error('EROFS', 'mkdir', '/y'),
      withOut,
      '/y: found a file system that is read-only, expected one that can be written; write elsewhere with --out',
      1,
    ],
    [
      'of no permission to write',
      error('EACCES', 'mkdir'),
      withOut,
      '/x/journal: found no permission to write, expected to be allowed to; change its permissions or write elsewhere with --out',
      2,
    ],
    [
      'of no permission, whatever for',
      error('EACCES', 'open'),
      { words: ['serve', '--accounts=/x/journal'], hasOut: false },
      '/x/journal: found no permission, expected to be allowed in; change its permissions',
      2,
    ],
    [
      'of a folder above that is missing',
      error('ENOENT', 'open', '/no-such-folder/deep/file'),
      withOut,
      '/no-such-folder/deep/file: found no folder /no-such-folder, expected one; check the path',
      1,
    ],
    [
      'of a file that is missing',
      error('ENOENT', 'open', join(folder, 'gone')),
      { words: ['report', folder], hasOut: false },
      `${join(folder, 'gone')}: found no such file or folder, expected one; check the path`,
      2,
    ],
    [
      'of a place for no folder',
      error('ENOENT', 'mkdir', join(folder, 'proc')),
      withOut,
      `${join(folder, 'proc')}: found a place where nothing can be made, expected a folder that can be written; name another`,
      1,
    ],
    [
      'of too many files',
      error('EMFILE', 'open'),
      withOut,
      '/x/journal: found too many files open, expected room for one more; raise the limit (ulimit -n)',
      1,
    ],
  ])('%s', (_, cause, how, sentence, exitCode) => {
    expect(explainError(cause, how)).toMatchObject({ sentences: [sentence], exitCode, unexpected: false });
  });

  it('itself, is understood', () => {
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'folder'));
    const said = (act: () => unknown) => {
      try {
        act();
        return [];
      } catch (cause) {
        return explainError(cause).sentences;
      }
    };
    expect(said(() => readFileSync(join(folder, 'missing')))).toEqual([
      expect.stringMatching(/missing: found no such file or folder, /),
    ]);
    expect(said(() => writeFileSync(join(folder, 'a', 'b', 'c'), ''))).toEqual([
      expect.stringMatching(/c: found no folder .*\/a, expected one; check the path$/),
    ]);
    expect(said(() => readFileSync(join(folder, 'folder')))).toEqual([
      expect.stringMatching(/found a folder, expected a file/),
    ]);
    expect(said(() => mkdirSync(join(folder, 'file', 'x')))).toEqual([
      expect.stringMatching(/found a file on the way, expected a folder/),
    ]);
    expect(said(() => renameSync(join(folder, 'missing'), join(folder, 'x')))).toHaveLength(1);
  });
});
