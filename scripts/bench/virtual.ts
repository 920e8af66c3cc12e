// Benchmark of the virtual driver: people lived and counted, in attempts per second of processor time, beside the commit before it was made
// lean, beside SimPy, and beside the draws alone. In turn, block by block, once all are warm, so that the machine's moods meet all alike.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Quantiles } from '../../scenarios/sampling/distribution.ts';
import { drawUniform } from '../../scenarios/sampling/stream.ts';
import { AimedDraws } from '../../simulators/people/draws.ts';
import { parameterIds, type ParameterId } from '../../simulators/people/parameter-table.ts';
import type { Parameters } from '../../simulators/people/parameters.ts';
import { bytesAnAttempt, allocationGoalBytes } from './count-allocated.ts';
import { countedPeople, people } from './counted-people.ts';
import { earlierCommit } from './earlier-commit.ts';
import { spreadOf, spreadText, type Spread } from './spread.ts';

const run = promisify(execFile);

/** Attempts per second of processor time, and ours over theirs. */
interface Beside {
  readonly attemptsPerSecond: Spread;
  readonly ratio: Spread;
}

export interface VirtualBenchmark {
  /** Of one block. */
  readonly attempts: number;
  readonly attemptsPerSecond: Spread;
  /** Absent: git does not know the commit here. */
  readonly before?: Beside;
  /** Absent: no Python here, or no SimPy to be had. */
  readonly simpy?: Beside;
  /** The same draws alone: our time over theirs. */
  readonly floor: Beside;
  readonly drawsAnAttempt: number;
  /** V8 allocates them for each attempt that is counted. */
  readonly bytesAnAttempt: number;
}

const warmBlocks = 10;
const blocks = 15;
/** Lives of all people in one block: so long that it hardly counts what the arms before have left in the processor's caches. */
const livesABlock = 5;
const commitBefore = '98c7951';
const goals = { before: 2.2, simpy: 5 } as const;
const peerAttempts = 20_000;
const simpyVersion = '4.1.1';

