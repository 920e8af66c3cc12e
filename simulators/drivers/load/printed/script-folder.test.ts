import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { scriptName, scriptTexts, writeScriptFolder, type ScriptFiles } from './script-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'script-folder-'));
afterAll(() => rmSync(root, { recursive: true }));

const files: ScriptFiles = {
  script: 'export default function () {}',
  settings: { baseUrls: ['http://localhost:9'], seed: 7 } as unknown as ScriptFiles['settings'],
  human: { parameters: [], overrides: { patience: 3 }, personas: [], faults: [] },
  orders: '["a\\tb","{}"]',
};

it('holds the script, what it opens, and nothing else, as they are told', () => {
  const folder = join(root, 'new', 'deep');
  const script = writeScriptFolder(folder, files);
  expect(script).toBe(join(folder, scriptName));
  expect(readdirSync(folder).toSorted()).toEqual(
    scriptTexts(files)
      .map(({ name }) => name)
      .toSorted(),
  );
  for (const { name, text } of scriptTexts(files)) expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  expect([read('settings.json'), read('human.json'), read('orders.json')]).toEqual([
    files.settings,
    files.human,
    ['a\tb', '{}'],
  ]);
  expect(readFileSync(script, 'utf8')).toBe(files.script);
});

it.skipIf(process.platform === 'win32')('is its owner’s only: there are passwords in it', () => {
  const folder = join(root, 'own');
  writeScriptFolder(folder, files);
  const modeOf = (path: string) => statSync(path).mode & 0o777;
  expect(modeOf(folder)).toBe(0o700);
  for (const name of readdirSync(folder)) expect(modeOf(join(folder, name))).toBe(0o600);
});
