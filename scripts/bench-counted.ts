// Benchmark of very large virtual runs: the whole command, report included, for ten times the users. Memory must not grow with them, and to
// count everybody must cost about what it costs to live them.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Bounds on resident memory of the whole process, its threads included. What they hold is flat; but V8 lets garbage gather in each of them,
 * and a short run ends before it has.
 */
const goal = { growthMiB: 300, memoryMiB: 1_024 } as const;
const sizes = [10_000, 100_000] as const;
const storeAttempts = 10_000;
const pollMs = 50;
const clockTicksPerSecond = 100;

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
  readonly growthMiB: number;
}

/** Linux only: elsewhere nobody tells a program's peak while it runs. */
export async function benchCounted(tell: (stage: string) => void): Promise<CountedBenchmark> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-counted-'));
  try {
    const runs: CountedRun[] = [];
    for (const users of sizes) {
      tell(`counted: ${users} users`);
      runs.push(await countedRun(join(folder, String(users)), users));
    }
    const [small, large] = [runs.at(0)?.peakMiB ?? Number.NaN, runs.at(-1)?.peakMiB ?? Number.NaN];
    return { runs, growthMiB: large - small };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function countedRun(path: string, users: number): Promise<CountedRun> {
  const scenario = `${path}.json`;
  const personas = { 'information-worker': '50 %', 'frontline-worker': '20 %', contractor: '10 %', 'regulated-worker': '10 %', 'privileged-administrator': '10 %' };
  writeFileSync(scenario, JSON.stringify({ name: 'Bench', seed: 1, users, driver: 'virtual', virtual: { storeAttempts }, personas }));
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/passkey-pilot.ts', 'run', scenario, '--out', path], { cwd: fileURLToPath(new URL('..', import.meta.url)), stdio: 'ignore' });
  const ended = new Promise<number | string>((resolve, reject) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'no code'));
    child.once('error', reject);
  });
  let seen = { peakMiB: 0, cpuSeconds: 0 };
  const poll = setInterval(() => (seen = (child.pid === undefined ? undefined : usage(child.pid)) ?? seen), pollMs);
  const code = await ended.finally(() => clearInterval(poll));
  if (code !== 0) throw new Error(`the run of ${users} users ended with ${code}`);
  const { stored, epochs } = JSON.parse(readFileSync(join(path, 'run.json'), 'utf8')) as { stored: { users: number; ofAttempts: number }; epochs: { runningMs: number }[] };
  return {
    users,
    attempts: stored.ofAttempts,
    storedUsers: stored.users,
    attemptsPerSecond: stored.ofAttempts / ((epochs[0]?.runningMs ?? Number.NaN) / 1_000),
    ...seen,
    aggregatesMB: statSync(join(path, 'aggregates.json')).size / 1e6,
  };
}

/** Undefined when it has ended meanwhile. */
function usage(processId: number): { readonly peakMiB: number; readonly cpuSeconds: number } | undefined {
  try {
    const peakKiB = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1];
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
    // Fields 14 and 15; the name in field 2 may hold blanks.
    const [user = '', system = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 13);
    return peakKiB === undefined ? undefined : { peakMiB: Number(peakKiB) / 1_024, cpuSeconds: (Number(user) + Number(system)) / clockTicksPerSecond };
  } catch {
    return undefined;
  }
}

export function countedText({ runs, growthMiB }: CountedBenchmark): string {
  const met = (yes: boolean) => (yes ? 'met' : 'MISSED');
  const peak = Math.max(...runs.map(({ peakMiB }) => peakMiB));
  return [
    `Counted runs, all cores, the whole command with its report; some ${storeAttempts} attempts stored`,
    ...runs.map(
      ({ users, attempts, storedUsers, attemptsPerSecond, cpuSeconds, peakMiB, aggregatesMB }) =>
        `  ${users} users, ${attempts} attempts (${storedUsers} users stored): ${attemptsPerSecond.toFixed(0)} attempts a second lived and counted, ${cpuSeconds.toFixed(0)} s of CPU, peak ${peakMiB.toFixed(0)} MiB, aggregates.json ${aggregatesMB.toFixed(1)} MB`,
    ),
    `  ten times the users take ${growthMiB.toFixed(0)} MiB more at the peak, goal at most ${goal.growthMiB}: ${met(growthMiB <= goal.growthMiB)}; at most ${goal.memoryMiB} MiB: ${met(peak <= goal.memoryMiB)}`,
  ].join('\n');
}
