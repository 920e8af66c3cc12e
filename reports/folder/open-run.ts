// Opens a run folder for reading: manifest checked by its schema, both tables as DuckDB views with their columns checked.
// Only aggregates leave SQL, so memory does not grow with the number of attempts. Where the tables hold a sample of users, what was counted
// of all of them is read too.
import { closeSync, openSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { aggregates, aggregatesFormat, type Aggregates } from '../../scenarios/measures/aggregates.ts';
import { attemptTableColumns } from '../../scenarios/measures/attempt-table.ts';
import { stepColumns, type Column } from '../../scenarios/schema/columns.ts';
import { parquetRows, sqlText } from '../../scenarios/schema/file-in-sql.ts';
import { PilotError, type PilotErrorData } from '../../scenarios/schema/pilot-error.ts';
import {
  manifest,
  runFormat,
  type LoadManifest,
  type Manifest,
  type PilotManifest,
} from '../../scenarios/schema/run.ts';
import { whyUnread } from '../../scenarios/schema/why-unread.ts';
import { shellWord } from '../../scenarios/schema/shell-word.ts';
import { isolatedTitle, withIsolatedTitle, withIsolatedTitles } from '../words/isolated-title.ts';

export type Cell = string | number | boolean | null;

export interface Run<M extends Manifest = PilotManifest | LoadManifest> {
  readonly folder: string;
  readonly manifest: M;
  /** What all users lived, where the tables hold a sample of them. Absent: the tables hold everything. */
  readonly aggregates?: Aggregates;
  /** Rows as objects. INTEGER and DOUBLE come as number; cast BIGINT and HUGEINT sums to DOUBLE in the SQL. */
  readonly rows: (sql: string) => Promise<Record<string, Cell>[]>;
  /** Columns by name, for results of many rows. */
  readonly columns: (sql: string) => Promise<Record<string, Cell[]>>;
  readonly execute: (sql: string) => Promise<void>;
  readonly close: () => void;
}

export interface OpenRunOptions {
  /** DuckDB's own memory; what does not fit goes to a temporary folder. Default 768 MiB. */
  readonly memoryLimitMiB?: number;
}

/** Steps with the purpose of their attempt, without those of void ones. */
const countedSteps = `
  CREATE VIEW counted_steps AS SELECT s.*, a.purpose FROM steps s
  JOIN (SELECT user_id, arm, flow, attempt, purpose FROM attempts WHERE NOT voided) a
    ON a.user_id = s.user_id AND a.arm = s.arm AND a.flow = s.flow AND a.attempt = s.attempt`;

/** Every fault of a run folder is the reader's input, not ours: exit code 2. */
function problem(code: string, data: PilotErrorData, cause?: unknown): PilotError {
  return new PilotError(code, data, { cause, badInput: true });
}

export async function readManifest(folder: string): Promise<Manifest> {
  const found = await stat(folder).then(
    (one) => (one.isDirectory() ? undefined : 'a file'),
    (cause: unknown) => whyUnread(cause, 'no folder'),
  );
  if (found !== undefined)
    throw problem('run-folder-missing', {
      found,
      expected: 'a run folder',
      where: folder,
      remedy: 'give the folder a run was written to, for example runs/<id>',
    });
  const path = join(folder, 'run.json');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw problem(
      'run-manifest-missing',
      {
        found: whyUnread(cause, 'no run.json'),
        expected: 'a run folder with its manifest',
        where: path,
        remedy: 'give the folder of a run, not the one above it',
      },
      cause,
    );
  });
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (cause) {
    throw problem(
      'run-manifest-unreadable',
      {
        found: 'text that is not JSON',
        expected: 'the manifest of a run',
        where: path,
        remedy: 'restore the file or run the scenario again',
      },
      cause,
    );
  }
  const written = typeof raw === 'object' && raw !== null && 'format' in raw ? String(raw.format) : 'none';
  if (written !== runFormat)
    throw problem('run-format-unknown', {
      found: `format "${written}"`,
      expected: `format "${runFormat}"`,
      where: path,
      remedy: 'read it with the version of passkey-pilot that wrote it, or run the scenario again',
    });
  const parsed = manifest.safeParse(raw);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw problem(
      'run-manifest-invalid',
      {
        found: `${first?.path.join('.') ?? ''}: ${first?.message ?? ''}`,
        expected: `a manifest of ${runFormat}`,
        where: path,
        remedy: 'restore the file or run the scenario again',
      },
      parsed.error,
    );
  }
  if (parsed.data.state === 'running' || parsed.data.state === 'interrupted') {
    throw problem('run-not-completed', {
      // A killed run still says "running"; who may meet one that is at work looks at its lock before.
      found: 'a run that was broken off',
      expected: 'a run that has ended',
      where: folder,
      remedy: `end it with passkey-pilot run --resume ${shellWord(resolve(folder))}`,
    });
  }
  return titlesIsolated(parsed.data);
}

/** Where the words of a user come in: everything that is said of a run takes them from here. */
function titlesIsolated<M extends Manifest>(read: M): M {
  const { name, personas, scenario } = read;
  return {
    ...read,
    name: isolatedTitle(name),
    personas: personas.map((each) => withIsolatedTitle(each)),
    scenario: withIsolatedTitles(scenario),
  };
}

/**
 * Opens a closed run folder. The caller closes it.
 * @throws PilotError run-folder-missing, run-manifest-missing, run-manifest-unreadable, run-format-unknown,
 *   run-manifest-invalid, run-not-completed, run-of-rollout, run-of-drill, run-table-missing, run-table-unreadable, run-table-foreign, run-column-missing, run-aggregates-missing, run-aggregates-invalid
 */
