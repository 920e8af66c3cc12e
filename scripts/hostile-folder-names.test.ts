// Whatever the file system takes as a name is data: the tables of a run say the same in a folder of any name, below one of any name, and
// beside folders that such a name would match if it were a pattern. Here, because both who writes the tables and who reads them are needed.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { openRun } from '../reports/folder/open-run.ts';
import { syntheticManifest } from '../reports/fixtures/synthetic-run.fixture.ts';
import { attemptTableColumns } from '../scenarios/measures/attempt-table.ts';
import { stepColumns } from '../scenarios/schema/columns.ts';
import { reconcile } from '../simulators/store/reconcile.ts';
import { writeTables } from '../simulators/store/tables.ts';
import { testAttempt, writeJournal } from '../simulators/store/test-attempt.fixture.ts';
import { profileOfRun } from '../simulators/drivers/virtual/profile-of-run.ts';

const base = mkdtempSync(join(tmpdir(), 'hostile-'));
afterAll(() => rmSync(base, { recursive: true }));

/** Columns that a folder `column=value` could become. */
const columns = [...attemptTableColumns, ...stepColumns].map(({ name }) => name);
/** Few and short, so that one name as a pattern often matches another. */
const letter = fc.constantFrom(
  'a',
  'b',
  '1',
  '*',
  '?',
  '[',
  ']',
  '{',
  '}',
  '!',
  '^',
  '-',
  ',',
  '\\',
  "'",
  '"',
  '`',
  '$',
  '~',
  '=',
  ':',
  '#',
  '%',
  '&',
  ';',
  ' ',
  '\n',
  '\t',
  'é',
  '\u{1F511}',
);
const name = fc
  .oneof(
    fc.array(letter, { minLength: 1, maxLength: 5 }).map((letters) => letters.join('')),
    fc
      .tuple(fc.constantFrom(...columns), fc.constantFrom('passkey', '7', '', 'x'))
      .map(([column, value]) => `${column}=${value}`),
    fc.constantFrom(
      '**',
      '~',
      '...',
      '-',
      '--out',
      's3:',
      'https:',
      'file:',
      'hf:',
      'x.gz',
      'x.zst',
      'x.parquet',
      '%2F',
      'NUL',
      ':memory:',
    ),
  )
  .filter((text) => text !== '.' && text !== '..');

let made = 0;

/** Everything that is read of a run of one user, named by an ordinal, in this folder. */
async function told(folder: string): Promise<unknown> {
  made += 1;
  mkdirSync(folder, { recursive: true });
  const persona = `persona ${made}`;
  const attempt = testAttempt({ user: made, persona });
  const file = (of: string) => join(folder, of);
  writeJournal(file('journal.ndjson'), [attempt]);
  writeFileSync(
    file('sign-ins.ndjson'),
    `${JSON.stringify({ correlationId: attempt.correlationId, userPrincipalName: attempt.userPrincipalName, status: { errorCode: 0 } })}\n`,
  );
  writeFileSync(file('run.json'), JSON.stringify(syntheticManifest({ id: 'one', state: 'completed' })));
  const tables = { attempts: file('attempts.parquet'), steps: file('steps.parquet') };
  await writeTables({ runId: 'one', journal: file('journal.ndjson'), ...tables });
  const reconciliation = await reconcile({ ...tables, signInLog: file('sign-ins.ndjson'), unjournalled: new Set() });
  const run = await openRun(folder);
  try {
    const own = (rows: readonly object[]) =>
      rows.map((row) => ({
        ...row,
        user_id: 'own',
        persona: 'persona' in row && row.persona === persona ? 'own' : 'of another run',
      }));
    const read = {
      attempts: own(await run.rows('SELECT * FROM attempts')),
      steps: own(await run.rows('SELECT * FROM steps ORDER BY "index"')),
    };
    return {
      ...read,
      reconciliation,
      profile: await profileOfRun(folder, 10),
      files: readdirSync(folder, { withFileTypes: true })
        .flatMap((entry) => (entry.isFile() ? [entry.name] : []))
        .toSorted(),
    };
  } finally {
    run.close();
  }
}

it('says the same of a run in a folder of any name', { timeout: 120_000 }, async () => {
  const plain = await told(join(base, 'plain'));
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 3 }), async (names) => {
      runs += 1;
      // The last is told apart from earlier ones; those stay, as neighbours.
      expect(await told(join(base, ...names.slice(0, -1), `${names.at(-1)}${names.length > 1 ? runs : ''}`))).toEqual(
        plain,
      );
    }),
    {
      numRuns: 80,
      examples: [['c1'], ['c[1]'], ['arm=passkey'], ['arm=passkey', 'b'], ['*'], ['a\\*'], ['~']].map((names) => [
        names,
      ]),
    },
  );
});

it('leaves nothing where a path would be read as another place', async () => {
  const before = readdirSync(homedir());
  const here = process.cwd();
  process.chdir(base);
  try {
    await expect(told('~')).resolves.toEqual(await told('plain again'));
  } finally {
    process.chdir(here);
  }
  expect(readdirSync(homedir())).toEqual(before);
});
