// People who have lost their passkeys, and impostors, lived and counted in virtual time: processor time and bytes of an attempt, once warm, and
// beside it the processor time of sign-ins in the same process. For a process of its own with room for a whole block; prints JSON.
import { PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { metricUnits } from '../../reports/metrics/metric-units.ts';
import { flows } from '../../scenarios/flows/catalogue.ts';
import type { DrillCounts } from '../../scenarios/measures/drill-counts.ts';
import { readMachineProfile } from '../../simulators/drivers/virtual/read-machine-profile.ts';
import { sampledMachineTime } from '../../simulators/drivers/virtual/machine-time.ts';
import { liveDrill } from '../../simulators/experiments/recovery/live-drill.ts';
import { collectGarbage } from '../../simulators/run/collect-garbage.ts';
import { loadScenario } from '../../simulators/scenario/load-scenario.ts';
import { countedPeople } from './counted-people.ts';

export interface Recoveries {
  readonly attempts: number;
  /** Rightful people in both arms. */
  readonly recoveries: number;
  readonly cpuMs: number;
  readonly bytes: number;
  /** 0, or the bytes mean nothing. */
  readonly collections: number;
  readonly signIns: { readonly attempts: number; readonly cpuMs: number };
}

const users = 400;
const warmBlocks = 6;
const root = new URL('../../', import.meta.url);

const loaded = await loadScenario(fileURLToPath(new URL('scenarios/recovery-drill.yaml', root)), {
  overrides: [],
  metrics: metricUnits,
  flows,
});
const profile = readMachineProfile(fileURLToPath(new URL('scenarios/machine-profiles/pilot-in-chromium.json', root)));
const machineTime = sampledMachineTime(profile, loaded.scenario.seed);
const drill = () => liveDrill(loaded, machineTime, { users, from: 0, to: users, at: {} }).counts;
const { live } = await countedPeople(root);

for (let block = 0; block < warmBlocks; block += 1) {
  drill();
  await live();
}
let collections = 0;
const observer = new PerformanceObserver((list) => {
  collections += list.getEntries().length;
});
observer.observe({ entryTypes: ['gc'] });
collectGarbage();
drill();
await pause(50);
collections = 0;
const before = process.memoryUsage().heapUsed;
const measured = cpuOf(drill);
const bytes = process.memoryUsage().heapUsed - before;
await pause(50);
const collected = collections;
const beganAt = process.cpuUsage();
const signedIn = await live();
process.stdout.write(
  JSON.stringify({
    ...sumOf(measured.found),
    cpuMs: measured.cpuMs,
    bytes,
    collections: collected,
    signIns: { attempts: signedIn, cpuMs: cpuMsSince(beganAt) },
  } satisfies Recoveries),
);

function cpuOf<T>(work: () => T): { readonly found: T; readonly cpuMs: number } {
  const began = process.cpuUsage();
  const found = work();
  return { found, cpuMs: cpuMsSince(began) };
}

function cpuMsSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
}

function sumOf(counts: DrillCounts): Pick<Recoveries, 'attempts' | 'recoveries'> {
  let [attempts, recoveries] = [0, 0];
  for (const { rightful, impostors } of counts) {
    recoveries += rightful.people;
    attempts += rightful.attempts + impostors.reduce((sum, { tries }) => sum + tries, 0);
  }
  return { attempts, recoveries };
}
