// Benchmark of a rollout: days of people lived a second of processor time, and what ten times the people cost in time and memory. One core.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { metricUnits } from '../../reports/metrics/metric-units.ts';
import { flows } from '../../scenarios/flows/catalogue.ts';
import { nothingMeasured } from '../../simulators/attempt/target-session.ts';
import { collectGarbage } from '../../simulators/run/collect-garbage.ts';
import type { RolloutScenario } from '../../scenarios/schema/scenario.ts';
import { loadedOfKind } from '../../simulators/scenario/loaded-of-kind.fixture.ts';
import { loadScenario, type LoadedScenario } from '../../simulators/scenario/load-scenario.ts';
import { liveTenant } from '../../simulators/experiments/rollout/live-tenant.ts';
import { spreadOf, spreadText, type Spread } from './spread.ts';

export interface TenantBenchmark {
  readonly people: { readonly few: number; readonly many: number };
  readonly shareOfDaysLived: string;
  readonly attemptsPerPerson: number;
  /** Of the larger tenant. */
  readonly personDaysPerCpuSecond: Spread;
  /** Processor time a person takes in the larger tenant, over that in the smaller. */
  readonly timePerPersonRatio: Spread;
  /** Growth of the live heap from the smaller to the larger tenant, half-way through. */
  readonly bytesPerPerson: number;
}

const blocks = 3;
/** So many that both tenants have as many stretches, whose sums take the same room. */
const few = 3_200;
const many = 10 * few;
const shareOfDaysLived = '1 %';
/** One agent for so many people, as tenant-year has it. */
const peopleOfAgent = 1_500;

export async function benchTenant(tell: (stage: string) => void): Promise<TenantBenchmark> {
  const small = await tenantOf(few);
  const large = await tenantOf(many);
  // Warm.
  await live(small);
  const [daysPerSecond, ratios, heaps]: [number[], number[], number[]] = [[], [], []];
  let attemptsPerPerson = 0;
  for (let block = 0; block < blocks; block += 1) {
    tell(`tenant: block ${block + 1} of ${blocks}`);
    const [one, other] = [await live(small), await live(large)];
    daysPerSecond.push(other.personDays / other.cpuSeconds);
    ratios.push(other.cpuSeconds / other.personDays / (one.cpuSeconds / one.personDays));
    heaps.push((other.heapBytes - one.heapBytes) / (many - few));
    attemptsPerPerson = other.attempts / many;
  }
  return {
    people: { few, many },
    shareOfDaysLived,
    attemptsPerPerson,
    personDaysPerCpuSecond: spreadOf(daysPerSecond),
    timePerPersonRatio: spreadOf(ratios),
    bytesPerPerson: spreadOf(heaps).median,
  };
}

export function tenantText({
  people,
  shareOfDaysLived: share,
  attemptsPerPerson,
  personDaysPerCpuSecond,
  timePerPersonRatio,
  bytesPerPerson,
}: TenantBenchmark): string {
  return [
    `Rollout, one core: a quarter of a year of ${people.many} people in both tenants, ${share} of uneventful days lived, ${attemptsPerPerson.toFixed(1)} attempts a person (median and range over ${personDaysPerCpuSecond.blocks} blocks)`,
    `  days of people a second of processor time: ${spreadText(personDaysPerCpuSecond, 0)}`,
    `  time a person takes, ${people.many} people over ${people.few}: ${spreadText(timePerPersonRatio, 2)}, goal at most 1.1: ${timePerPersonRatio.median <= 1.1 ? 'met' : 'MISSED'}`,
    `  live heap a person more takes: ${bytesPerPerson.toFixed(0)} bytes, goal under 1 000: ${bytesPerPerson < 1_000 ? 'met' : 'MISSED'}`,
    '',
  ].join('\n');
}

async function tenantOf(users: number): Promise<LoadedScenario<RolloutScenario>> {
  // A quarter of a year, with all that a year has.
  const quarter = {
    'rollout.endsOn': '2026-04-05',
    'rollout.waves': '[{ name: All, startsOn: 2026-02-02 }]',
    'rollout.passwordsRemovedOn': '2026-03-16',
  };
  const set = {
    ...quarter,
    users: String(users),
    'rollout.signInDaysSampled': shareOfDaysLived,
    'rollout.helpDesk.agents': String(Math.ceil(users / peopleOfAgent)),
  };
  const overrides = Object.entries(set).map(([path, value]) => ({ path, value, option: `--set ${path}` }));
  return loadedOfKind(
    await loadScenario(fileURLToPath(new URL('../../scenarios/tenant-year.yaml', import.meta.url)), {
      overrides,
      metrics: metricUnits,
      flows,
    }),
    'rollout',
  );
}

async function live(loaded: LoadedScenario<RolloutScenario>): Promise<{
  readonly personDays: number;
  readonly attempts: number;
  readonly cpuSeconds: number;
  readonly heapBytes: number;
}> {
  const { rollout } = loaded.scenario;
  const folder = mkdtempSync(join(tmpdir(), 'bench-tenant-'));
  let personDays = 0;
  let heapBytes = Number.NaN;
  let lookingMicroseconds = 0;
  const before = process.cpuUsage();
  try {
    const { attempts } = await liveTenant({
      loaded,
      rollout,
      hands: { kind: 'here', machineTime: { partsOf: () => nothingMeasured } },
      machineTimeInWords: 'none',
      folder,
      stop: new AbortController().signal,
      onProgress(lived) {
        personDays = lived.personDays;
        if (!Number.isNaN(heapBytes) || personDays < lived.ofPersonDays / 2) return;
        const looking = process.cpuUsage();
        collectGarbage();
        heapBytes = process.memoryUsage().heapUsed;
        lookingMicroseconds = microseconds(process.cpuUsage(looking));
      },
    });
    return {
      personDays,
      attempts,
      cpuSeconds: (microseconds(process.cpuUsage(before)) - lookingMicroseconds) / 1e6,
      heapBytes,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const microseconds = ({ user, system }: NodeJS.CpuUsage): number => user + system;
