import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dropCutLine } from './drop-cut-line.ts';

const file = () => join(mkdtempSync(join(tmpdir(), 'lines-')), 'lines');
const after = (text: string) => {
  const path = file();
  writeFileSync(path, text);
  dropCutLine(path);
  return readFileSync(path, 'utf8');
};

describe('a cut last line', () => {
  it('is dropped, whole ones are not', () => {
    expect(after('one\ntwo\nthr')).toBe('one\ntwo\n');
    expect(after('one\ntwo\n')).toBe('one\ntwo\n');
    expect(after('')).toBe('');
    expect(after('on')).toBe('');
  });

  it('is found before it in blocks, however long it is', () => {
    expect(after(`one\n${'x'.repeat(200_000)}`)).toBe('one\n');
  });

  it('is not looked for where there is no file, and none is made', () => {
    const path = file();
    dropCutLine(path);
    expect(existsSync(path)).toBe(false);
  });
});
