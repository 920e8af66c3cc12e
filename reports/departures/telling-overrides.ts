// Which settings of the command line (--set and its short forms) make a run other than the scenario that it names.
import type { Manifest } from '../../scenarios/schema/run.ts';

/**
 * Not told, because every report says it anyway: how much is lived (a larger sample of the same model), by which driver, from which seed,
 * at which rates and held to what, in how many lanes or threads; and what is asked of the figures without touching them.
 */
const ordinary: readonly string[] = [
  'name',
  'description',
  'seed',
  'users',
  'days',
  'signInsPerUserAndDay',
  'kind',
  'driver',
  'claims',
  'gates',
  'measurement.lanes',
  'virtual.workers',
  'virtual.storeAttempts',
  'load.arrivals',
  'load.capacity',
  'load.rateLimit',
  'load.vus',
  'rollout.signInDaysSampled',
];

/** Told as a kind of their own, whether they come from the command line or from the scenario's file. */
const toldOtherwise: readonly string[] = [
  'faults',
  'parameters',
  'policy',
  'rollout.rates',
  'virtual.machineTime',
  'load.realtime',
];

/** "limits.answerTime=30 s" of each that is told; of one that was set twice, the last. */
export function tellingOverrides(overrides: Manifest['overrides']): string[] {
  const last = new Map(overrides.map(({ path, value }) => [path, value]));
  return [...last]
    .filter(([path]) => ![...ordinary, ...toldOtherwise].some((field) => isOf(path, field)))
    .map(([path, value]) => `${path}=${value}`);
}

/** The field itself, or something in it: "faults", "faults.0.delay", "faults[0]". */
function isOf(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`);
}
