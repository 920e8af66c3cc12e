// What a sign-in costs the target in CPU time, and how arms compare: over the trials of an arm that held.
import { type ArmOfRun, comparisonsOf } from '../results/arm-of-run.ts';
import { geometricMeanRatio } from '../statistics/times/geometric-mean-ratio.ts';
import { toInterval } from '../statistics/inference.ts';
import { meanTCI } from '../statistics/times/mean-t-ci.ts';
import type { LoadResults } from '../results/load-results.ts';

type JudgedTrial = LoadResults['trials'][number];

/** Its figures speak of a target that bears the load: it held, or had no objective and nothing gave way. */
export function bore({
  verdict,
  limitedBy,
  cutShort,
}: Pick<JudgedTrial, 'verdict' | 'limitedBy' | 'cutShort'>): boolean {
  return cutShort === undefined && (verdict?.held ?? limitedBy === 'nothing');
}

const costsOf = (trials: readonly JudgedTrial[], arm: string): number[] =>
  trials
    .filter((trial) => trial.arm === arm && bore(trial))
    .flatMap(({ targetCpuSecondsPer1000 }) => (targetCpuSecondsPer1000 === undefined ? [] : [targetCpuSecondsPer1000]));

/** Arms without a trial that held have none. The interval is over trials, which differ in their rate too. */
export function costs(trials: readonly JudgedTrial[], conf: number): LoadResults['cost'] {
  return [...new Set(trials.map(({ arm }) => arm))].flatMap((arm) => {
    const x = costsOf(trials, arm);
    if (x.length === 0) return [];
    const bounds = meanTCI({ x, conf });
    const interval =
      bounds === undefined
        ? undefined
        : toInterval({ lower: Math.max(0, bounds.lower), upper: bounds.upper }, conf, 'Student t over trials');
    return [
      {
        arm,
        cpuSecondsPer1000: x.reduce((sum, each) => sum + each, 0) / x.length,
        ...(interval === undefined ? {} : { interval }),
        trials: x.length,
      },
    ];
  });
}

/** Of each comparison, geometric means. None without a trial of either arm that held, or where one cost nothing measurable. */
export function costRatios(
  trials: readonly JudgedTrial[],
  arms: readonly ArmOfRun[],
  conf: number,
): LoadResults['costRatios'] {
  return comparisonsOf(arms).flatMap(({ arm, baseline }) => {
    const [first, second] = [costsOf(trials, arm), costsOf(trials, baseline)];
    if (first.length === 0 || second.length === 0 || [...first, ...second].some((cost) => cost <= 0)) return [];
    const logMean = (x: readonly number[]) => x.reduce((sum, each) => sum + Math.log(each), 0) / x.length;
    const value = Math.exp(logMean(first) - logMean(second));
    // Trials of one arm that cost the same do not tell how far others would differ.
    const spread = [first, second].every((x) => new Set(x).size > 1);
    const interval = spread
      ? toInterval(geometricMeanRatio({ first, second, conf }), conf, "Welch's t on logarithms over trials")
      : undefined;
    return [{ arm, baseline, value, ...(interval?.upper === undefined ? {} : { interval }) }];
  });
}
