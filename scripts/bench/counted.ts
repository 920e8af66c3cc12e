// Benchmark of very large virtual runs: the whole command, report included, for ten times the users. Memory must not grow with them, and to
// count everybody must cost about what it costs to live them.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processUsage } from '../../simulators/machine/cpu-times.ts';

/** Bounds on resident memory of the whole process, its threads and the garbage that V8 lets gather in each of them included. */
const goal = { growth: 1.25, memoryMiB: 1_024 } as const;
const sizes = [10_000, 100_000] as const;
const storeAttempts = 10_000;
const pollMs = 50;

interface CountedRun {
  readonly users: number;
  readonly attempts: number;
  readonly storedUsers: number;
  /** Of living and counting, all threads together, report left out. */
  readonly attemptsPerSecond: number;
  readonly cpuSeconds: number;
  readonly peakMiB: number;
  readonly aggregatesMB: number;
}

export interface CountedBenchmark {
  readonly runs: readonly CountedRun[];
  /** Peak of the larger run over that of the smaller. */
  readonly growth: number;
}

/** Peaks are the highest of many looks; there are none where the system does not tell (Windows). */
export async function benchCounted(tell: (stage: string) => void): Promise<CountedBenchmark> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-counted-'));
  try {
    const runs: CountedRun[] = [];
    for (const users of sizes) {
      tell(`counted: ${users} users`);
      runs.push(await countedRun(join(folder, String(users)), users));
    }
    const [small, large] = [runs.at(0)?.peakMiB ?? Number.NaN, runs.at(-1)?.peakMiB ?? Number.NaN];
    return { runs, growth: large / small };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function countedRun(path: string, users: number): Promise<CountedRun> {
  const scenario = `${path}.json`;
  const personas = {
    'information-worker': '50 %',
    'frontline-worker': '20 %',
    contractor: '10 %',
    'regulated-worker': '10 %',
    'privileged-administrator': '10 %',
  };
  writeFileSync(
    scenario,
    JSON.stringify({ name: 'Bench', seed: 1, users, driver: 'virtual', virtual: { storeAttempts }, personas }),
  );
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'scripts/passkey-pilot.ts', 'run', scenario, '--out', path],
    { cwd: fileURLToPath(new URL('../..', import.meta.url)), stdio: 'ignore' },
  );
  const ended = new Promise<number | string>((resolve, reject) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'no code'));
    child.once('error', reject);
  });
  const seen = { peakMiB: 0, cpuSeconds: 0 };
  const look = async () => {
    const used = child.pid === undefined ? undefined : (await processUsage([child.pid]))?.get(child.pid);
    if (used === undefined) return;
    seen.peakMiB = Math.max(seen.peakMiB, used.residentBytes / 2 ** 20);
    seen.cpuSeconds = Math.max(seen.cpuSeconds, used.cpuMs / 1_000);
  };
  const poll = setInterval(() => void look(), pollMs);
  const code = await ended.finally(() => clearInterval(poll));
  if (code !== 0) throw new Error(`the run of ${users} users ended with ${code}`);
  const { stored, epochs } = JSON.parse(readFileSync(join(path, 'run.json'), 'utf8')) as {
    stored: { users: number; ofAttempts: number };
    epochs: { runningMs: number }[];
  };
  return {
    users,
    attempts: stored.ofAttempts,
    storedUsers: stored.users,
    attemptsPerSecond: stored.ofAttempts / ((epochs[0]?.runningMs ?? Number.NaN) / 1_000),
    ...seen,
    aggregatesMB: statSync(join(path, 'aggregates.json')).size / 1e6,
  };
}

export function countedText({ runs, growth }: CountedBenchmark): string {
  const met = (yes: boolean) => (yes ? 'met' : 'MISSED');
  const peak = Math.max(...runs.map(({ peakMiB }) => peakMiB));
  return [
    `Counted runs, all cores, the whole command with its report; some ${storeAttempts} attempts stored`,
    ...runs.map(
      ({ users, attempts, storedUsers, attemptsPerSecond, cpuSeconds, peakMiB, aggregatesMB }) =>
        `  ${users} users, ${attempts} attempts (${storedUsers} users stored): ${attemptsPerSecond.toFixed(0)} attempts a second lived and counted, ${cpuSeconds.toFixed(0)} s of CPU, peak ${peakMiB.toFixed(0)} MiB, aggregates.json ${aggregatesMB.toFixed(1)} MB`,
    ),
    `  ten times the users take ${growth.toFixed(2)} times the memory at the peak, goal at most ${goal.growth}: ${met(growth <= goal.growth)}; at most ${goal.memoryMiB} MiB: ${met(peak <= goal.memoryMiB)}`,
  ].join('\n');
}
