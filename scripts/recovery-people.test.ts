import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { commandLine } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'made-up-'));
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
const recovery = async (...words: string[]) => {
  printed = '';
  await commandLine().parseAsync(['node', 'passkey-pilot', 'recovery', ...words]);
  return printed;
};

it('makes the same people of the same seed, and what recovery match reads', async () => {
  const sheet = await recovery('people', '--count', '90');
  expect(await recovery('people', '--count', '90')).toBe(sheet);
  expect(await recovery('people', '--count', '90', '--seed', '2')).not.toBe(sheet);
  const file = join(folder, 'people.csv');
  writeFileSync(file, sheet);
  const answers = JSON.parse(await recovery('match', file, '--json')) as { exact: boolean; relaxed: boolean }[];
  expect(answers).toHaveLength(90);
  for (const level of ['exact', 'relaxed'] as const)
    expect(new Set(answers.map((answer) => answer[level]))).toEqual(new Set([true, false]));
});

it.each([
  [['--locales', 'xx'], 'locale-unknown'],
  [['--count', '0'], 'option-unfit'],
  [['--seed', '-1'], 'option-unfit'],
])('refuses %j', async (words, code) => {
  await expect(recovery('people', ...words)).rejects.toMatchObject({ code, badInput: true });
});
