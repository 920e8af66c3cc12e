// Benchmark of the virtual driver: attempts a second beside SimPy's, and beside drawing the same random numbers with nothing else. One core each.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { metricUnits } from '../../reports/metrics/metric-units.ts';
import { flows } from '../../scenarios/flows/catalogue.ts';
import { quantile } from '../../scenarios/sampling/distribution.ts';
import { philox } from '../../scenarios/sampling/philox.ts';
import type { Distribution } from '../../scenarios/schema/evidence.ts';
import { nothingMeasured } from '../../simulators/attempt/target-session.ts';
import { createParameters, type Parameters } from '../../simulators/people/parameters.ts';
import { createPopulation } from '../../simulators/people/population.ts';
import { collectGarbage } from '../../simulators/run/collect-garbage.ts';
import { loadScenario, type LoadedScenario } from '../../simulators/scenario/load-scenario.ts';
import { liveVirtually } from '../../simulators/drivers/virtual/live-virtually.ts';
import { spreadOf, spreadText, type Spread } from './spread.ts';

const run = promisify(execFile);

export interface VirtualBenchmark {
  readonly attempts: number;
  readonly attemptsPerSecond: Spread;
  readonly floorPerSecond: Spread;
  /** Our time over the time of the draws alone. */
  readonly overFloor: Spread;
  /** Absent: no Python here, or no SimPy to be had. */
  readonly peer?: { readonly attemptsPerSecond: Spread; readonly ratio: Spread };
  /** Growth of the live heap over all attempts, none kept. */
  readonly bytesPerAttempt: number;
}

const blocks = 5;
const users = 1_000;
const days = 5;
const peerAttempts = 20_000;
const simpyVersion = '4.1.1';

export async function benchVirtual(tell: (stage: string) => void): Promise<VirtualBenchmark> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-virtual-'));
  try {
    const loaded = await loadedPilot(folder);
    const { parameters } = loaded;
    const drawn: Distribution[] = [];
    // Warm, and counted: every answer of the parameters is one draw.
    await ourSeconds(loaded, drawn);
    const peer = await peerOf(folder, parameters, tell);
    const [ours, floors, peers]: [number[], number[], number[]] = [[], [], []];
    let attempts = 0;
    floorSeconds(drawn);
    collectGarbage();
    const heapBefore = process.memoryUsage().heapUsed;
    for (let block = 0; block < blocks; block += 1) {
      tell(`virtual: block ${block + 1} of ${blocks}`);
      const lived = await ourSeconds(loaded);
      attempts = lived.attempts;
      ours.push(lived.attempts / lived.seconds);
      floors.push(lived.attempts / floorSeconds(drawn));
      if (peer !== undefined) peers.push(await peer());
    }
    collectGarbage();
    const ratio = (one: readonly number[], other: readonly number[]) =>
      spreadOf(one.map((value, at) => value / (other[at] ?? Number.NaN)));
    return {
      attempts,
      attemptsPerSecond: spreadOf(ours),
      floorPerSecond: spreadOf(floors),
      overFloor: ratio(floors, ours),
      ...(peers.length === 0 ? {} : { peer: { attemptsPerSecond: spreadOf(peers), ratio: ratio(ours, peers) } }),
      bytesPerAttempt: Math.max(0, process.memoryUsage().heapUsed - heapBefore) / (blocks * attempts),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function virtualText({
  attempts,
  attemptsPerSecond,
  floorPerSecond,
  overFloor,
  peer,
  bytesPerAttempt,
}: VirtualBenchmark): string {
  const met = (yes: boolean) => (yes ? 'met' : 'MISSED');
  return [
    `Virtual driver, one core: ${attempts} attempts of ${users} users a block, both arms, ${days} days (median and range over ${attemptsPerSecond.blocks} interleaved blocks)`,
    `  attempts a second: ${spreadText(attemptsPerSecond, 0)}; bytes kept an attempt: ${bytesPerAttempt.toFixed(1)}`,
    `  the same random numbers alone: ${spreadText(floorPerSecond, 0)} attempts' worth a second; our time over theirs ${spreadText(overFloor, 1)}, goal at most 3: ${met(overFloor.median <= 3)}`,
    peer === undefined
      ? '  SimPy: skipped, there is no Python with venv here or SimPy could not be installed'
      : `  SimPy ${simpyVersion}: ${spreadText(peer.attemptsPerSecond, 0)} attempts a second; ours over it ${spreadText(peer.ratio, 1)}, goal at least 100: ${met(peer.ratio.median >= 100)}`,
  ].join('\n');
}

async function loadedPilot(folder: string): Promise<LoadedScenario> {
  const file = join(folder, 'virtual.json');
  writeFileSync(
    file,
    JSON.stringify({ name: 'Bench', seed: 1, users, days, personas: { 'information-worker': '100 %' } }),
  );
  return loadScenario(file, { overrides: [], metrics: metricUnits, flows });
}

/** @param drawn receives the distribution of every draw. */
async function ourSeconds(
  loaded: LoadedScenario,
  drawn?: Distribution[],
): Promise<{ readonly attempts: number; readonly seconds: number }> {
  const { scenario, personas, providers, parameters } = loaded;
  const asked = createParameters(parameters, scenario.parameters, personas);
  const population = createPopulation({ scenario, personas, providers, parameters: asked });
  const counted: Parameters = {
    asked: asked.asked,
    ask: (id, persona) => {
      const answer = asked.ask(id, persona);
      drawn?.push(answer.distribution);
      return answer;
    },
  };
  const startedAt = performance.now();
  let attempts = 0;
  const lives = liveVirtually({
    loaded,
    population,
    machineTime: { partsOf: () => nothingMeasured },
    users: Array.from({ length: users }, (_, index) => index),
    asked: drawn === undefined ? asked : counted,
  });
  while ((await lives.next()).done !== true) attempts += 1;
  return { attempts, seconds: (performance.now() - startedAt) / 1_000 };
}

/** One block of Philox and one quantile for each draw: what no driver with these streams can go below. */
function floorSeconds(drawn: readonly Distribution[]): number {
  const words = new Uint32Array(4);
  const startedAt = performance.now();
  let sum = 0;
  for (const [at, distribution] of drawn.entries()) {
    philox(at, 1, 2, 3, 4, 5, words);
    sum += quantile(distribution, (((words[0] ?? 0) >>> 6) * 67_108_864 + ((words[1] ?? 0) >>> 6) + 0.5) * 2 ** -52);
  }
  if (Number.isNaN(sum)) throw new RangeError('a draw is no number');
  return (performance.now() - startedAt) / 1_000;
}

/** Attempts a second of SimPy, asked as often as wanted; undefined where it is not to be had. */
async function peerOf(
  folder: string,
  parameters: LoadedScenario['parameters'],
  tell: (stage: string) => void,
): Promise<(() => Promise<number>) | undefined> {
  const distributions = join(folder, 'distributions.json');
  writeFileSync(
    distributions,
    JSON.stringify(Object.fromEntries(parameters.map(({ id, distribution }) => [id, distribution]))),
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
    const { attempts, seconds } = JSON.parse(stdout) as { attempts: number; seconds: number };
    return attempts / seconds;
  };
}
