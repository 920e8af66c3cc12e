import { parse } from 'csv-parse/sync';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commandLine } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'match-'));
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
const match = async (...words: string[]) => {
  await commandLine().parseAsync(['node', 'passkey-pilot', 'recovery', 'match', ...words]);
  return printed;
};
const pairs = (content: string) => {
  const file = join(folder, 'pairs.csv');
  writeFileSync(file, `firstName,lastName,claimFirstName,claimLastName\n${content}`);
  return file;
};
type Answer = Readonly<Record<string, unknown>>;
const table = fileURLToPath(new URL('../simulators/site/rules/name-pairs.csv', import.meta.url));

describe('passkey-pilot recovery match', () => {
  it('--json answers every pair of the table, in order, with its columns as written', async () => {
    const answers = JSON.parse(await match(table, '--json')) as Answer[];
    const rows = parse<Record<string, string>>(readFileSync(table), { columns: true });
    expect(answers.map(({ exact, relaxed }) => [exact, relaxed])).toEqual(
      rows.map((row) => [row['exact'] === 'true', row['relaxed'] === 'true']),
    );
    for (const [at, answer] of answers.entries()) expect(rows[at]).toMatchObject(columnsOf(answer));
  });

  it('says why not, and names a setting exactly where the answer would be the other under it', async () => {
    const answers = JSON.parse(await match(table, '--json')) as Answer[];
    const rows = parse<Record<string, string>>(readFileSync(table), { columns: true });
    for (const [at, answer] of answers.entries()) {
      expect(answer['exactWhyNot'] === undefined).toBe(answer['exact']);
      expect(answer['relaxedWhyNot'] === undefined).toBe(answer['relaxed']);
      const row = rows[at] ?? {};
      if (row['setting'] === '') expect([answer['exactHangsOn'], answer['relaxedHangsOn']]).toEqual([[], []]);
      else if (!row['setting']?.includes('+')) {
        expect((answer['exactHangsOn'] as string[]).includes(row['setting'] ?? '')).toBe(
          row['exact'] !== row['exactThen'],
        );
        expect((answer['relaxedHangsOn'] as string[]).includes(row['setting'] ?? '')).toBe(
          row['relaxed'] !== row['relaxedThen'],
        );
      }
    }
  });

  it('takes settings from a file and from options, these last', async () => {
    const settings = join(folder, 'settings.yaml');
    writeFileSync(settings, 'accents: ignored\nhyphens: dropped\n');
    const file = pairs('José,Anna-Maria,Jose,Annamaria\n');
    const exact = async (...words: string[]) => {
      printed = '';
      return (JSON.parse(await match(file, '--json', ...words)) as Answer[])[0]?.['exact'];
    };
    expect(await exact()).toBe(false);
    expect(await exact('--matching', settings)).toBe(true);
    expect(await exact('--matching', settings, '--set', 'hyphens=kept')).toBe(false);
    expect(await exact('--set', 'accents=ignored', '--set', 'hyphens=dropped')).toBe(true);
  });

  it('prints a table, and nothing in a name moves the cursor or turns the line round', async () => {
    const text = await match(pairs('Ana\u001b[2J,Lopez,ANA,"LO\nPEZ"\nمحمد,علي,محمد,علي\n'));
    expect(text).toMatch(/2 pairs: 1 match exactly, 1 relaxed\./);
    expect(text).not.toContain('\u001b[2J');
    expect(text).toContain('Ana\ufffd[2J');
    expect(text).toContain('\u2068محمد | علي\u2069');
  });

  it.each([
    [['--set', 'acents=ignored'], /acents/],
    [['--set', 'accents=perhaps'], /perhaps/],
    [['--set', 'accents'], /override-unfit/],
    [['--matching', join(folder, 'gone.yaml')], /file-missing|gone/],
  ])('refuses %j', async (words, sentence) => {
    const error: unknown = await match(pairs(''), ...words).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ badInput: true });
    expect(JSON.stringify(error) + String(error)).toMatch(sentence);
  });
});

function columnsOf({ firstName, lastName, claimFirstName, claimLastName }: Answer): Answer {
  return { firstName, lastName, claimFirstName, claimLastName };
}