export async function openRun(folder: string, options: OpenRunOptions = {}): Promise<Run> {
  const read = await readManifest(folder);
  if (read.kind === 'rollout')
    throw problem('run-of-rollout', {
      found: 'a rollout, which keeps weeks and no attempts',
      expected: 'a run of single sign-ins',
      where: folder,
      remedy: 'give the folder of a pilot or of a load run',
    });
  if (read.kind === 'recovery-drill')
    throw problem('run-of-drill', {
      found: 'a recovery drill, whose attempts are recoveries',
      expected: 'a run of single sign-ins',
      where: folder,
      remedy: 'give the folder of a pilot or of a load run',
    });
  if (read.kind === 'phishing-drill')
    throw problem('run-of-drill', {
      found: 'a phishing drill, whose people are attacked',
      expected: 'a run of single sign-ins',
      where: folder,
      remedy: 'give the folder of a pilot or of a load run',
    });
  const counted = read.kind === 'pilot' && read.stored !== undefined ? await readAggregates(folder) : undefined;
  return openTables(folder, read, options, counted);
}

/**
 * Opens the tables of a run whose manifest was read. The caller closes it.
 * @throws PilotError as openRun, of tables
 */
export async function openTables<M extends Manifest>(
  folder: string,
  manifestRead: M,
  options: OpenRunOptions = {},
  counted?: Aggregates,
): Promise<Run<M>> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${options.memoryLimitMiB ?? 768}MiB`,
    // Row order costs memory and no figure rests on it.
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  const files: number[] = [];
  const run: Run<M> = {
    folder,
    manifest: manifestRead,
    ...(counted === undefined ? {} : { aggregates: counted }),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS() as Record<string, Cell>[],
    columns: async (sql) => (await connection.runAndReadAll(sql)).getColumnsObjectJS() as Record<string, Cell[]>,
    execute: async (sql) => {
      await connection.run(sql);
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
      for (const file of files) closeSync(file);
    },
  };
  try {
    await openTable(run, files, 'attempts', attemptTableColumns);
    await openTable(run, files, 'steps', stepColumns);
    await run.execute(countedSteps);
  } catch (error) {
    run.close();
    throw error;
  }
  return run;
}

async function readAggregates(folder: string): Promise<Aggregates> {
  const path = join(folder, 'aggregates.json');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw problem(
      'run-aggregates-missing',
      {
        found: whyUnread(cause, 'no file'),
        expected: 'the counts of all users, as run.json says that only a sample of them is stored',
        where: path,
        remedy: 'restore the file or run the scenario again',
      },
      cause,
    );
  });
  try {
    return aggregates.parse(JSON.parse(text));
  } catch (cause) {
    throw problem(
      'run-aggregates-invalid',
      {
        found: 'a file that this version cannot read',
        expected: `format ${aggregatesFormat}`,
        where: path,
        remedy: 'use the version that made it, or run the scenario again',
      },
      cause,
    );
  }
}

/** @param files that stay open as long as the run: the view reads by descriptor. */
async function openTable(
  run: Run<Manifest>,
  files: number[],
  table: 'attempts' | 'steps',
  expected: readonly Column[],
): Promise<void> {
  const path = join(run.folder, `${table}.parquet`);
  await stat(path).catch((cause: unknown) => {
    throw problem(
      'run-table-missing',
      {
        found: whyUnread(cause, 'no file'),
        expected: `the ${table} of the run`,
        where: path,
        remedy:
          run.manifest.state === 'completed'
            ? 'restore the file or run the scenario again'
            : `end the run with passkey-pilot run --resume ${shellWord(resolve(run.folder))}`,
      },
      cause,
    );
  });
  let described: Record<string, Cell>[];
  try {
    const fd = openSync(path, 'r');
    files.push(fd);
    await run.execute(`CREATE VIEW ${table} AS SELECT * FROM ${parquetRows({ fd })}`);
    described = await run.rows(`SELECT column_name, column_type FROM (DESCRIBE ${table})`);
  } catch (cause) {
    throw problem(
      'run-table-unreadable',
      {
        found: 'a file that DuckDB cannot read',
        expected: 'Parquet',
        where: path,
        remedy: 'restore the file or run the scenario again',
      },
      cause,
    );
  }
  const types = new Map(described.map((row) => [row['column_name'], row['column_type']]));
  const lacking = expected.filter(({ name, addedLater }) => addedLater === true && !types.has(name));
  if (lacking.length > 0) {
    const nothing = lacking.map(({ name, type }) => `NULL::${type} AS "${name}"`).join(', ');
    await run.execute(
      `CREATE OR REPLACE VIEW ${table} AS SELECT *, ${nothing} FROM ${parquetRows({ fd: files.at(-1) ?? -1 })}`,
    );
    for (const { name, type } of lacking) types.set(name, type);
  }
  for (const column of expected) {
    const found = types.get(column.name);
    if (found !== column.type) {
      throw problem('run-column-missing', {
        found: found === undefined ? `no column "${column.name}"` : `column "${column.name}" of type ${String(found)}`,
        expected: `column "${column.name}" of type ${column.type} (${column.about})`,
        where: path,
        remedy:
          'run the scenario again with this version, if an earlier one made the run; write tables of your own as scenarios/measures/attempt-table.ts and scenarios/schema/columns.ts describe them',
      });
    }
  }
  const [stranger] = await run.rows(`SELECT run_id FROM ${table} WHERE run_id <> ${sqlText(run.manifest.id)} LIMIT 1`);
  if (stranger !== undefined) {
    throw problem('run-table-foreign', {
      found: `${table} of the run ${String(stranger['run_id'])}`,
      expected: `those of the run ${run.manifest.id}, as run.json says`,
      where: path,
      remedy: 'restore the file or run the scenario again',
    });
  }
}
