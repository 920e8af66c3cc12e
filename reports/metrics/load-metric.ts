// A metric of the target under load: read from the load part of the results, not from sums by user. Only load runs have these.
import { subjectTrial } from '../load/subject-trial.ts';
import type { LoadResults } from '../results/load-results.ts';
import type { Estimate, MetricInfo } from '../results/estimate.ts';

/** What an estimate says besides whose it is. `of`: sign-ins, or searches for a capacity. */
export type LoadFigure = Pick<Estimate, 'value' | 'interval' | 'users' | 'of' | 'withheld'>;

export interface LoadMetric extends MetricInfo {
  readonly kind: 'load';
  /** False: there is one figure for an arm, none by persona. */
  readonly byPersona: boolean;
  /** Persona absent: all sign-ins as they arrived, not weighted to the tenant. */
  readonly read: (load: LoadResults, arm: string, persona?: string) => LoadFigure;
}

/** Typed identity, as defineMetric. */
export function defineLoadMetric<const M extends LoadMetric>(metric: M): M {
  return metric;
}

const noTrial = 'no profile was lived, and no rate of a capacity search held';

/** The figure of a latency percentile, from due. */
export function latencyFigure(p: number): LoadMetric['read'] {
  return (load, arm, persona) => {
    const trial = subjectTrial(load.trials, arm);
    if (trial === undefined) return { users: 0, of: 0, withheld: noTrial };
    const summary = load.latency.find(
      (each) => each.trial === trial.id && each.from === 'due' && each.step === undefined && each.persona === persona,
    );
    const users =
      persona === undefined
        ? trial.users
        : (load.byPersona.find((each) => each.trial === trial.id && each.persona === persona)?.users ?? 0);
    const found = summary?.percentiles.find((each) => each.p === p);
    if (summary === undefined)
      return {
        users,
        of: 0,
        withheld: trial.purpose === 'lives' ? 'users lived one after the other: nothing was due' : 'no sign-in ended',
      };
    if (found === undefined)
      return { users, of: summary.count, withheld: 'so few sign-ins do not support this percentile' };
    return { users, of: summary.count, value: found.ms, interval: found.interval };
  };
}

/** Of the sign-ins that were counted: whose they were, how many, and the arm's or persona's failures. */
export function countedSignIns(load: LoadResults, arm: string, persona?: string) {
  const trial = subjectTrial(load.trials, arm);
  if (trial === undefined) return undefined;
  return persona === undefined
    ? trial
    : load.byPersona.find((each) => each.trial === trial.id && each.persona === persona);
}

/** Where `countedSignIns` finds nothing. */
export const nothingCounted: LoadFigure = { users: 0, of: 0, withheld: 'no sign-in was counted' };

/** Estimates of these metrics; every arm of the load run, all personas together and each. */
export function loadEstimates(
  load: LoadResults,
  metrics: readonly LoadMetric[],
  personas: readonly string[],
): Estimate[] {
  const arms = [...new Set(load.trials.map(({ arm }) => arm))];
  return metrics.flatMap((metric) =>
    arms.flatMap((arm) =>
      [undefined, ...(metric.byPersona ? personas : [])].map((persona) => estimateOf(load, metric, arm, persona)),
    ),
  );
}

function estimateOf(load: LoadResults, metric: LoadMetric, arm: string, persona: string | undefined): Estimate {
  return {
    metric: metric.id,
    arm,
    ...(persona === undefined ? {} : { persona }),
    ...metric.read(load, arm, persona),
    unit: metric.unit,
    provenance: 'measured',
  };
}
