import { mkdir, mkdtemp, open, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { factColumns } from '../../scenarios/measures/attempt-facts.ts';
import { userSums } from '../../scenarios/measures/user-sums.ts';
import { parquetCopy, parquetRows } from '../../scenarios/schema/file-in-sql.ts';
import { openRun } from './open-run.ts';
import { syntheticAttempt, syntheticManifest, writeSyntheticRun } from '../fixtures/synthetic-run.fixture.ts';

const one = syntheticAttempt({
  user: 1,
  persona: 'a',
  arm: 'passkey',
  steps: [{ step: 'passkey/use-passkey', action: 'use-passkey', result: 'accepted', measuredMs: 5 }],
});

const stored = { share: 0.5, users: 1, attempts: 1, ofUsers: 2, ofAttempts: 2 };

async function leaveOut(
  path: string,
  columns: readonly string[],
  from: 'attempts' | 'steps' = 'attempts',
): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const [table, less] = [join(path, `${from}.parquet`), join(path, 'less.parquet')];
  {
    await using whole = await open(table);
    await using to = await open(less, 'w');
    await connection.run(parquetCopy(`SELECT * EXCLUDE (${columns.join(', ')}) FROM ${parquetRows(whole)}`, to));
  }
  await rename(less, table);
  connection.closeSync();
  instance.closeSync();
}

describe('opening a run folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "run's folder "));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('reads what was written, in a folder with a quote in its name', async () => {
    await writeSyntheticRun(folder, [one]);
    const run = await openRun(folder);
    expect(await run.rows('SELECT user_id, method, code FROM attempts')).toEqual([
      { user_id: 1, method: 'passkey', code: null },
    ]);
    expect(await run.rows('SELECT measured_ms, cause FROM steps')).toEqual([{ measured_ms: 5, cause: null }]);
    run.close();
  });

  it('sets titles from right to left apart, and leaves all others as they are', async () => {
    const { scenario } = syntheticManifest();
    const [first, ...others] = scenario.arms;
    if (first === undefined) throw new Error('no arm');
    await writeSyntheticRun(folder, [one], {
      name: 'פיילוט 2026',
      scenario: { ...scenario, arms: [{ ...first, title: 'רמז 1', inSentence: 'by hint' }, ...others] },
    });
    const run = await openRun(folder);
    expect(run.manifest.name).toBe('\u2068פיילוט 2026\u2069');
    expect(run.manifest.scenario.arms).toEqual([
      { ...first, title: '\u2068רמז 1\u2069', inSentence: 'by hint' },
      ...others,
    ]);
    expect(run.manifest.personas.map(({ title }) => title)).toEqual(['a']);
    run.close();
  });

  it('tells what attempts say without reading their steps, and which steps count', async () => {
    const broken = { ...one, user: 2, outcome: { kind: 'void', code: 'browser-crashed' } } as const;
    await writeSyntheticRun(folder, [one, broken]);
    const run = await openRun(folder);
    expect(
      await run.rows('SELECT user_id, voided, succeeded, own_prompts, ended_at FROM attempts ORDER BY user_id'),
    ).toEqual([
      { user_id: 1, voided: false, succeeded: true, own_prompts: 1, ended_at: 'passkey/use-passkey' },
      { user_id: 2, voided: true, succeeded: false, own_prompts: 1, ended_at: null },
    ]);
    expect(await run.rows('SELECT user_id, purpose FROM counted_steps')).toEqual([{ user_id: 1, purpose: 'sign-in' }]);
    run.close();
  });

  it('reads a run of an earlier version without what was added since, as if nothing had been written there', async () => {
    await writeSyntheticRun(folder, [one]);
    await leaveOut(folder, ['ceremony_by'], 'steps');
    const run = await openRun(folder);
    expect(await run.rows('SELECT user_id, ceremony_by FROM counted_steps')).toEqual([
      { user_id: 1, ceremony_by: null },
    ]);
    run.close();
  });

  it.each(['purpose', ...factColumns.map(({ name }) => name)])(
    'asks for a new run where an earlier version did not write %s',
    async (column) => {
      await writeSyntheticRun(folder, [one]);
      await leaveOut(folder, [column]);
      await expect(openRun(folder)).rejects.toMatchObject({
        code: 'run-column-missing',
        data: {
          found: `no column "${column}"`,
          remedy: expect.stringMatching(/^run the scenario again with this version, if an earlier one made the run/),
        },
      });
    },
  );

  it.each([
    ['run-folder-missing', async () => {}, 'nowhere'],
    ['run-manifest-missing', async () => {}, '.'],
    ['run-manifest-unreadable', async (path: string) => writeFile(join(path, 'run.json'), '{'), '.'],
    [
      'run-format-unknown',
      async (path: string) =>
        writeFile(join(path, 'run.json'), JSON.stringify({ ...syntheticManifest(), format: 'passkey-pilot-run/9' })),
      '.',
    ],
    [
      'run-manifest-invalid',
      async (path: string) =>
        writeFile(join(path, 'run.json'), JSON.stringify({ ...syntheticManifest(), seed: 'one' })),
      '.',
    ],
    ['run-not-completed', async (path: string) => writeSyntheticRun(path, [one], { state: 'interrupted' }), '.'],
    [
      'run-table-missing',
      async (path: string) => writeFile(join(path, 'run.json'), JSON.stringify(syntheticManifest())),
      '.',
    ],
    [
      'run-table-unreadable',
      async (path: string) => {
        await writeSyntheticRun(path, [one]);
        await writeFile(join(path, 'steps.parquet'), 'not parquet');
      },
      '.',
    ],
    [
      'run-column-missing',
      async (path: string) => {
        await writeSyntheticRun(path, [one]);
        await leaveOut(path, ['quiet']);
      },
      '.',
    ],
    ...(['attempts', 'steps'] as const).map((table): [string, (path: string) => Promise<void>, string] => [
      'run-table-foreign',
      async (path) => {
        await writeSyntheticRun(path, [one], { id: 'another' });
        await rename(join(path, `${table}.parquet`), join(path, 'kept.parquet'));
        await writeSyntheticRun(path, [one]);
        await rename(join(path, 'kept.parquet'), join(path, `${table}.parquet`));
      },
      '.',
    ]),
    ['run-aggregates-missing', async (path: string) => writeSyntheticRun(path, [one], { stored }), '.'],
    [
      'run-aggregates-invalid',
      async (path: string) => {
        await writeSyntheticRun(path, [one], { stored });
        const sums = userSums.toReversed().map(({ id }) => ({ id, about: '' }));
        await writeFile(
          join(path, 'aggregates.json'),
          JSON.stringify({
            format: 'passkey-pilot-aggregates/2',
            sums,
            relativeErrorOfTimes: 0.01,
            users: {},
            parts: [],
          }),
        );
      },
      '.',
    ],
  ])('says %s', async (code, prepare, at) => {
    await mkdir(folder, { recursive: true });
    await prepare(folder);
    await expect(openRun(join(folder, at))).rejects.toMatchObject({
      code,
      badInput: true,
      data: {
        where: expect.stringContaining('folder'),
        found: expect.any(String),
        expected: expect.any(String),
        remedy: expect.any(String),
      },
    });
  });
});