export async function benchVirtual(tell: (stage: string) => void): Promise<VirtualBenchmark> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-virtual-'));
  try {
    const ours = await countedPeople(new URL('../../', import.meta.url));
    tell('virtual: counting draws');
    const drawn = await drawnBy(ours.live);
    const earlier = await earlierCommit(commitBefore, folder);
    const before = earlier === undefined ? undefined : await countedPeople(earlier);
    const simpy = await simpyOf(folder, ours.parameters, tell);
    const draw = floorOf(drawn, ours.parameters);
    const [own, floors, befores, simpys]: [number[], number[], number[], number[]] = [[], [], [], []];
    let attempts = 0;
    for (let block = -warmBlocks; block < blocks; block += 1) {
      tell(block < 0 ? `virtual: warming up, ${-block} left` : `virtual: block ${block + 1} of ${blocks}`);
      const lived = await inCpuSeconds(ours.live);
      const floor = await inCpuSeconds(draw);
      const was = before === undefined ? undefined : await inCpuSeconds(before.live);
      if (block < 0) continue;
      attempts = lived.result;
      own.push(attempts / lived.seconds);
      floors.push(attempts / floor.seconds);
      if (was !== undefined) befores.push(was.result / was.seconds);
      if (simpy !== undefined) simpys.push(await simpy());
    }
    const beside = (theirs: readonly number[]): Beside => ({
      attemptsPerSecond: spreadOf(theirs),
      ratio: spreadOf(own.map((value, at) => value / (theirs[at] ?? Number.NaN))),
    });
    tell('virtual: counting bytes');
    return {
      attempts,
      attemptsPerSecond: spreadOf(own),
      ...(befores.length === 0 ? {} : { before: beside(befores) }),
      ...(simpys.length === 0 ? {} : { simpy: beside(simpys) }),
      floor: beside(floors),
      drawsAnAttempt: drawn.length / attempts,
      bytesAnAttempt: await bytesAnAttempt(),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function virtualText({
  attempts,
  attemptsPerSecond,
  before,
  simpy,
  floor,
  drawsAnAttempt,
  bytesAnAttempt: bytes,
}: VirtualBenchmark): string {
  const met = (yes: boolean) => (yes ? 'met' : 'MISSED');
  const over = ({ attemptsPerSecond: theirs, ratio }: Beside, goal: number) =>
    `${spreadText(theirs, 0)} attempts a second; ours over it ${spreadText(ratio, 2)}, goal at least ${goal}: ${met(ratio.median >= goal)}`;
  return [
    `Virtual driver, counting: ${attempts} attempts of ${people.users} people, both arms, ${people.days} days, ${livesABlock} times a block; per second of processor time, after ${warmBlocks} warm blocks (median and range over ${attemptsPerSecond.blocks} interleaved blocks)`,
    `  attempts a second: ${spreadText(attemptsPerSecond, 0)}`,
    before === undefined
      ? `  commit ${commitBefore}: skipped, git does not know it here`
      : `  commit ${commitBefore}: ${over(before, goals.before)}`,
    simpy === undefined
      ? '  SimPy: skipped, there is no Python with venv here or SimPy could not be installed'
      : `  SimPy ${simpyVersion}: ${over(simpy, goals.simpy)}`,
    `  floor: the ${drawsAnAttempt.toFixed(1)} draws an attempt alone (Philox and quantiles) ${spreadText(floor.attemptsPerSecond, 0)} attempts' worth a second; our time over theirs ${(1 / floor.ratio.median).toFixed(1)}`,
    `  V8 allocates ${bytes.toFixed(0)} bytes an attempt, goal at most ${allocationGoalBytes}: ${met(bytes <= allocationGoalBytes)}`,
  ].join('\n');
}

/**
 * A block of it, per life of all people. Processor time of this process, other threads of V8 included: what it takes to collect garbage and to
 * compile is part of it.
 */
async function inCpuSeconds<T>(work: () => T | Promise<T>): Promise<{ readonly result: T; readonly seconds: number }> {
  const begun = process.cpuUsage();
  for (let life = 1; life < livesABlock; life += 1) await work();
  const result = await work();
  const { user, system } = process.cpuUsage(begun);
  return { result, seconds: (user + system) / 1e6 / livesABlock };
}

/** Which parameters the model draws by in a block, in order. */
async function drawnBy(live: () => number | Promise<number>): Promise<readonly ParameterId[]> {
  const drawn: ParameterId[] = [];
  const draws = AimedDraws.prototype as unknown as Record<string, (this: AimedDraws, id: ParameterId) => unknown>;
  const restore = (['happens', 'durationMs', 'value'] as const).map((method) => {
    const own = draws[method] as (this: AimedDraws, ...more: unknown[]) => unknown;
    draws[method] = function noted(this: AimedDraws, id: ParameterId, ...more: unknown[]) {
      drawn.push(id);
      return own.call(this, id, ...more);
    };
    return () => {
      draws[method] = own;
    };
  });
  try {
    await live();
  } finally {
    for (const undo of restore) undo();
  }
  return drawn;
}

/** One block of Philox and one quantile for each draw: what no driver with these streams can go below. */
function floorOf(drawn: readonly ParameterId[], parameters: Parameters): () => number {
  const quantiles = parameterIds.map((id) => new Quantiles(parameters.ask(id, 'information-worker').distribution));
  const order = Int32Array.from(drawn, (id) => parameterIds.indexOf(id));
  const cell = new Float64Array(1);
  return () => {
    let sum = 0;
    for (let at = 0; at < order.length; at += 1) {
      drawUniform([4, 5], at, 1, 2, 0, cell);
      quantiles[order[at] ?? 0]?.put(cell);
      sum += cell[0] ?? 0;
    }
    if (Number.isNaN(sum)) throw new RangeError('a draw is no number');
    return sum;
  };
}

/** Attempts of SimPy per second of processor time, asked as often as wanted; undefined where it is not to be had. */
async function simpyOf(
  folder: string,
  parameters: Parameters,
  tell: (stage: string) => void,
): Promise<(() => Promise<number>) | undefined> {
  const distributions = join(folder, 'distributions.json');
  writeFileSync(
    distributions,
    JSON.stringify(
      Object.fromEntries(parameterIds.map((id) => [id, parameters.ask(id, 'information-worker').distribution])),
    ),
  );
  const python = join(folder, 'python', 'bin', 'python');
  try {
    tell(`virtual: installing SimPy ${simpyVersion} in a throw-away environment`);
    await run('python3', ['-m', 'venv', join(folder, 'python')]);
    await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `simpy==${simpyVersion}`]);
  } catch {
    return undefined;
  }
  const script = new URL('peers/simpy-sign-in.py', import.meta.url).pathname;
  return async () => {
    const { stdout } = await run(python, [script, distributions, String(peerAttempts)]);
    const { attempts, cpuSeconds } = JSON.parse(stdout) as { attempts: number; cpuSeconds: number };
    return attempts / cpuSeconds;
  };
}
