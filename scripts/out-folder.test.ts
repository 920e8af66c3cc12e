// Every command that writes where the user says: into nothing but what is new or its own, whatever that place is.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { writeScenario } from '../simulators/run/run-bench.fixture.ts';
import { commandLine } from './command-line.ts';

const base = mkdtempSync(join(tmpdir(), 'out-'));
afterAll(() => rmSync(base, { recursive: true }));
const scenario = writeScenario({ users: 4 });
const passkeyPilot = (...words: string[]) => commandLine().parseAsync(['node', 'passkey-pilot', ...words]);

const commands: readonly (readonly [string, (out: string) => string[]])[] = [
  [
    'run --out',
    (out) => ['run', scenario, '--driver', 'virtual', '--set', 'virtual.machineTime=pilot-in-chromium', '--out', out],
  ],
  ['run --print-k6', (out) => ['run', scenario, '--driver', 'load', '--print-k6', out]],
  ['sensitivity --out', (out) => ['sensitivity', scenario, '--points', '32', '--users', '100', '--out', out]],
  ['validate --out', (out) => ['validate', '--draws', '32', '--users', '20', '--out', out]],
];

describe.each(commands)('%s', (_, words) => {
  const theirs = join(base, 'theirs');
  const file = join(base, 'README.md');
  beforeEach(() => {
    rmSync(theirs, { recursive: true, force: true });
    mkdirSync(theirs);
    writeFileSync(file, 'theirs');
  });

  it.each(['notes.txt', 'journal.ndjson', 'results.json', 'report.html', 'attempts.parquet'])(
    'writes nothing beside a foreign %s',
    async (name) => {
      writeFileSync(join(theirs, name), 'theirs');
      await expect(passkeyPilot(...words(theirs))).rejects.toMatchObject({
        code: 'folder-not-empty',
        badInput: true,
        data: { where: theirs },
      });
      expect(readdirSync(theirs)).toEqual([name]);
      expect(readFileSync(join(theirs, name), 'utf8')).toBe('theirs');
    },
  );

  it.each([file, join(file, 'x'), ...(process.platform === 'linux' ? ['/proc/x', '/proc/x/y'] : [])])(
    'says that there can be no folder: %s',
    async (out) => {
      await expect(passkeyPilot(...words(out))).rejects.toMatchObject({ code: 'folder-not-possible', badInput: true });
      expect(readFileSync(file, 'utf8')).toBe('theirs');
    },
  );
});
