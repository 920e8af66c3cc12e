// Benchmark of memory: many attempts in one run, as `npm start` makes them, and how much our process, the browsers and the provider grow.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { metricUnits } from '../../reports/metrics/metric-units.ts';
import { flows } from '../../scenarios/flows/catalogue.ts';
import { QuietLock } from '../../simulators/drivers/browser/quiet-lock.ts';
import { createDelivery } from '../../simulators/delivery/delivery.ts';
import { createHumanModel } from '../../simulators/people/human-model.ts';
import { createParameters } from '../../simulators/people/parameters.ts';
import { createPopulation } from '../../simulators/people/population.ts';
import { collectGarbage } from '../../simulators/run/collect-garbage.ts';
import { conductRun } from '../../simulators/run/conduct-run.ts';
import { loadScenario } from '../../simulators/scenario/load-scenario.ts';
import { Journal } from '../../simulators/store/journal.ts';
import type { BenchGround } from './ground.ts';
import { pssOfGroupMiB } from './process-group.ts';
import { spreadOf } from './spread.ts';

/** Goal of the project: below this, in per cent. */
const goalPercent = 10;
const sampleEvery = 25;
const tellEvery = 250;
/**
 * Samples of so many attempts make the figure at the start and at the end. One sample alone says little: V8 lets garbage gather over some
 * 600 attempts before a major collection, so our process's resident memory is a saw of that length.
 */
const longestWindow = 750;

interface Sample {
  readonly attempts: number;
  readonly ourProcessMiB: number;
  readonly ourHeapMiB: number;
  readonly browsersMiB: number;
  readonly providerMiB: number;
}

interface Growth {
  readonly part: string;
  readonly startMiB: number;
  readonly endMiB: number;
  readonly percent: number;
  readonly met: boolean;
}

export interface MemoryBenchmark {
  readonly attempts: number;
  readonly users: number;
  readonly voids: number;
  readonly succeeded: number;
  readonly elapsedMs: number;
  /** From here on growth counts. */
  readonly settledAfter: number;
  readonly windowAttempts: number;
  /** Our process's heap right after a collection, at the attempt `settledAfter` and at the end: what it truly holds. */
  readonly liveHeapMiB: { readonly start: number; readonly end: number };
  readonly growth: readonly Growth[];
  readonly samples: readonly Sample[];
}

/** Bytes in use after a full collection. */
function liveHeapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const mib = (bytes: number) => bytes / 2 ** 20;

/** @param settledAfter attempts that nothing is asked of: caches fill. */
export async function benchMemory(ground: BenchGround, attempts: number, settledAfter = 500): Promise<MemoryBenchmark> {
  const file = fileURLToPath(new URL('../../scenarios/pilot.yaml', import.meta.url));
  // Each lives both arms and a registration; those who start over come on top.
  const users = Math.ceil(attempts / 3);
  const loaded = await loadScenario(file, {
    overrides: [{ path: 'users', value: String(users), option: '--set users' }],
    metrics: metricUnits,
    flows,
  });
  const { scenario, personas, providers, parameters } = loaded;
  const asked = createParameters(parameters, scenario.parameters, personas);
  const lanes = [ground.openLane(), ground.openLane()];
  const journal = new Journal(join(ground.folder, 'memory.ndjson'));
  const lock = new QuietLock();
  const stop = new AbortController();
  const samples: Sample[] = [];
  const counts = { attempts: 0, voids: 0, succeeded: 0 };
  let settledHeapBytes = Number.NaN;
  const livedUsers = new Set<number>();
  const pending: Promise<void>[] = [];
  const takeSample = async (at: number) => {
    const { residentBytes } = await ground.client.memory();
    const { rss, heapUsed } = process.memoryUsage();
    const groups = lanes.flatMap(({ chromium }) => chromium.processGroup ?? []);
    const sample: Sample = {
      attempts: at,
      ourProcessMiB: mib(rss),
      ourHeapMiB: mib(heapUsed),
      browsersMiB: groups.reduce((total, group) => total + pssOfGroupMiB(group), 0),
      providerMiB: mib(residentBytes),
    };
    samples.push(sample);
    if (at % tellEvery === 0)
      process.stderr.write(
        `memory: ${at} of ${attempts} attempts; ours ${sample.ourProcessMiB.toFixed(0)}, browsers ${sample.browsersMiB.toFixed(0)}, provider ${sample.providerMiB.toFixed(0)} MiB\n`,
      );
  };
  const startedAtMs = performance.now();
  try {
    await conductRun({
      scenario,
      population: createPopulation({ scenario, personas, providers, parameters: asked }),
      human: createHumanModel({ seed: scenario.seed, parameters: asked }),
      delivery: createDelivery({ seed: scenario.seed, parameters: asked, faults: scenario.faults, flows }),
      lanes: lanes.map(({ lane }) => lane),
      around: (quiet, run) => lock.around(quiet, run),
      journal,
      earlier: { endedUsers: new Set(), unfinished: new Map(), attempts: 0, voids: 0, begun: new Map() },
      epoch: 0,
      stop: stop.signal,
      onAttempt: ({ outcome, user }) => {
        counts.attempts += 1;
        livedUsers.add(user);
        if (outcome.kind === 'void') counts.voids += 1;
        if (outcome.kind === 'succeeded') counts.succeeded += 1;
        if (counts.attempts % sampleEvery === 0) pending.push(takeSample(counts.attempts));
        if (counts.attempts === settledAfter) settledHeapBytes = liveHeapBytes();
        if (counts.attempts >= attempts) stop.abort();
      },
    });
    await Promise.all(pending);
  } finally {
    journal.close();
  }
  const elapsedMs = performance.now() - startedAtMs;
  const windowAttempts = Math.min(longestWindow, Math.floor((attempts - settledAfter) / 2));
  const liveHeapMiB = { start: mib(settledHeapBytes), end: mib(liveHeapBytes()) };
  return {
    ...counts,
    users: livedUsers.size,
    elapsedMs,
    settledAfter,
    windowAttempts,
    liveHeapMiB,
    growth: growthOf(samples, settledAfter, windowAttempts),
    samples,
  };
}

