// Which trials of a load run a chart or a table is about, and what they are called.
import type { LoadResults } from '../../results/load-results.ts';
import { subjectTrial } from '../subject-trial.ts';
import type { ArmOfRun } from '../../results/arm-of-run.ts';
import { byArm, type StyleOf } from '../../drawing/arm-style.ts';

export type LoadTrial = LoadResults['trials'][number];

/** The trial that lived the scenario's arrivals, one for each arm; in a run without arrivals, the users living one after the other. */
export function profileTrials(load: LoadResults, arms: readonly ArmOfRun[]): LoadTrial[] {
  const lived = load.trials.filter(({ purpose }) => purpose === 'profile' || purpose === 'lives');
  return [...Map.groupBy(lived.toSorted(byArm(arms)), ({ arm }) => arm).values()].flatMap(
    (trials) => trials.find(({ cutShort }) => cutShort === undefined) ?? trials[0] ?? [],
  );
}

/** The trial that the figures of an arm speak of: its profile, or the highest rate that held. */
export function subjectTrials(load: LoadResults, arms: readonly ArmOfRun[]): LoadTrial[] {
  return [...new Set(load.trials.toSorted(byArm(arms)).map(({ arm }) => arm))].flatMap(
    (arm) => subjectTrial(load.trials, arm) ?? [],
  );
}

/** "in the profile", or what stands in its place. */
export function subjectInWords(trials: readonly LoadTrial[]): string {
  if (trials.every(({ purpose }) => purpose === 'lives')) return 'one after the other';
  return trials.every(({ purpose }) => purpose === 'profile') ? 'in the profile' : 'at the highest rate that held';
}

/** Trials that kept to one rate after the lead-in: those of the capacity search, and steady profiles. By arm, then by rate. */
export function rateTrials(load: LoadResults, arms: readonly ArmOfRun[]): LoadTrial[] {
  const inOrder = byArm(arms);
  return load.trials
    .filter((trial) => trial.purpose !== 'generator' && steadyRate(trial) !== undefined && trial.cutShort === undefined)
    .toSorted((a, b) => inOrder(a, b) || plannedRate(a) - plannedRate(b));
}

/** Sign-ins per second as planned, of a trial that keeps to one rate; of another, its mean rate. A Poisson plan varies about it. */
export function plannedRate(trial: LoadTrial): number {
  return steadyRate(trial) ?? trial.offeredPerSecond;
}

function steadyRate({ plan }: LoadTrial): number | undefined {
  const rates = new Set(plan.flatMap(({ from, to }) => [from, to]));
  const [rate] = rates;
  return rates.size === 1 ? rate : undefined;
}

/** Did the trial keep to the objective? undefined: it was not held to one. */
export function heldObjective({ verdict }: LoadTrial): boolean | undefined {
  return verdict?.held;
}

const purposes: Readonly<Record<LoadTrial['purpose'], string>> = {
  profile: 'profile',
  search: 'search',
  confirm: 'confirmation',
  generator: 'null target',
  lives: 'one after the other',
};

/** "search, repeat 2". */
export function trialPurpose({ purpose, repeat }: LoadTrial): string {
  return repeat === undefined ? purposes[purpose] : `${purposes[purpose]}, repeat ${repeat + 1}`;
}

/** "Passkey: search, repeat 2". */
export function trialName(trial: LoadTrial, styleOf: StyleOf): string {
  return `${styleOf(trial.arm).name}: ${trialPurpose(trial)}`;
}

export interface LatencyStart {
  readonly from: 'due' | 'own';
  /** "the moment it was due". */
  readonly words: string;
}

/** From when latency counts: from due, except where users live one after the other and nothing is due. */
export function latencyStart(trials: readonly Pick<LoadTrial, 'purpose'>[]): LatencyStart {
  return trials.length > 0 && trials.every(({ purpose }) => purpose === 'lives')
    ? { from: 'own', words: 'the moment it began' }
    : { from: 'due', words: 'the moment it was due' };
}

/** Percentile of whole sign-ins of a trial, ms; undefined where the sample cannot support it. */
export function percentileOf(
  load: LoadResults,
  trial: string,
  from: 'due' | 'own',
  p: number,
): LoadResults['latency'][number]['percentiles'][number] | undefined {
  const summary = load.latency.find(
    (each) => each.trial === trial && each.from === from && each.persona === undefined && each.step === undefined,
  );
  return summary?.percentiles.find((percentile) => Math.abs(percentile.p - p) < 1e-9);
}

/** Sign-ins that the percentiles of a trial rest on. */
export function countedIn(load: LoadResults, trial: string): number {
  return (
    load.latency.find(
      (each) => each.trial === trial && each.from === 'due' && each.persona === undefined && each.step === undefined,
    )?.count ?? 0
  );
}

/** Spans of one trial, in order of time. */
export function spansOf<Span extends { readonly trial: string; readonly atMs: number }>(
  spans: readonly Span[],
  trial: string,
): Span[] {
  return spans.filter((span) => span.trial === trial).toSorted((a, b) => a.atMs - b.atMs);
}
