// Benchmark of the report: repeats the rows of a run folder to a million attempts, then times the whole analysis against one DuckDB
// scan of the same tables with the same aggregates by user. Each part is its own process, so that peak memory is its own too.
import { fork } from 'node:child_process';
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { analyse } from '../../reports/report/analyse.ts';
import { tableMetrics } from '../../reports/metrics/metrics-by-source.ts';
import { userSumsSql } from '../../reports/metrics/user-sums.ts';
import { parquetCopy } from '../../scenarios/schema/file-in-sql.ts';
import { openRun } from '../../reports/folder/open-run.ts';
import { createUserClusters } from '../../reports/folder/user-clusters.ts';
import { syntheticPilot } from '../../reports/fixtures/synthetic-pilot.fixture.ts';
import { writeSyntheticRun } from '../../reports/fixtures/synthetic-run.fixture.ts';

/** Goals of the project: at most `factor` scans and `extraMs`, below `memoryMiB`. */
const goal = { factor: 5, extraMs: 3_000, memoryMiB: 1_536 } as const;

interface Measured {
  readonly ms: number;
  readonly peakMiB: number;
}

const roles = {
  scan: async (folder: string) => {
    const run = await openRun(folder);
    await createUserClusters(run);
    for (const relation of new Set(tableMetrics.map((metric) => metric.from))) {
      const { sql } = userSumsSql(
        relation,
        tableMetrics.filter((metric) => metric.from === relation),
      );
      await run.execute(`CREATE TEMP TABLE scanned AS ${sql}; DROP TABLE scanned`);
    }
    run.close();
  },
  analyse: async (folder: string) => {
    await analyse(folder);
  },
} as const;
type Role = keyof typeof roles;

/** Peak resident memory of the process; ru_maxrss is in KiB on Linux, as Node gives it everywhere. */
async function playRole(role: Role, folder: string): Promise<Measured> {
  const start = performance.now();
  await roles[role](folder);
  return { ms: performance.now() - start, peakMiB: process.resourceUsage().maxRSS / 1024 };
}

function inChild(role: Role, folder: string): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['--role', role, folder]);
    child.once('message', (measured) => resolve(measured as Measured));
    child.once('error', reject);
    child.once('exit', (status) =>
      reject(new Error(`bench-report: the ${role} process ended with ${status} before it told its figures`)),
    );
  });
}

/** `same`: the users get more attempts each. `new`: each repetition is of new users, which is harder, because variance is by user. */
async function repeatRun(from: string, to: string, attempts: number, users: 'same' | 'new'): Promise<number> {
  await mkdir(to, { recursive: true });
  const run = await openRun(from);
  const [row] = await run.rows(
    'SELECT count(*)::INTEGER AS attempts, max(user_id) + 1 AS users, max(attempt) + 1 AS ordinals, max(need) + 1 AS needs, max(day) + 1 AS days FROM attempts',
  );
  const times = Math.ceil(attempts / Number(row?.['attempts']));
  const shifted = (table: 'attempts' | 'steps') =>
    users === 'new'
      ? `user_id + repetition * ${Number(row?.['users'])} AS user_id`
      : `attempt + repetition * ${Number(row?.['ordinals'])} AS attempt${table === 'steps' ? '' : `, need + repetition * ${Number(row?.['needs'])} AS need, day + repetition * ${Number(row?.['days'])} AS day`}`;
  for (const table of ['attempts', 'steps'] as const) {
    const integers = shifted(table).replaceAll(/(\S+ \+ repetition \* \d+) AS/g, '($1)::INTEGER AS');
    await using file = await open(join(to, `${table}.parquet`), 'w');
    await run.execute(
      parquetCopy(
        `SELECT t.* REPLACE (${integers}) FROM ${table} t CROSS JOIN range(${times}) AS repeated(repetition)`,
        file,
      ),
    );
  }
  run.close();
  await writeFile(join(to, 'run.json'), await readFile(join(from, 'run.json')));
  return times * Number(row?.['attempts']);
}

export interface ReportBenchmark {
  readonly attempts: number;
  readonly users: 'same' | 'new';
  readonly scan: Measured;
  readonly analysis: Measured;
  /** Time of the analysis in scans. */
  readonly ratio: number;
  readonly limitMs: number;
  readonly met: boolean;
}

/** @param folder of a run; absent: a synthetic one. */
export async function benchReport(
  folder: string | undefined,
  attempts: number,
  users: 'same' | 'new',
): Promise<ReportBenchmark> {
  const scratch = await mkdtemp(join(tmpdir(), 'passkey-pilot-bench-'));
  try {
    const from = folder ?? join(scratch, 'synthetic');
    if (folder === undefined)
      await writeSyntheticRun(
        from,
        syntheticPilot({ personas: ['a', 'b', 'c', 'd', 'e'], usersOfPersona: 24, days: 3 }),
      );
    const to = join(scratch, 'repeated');
    const made = await repeatRun(from, to, attempts, users);
    const scan = await inChild('scan', to);
    const analysis = await inChild('analyse', to);
    const limitMs = goal.factor * scan.ms + goal.extraMs;
    return {
      attempts: made,
      users,
      scan,
      analysis,
      ratio: analysis.ms / scan.ms,
      limitMs,
      met: analysis.ms < limitMs && analysis.peakMiB < goal.memoryMiB,
    };
  } finally {
    await rm(scratch, { recursive: true });
  }
}

export function reportText({ attempts, users, scan, analysis, ratio, limitMs, met }: ReportBenchmark): string {
  return [
    `Report of ${attempts} attempts (${users === 'new' ? 'each repetition new users' : 'the same users throughout'})`,
    `  one scan, same aggregates   ${(scan.ms / 1000).toFixed(2)} s   peak ${scan.peakMiB.toFixed(0)} MiB`,
    `  whole analysis              ${(analysis.ms / 1000).toFixed(2)} s   peak ${analysis.peakMiB.toFixed(0)} MiB`,
    `  ratio ${ratio.toFixed(2)}; goal under ${goal.factor} scans + ${goal.extraMs / 1000} s = ${(limitMs / 1000).toFixed(2)} s and under ${goal.memoryMiB} MiB: ${met ? 'met' : 'missed'}`,
    '',
  ].join('\n');
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      attempts: { type: 'string', default: '1000000' },
      users: { type: 'string', default: 'new' },
      role: { type: 'string' },
    },
  });
  if (values.role !== undefined) {
    process.send?.(await playRole(values.role as Role, positionals[0] ?? ''));
    return;
  }
  const attempts = Number(values.attempts);
  if (!Number.isInteger(attempts) || attempts < 1 || (values.users !== 'new' && values.users !== 'same')) {
    process.stderr.write(
      `bench-report: found --attempts ${values.attempts} --users ${values.users}, expected a whole number and "new" or "same"\n`,
    );
    process.exitCode = 2;
    return;
  }
  const found = await benchReport(positionals[0], attempts, values.users);
  process.stdout.write(values.json ? `${JSON.stringify(found)}\n` : reportText(found));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