function growthOf(samples: readonly Sample[], settledAfter: number, windowAttempts: number): Growth[] {
  const last = samples.at(-1)?.attempts ?? 0;
  const parts = [
    ['our process (RSS)', 'ourProcessMiB'],
    ['browsers (PSS of their process groups)', 'browsersMiB'],
    ['identity provider (RSS)', 'providerMiB'],
  ] as const;
  return parts.map(([part, key]) => {
    const startMiB = spreadOf(
      samples
        .filter(({ attempts }) => attempts > settledAfter && attempts <= settledAfter + windowAttempts)
        .map((sample) => sample[key]),
    ).median;
    const endMiB = spreadOf(
      samples.filter(({ attempts }) => attempts > last - windowAttempts).map((sample) => sample[key]),
    ).median;
    const percent = (endMiB / startMiB - 1) * 100;
    return { part, startMiB, endMiB, percent, met: percent < goalPercent };
  });
}

export function memoryText({
  attempts,
  users,
  voids,
  succeeded,
  elapsedMs,
  settledAfter,
  windowAttempts,
  liveHeapMiB,
  growth,
  samples,
}: MemoryBenchmark): string {
  const row = (cells: readonly (string | number)[]) =>
    `    ${cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(0) : cell).padStart(10)).join('')}`;
  return [
    `Memory over ${attempts} attempts of ${users} users in ${(elapsedMs / 1_000).toFixed(0)} s (2 lanes; ${succeeded} succeeded, ${voids} void)`,
    `  median of the ${windowAttempts} attempts after the first ${settledAfter}, and of the last ${windowAttempts}; goal: under ${goalPercent} % more`,
    ...growth.map(
      ({ part, startMiB, endMiB, percent, met }) =>
        `    ${part.padEnd(42)}${startMiB.toFixed(1).padStart(7)} MiB ${endMiB.toFixed(1).padStart(7)} MiB ${percent >= 0 ? '+' : ''}${percent.toFixed(1)} %  ${met ? 'met' : 'missed'}`,
    ),
    `    our process's heap after a collection: ${liveHeapMiB.start.toFixed(1)} MiB at attempt ${settledAfter}, ${liveHeapMiB.end.toFixed(1)} MiB at the end (browsers closed)`,
    row(['attempts', 'ours', 'its heap', 'browsers', 'provider']),
    ...samples
      .filter(({ attempts: at }) => at % tellEvery === 0)
      .map((sample) =>
        row([String(sample.attempts), sample.ourProcessMiB, sample.ourHeapMiB, sample.browsersMiB, sample.providerMiB]),
      ),
    '',
  ].join('\n');
}
