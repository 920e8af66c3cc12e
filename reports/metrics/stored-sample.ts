// Of a run that counts everybody and stores a sample: figures of the sample beside those of everybody, and how long sign-ins take from the
// histograms of everybody.
import { bucketMs } from '../../scenarios/measures/sums/latency-histogram.ts';
import type { Figures } from './estimate-metrics.ts';
import { inferMetric } from './infer-metric.ts';
import { successTimesOfAll } from './success-times-of-all.ts';
import { sumsInTables } from './user-sums.ts';
import type { Estimate } from '../results/estimate.ts';
import type { ResultsOfPilot } from '../results/results.ts';

const shown: ReadonlySet<string> = new Set([
  'success-per-need',
  'success-per-attempt',
  'success-per-attempt-first-try',
  'success-per-prompt',
  'restricted-time-to-sign-in',
  'time-of-successes-mean',
  'give-ups',
  'registration-success',
]);
const levels = [0.5, 0.9, 0.95, 0.99];
/** Times above a level must be as many, or it is left out. */
const leastBeyond = 10;

/** @param estimates of everybody. Undefined: the tables hold everybody. */
export async function readStoredSample(
  figures: Figures,
  estimates: readonly Estimate[],
): Promise<ResultsOfPilot['storedSample']> {
  const { run, conf, weights } = figures;
  const { aggregates } = run;
  if (aggregates === undefined) return undefined;
  const metrics = figures.metrics.filter(({ id }) => shown.has(id));
  const sums = await sumsInTables(run, metrics);
  const beside = estimates
    .filter(({ metric, persona, value }) => persona === undefined && value !== undefined && shown.has(metric))
    .flatMap(({ metric, arm, value, unit }) => {
      const known = metrics.find(({ id }) => id === metric);
      if (known === undefined || value === undefined) return [];
      const found = inferMetric({ metric: known, perUser: sums.of(known, arm), weights, conf });
      return [
        {
          metric,
          arm,
          unit,
          everybody: value,
          users: sums.users(known, arm),
          ...(found.value === undefined ? {} : { sample: found.value }),
          ...(found.kind === 'estimated' ? { interval: found.interval } : {}),
        },
      ];
    });
  const times = figures.arms.flatMap(({ id: arm }) =>
    [undefined, ...run.manifest.personas.map(({ id }) => id)].flatMap((persona) => {
      const ofScope = successTimesOfAll(aggregates, { arm, ...(persona === undefined ? { weights } : { persona }) });
      return levels.flatMap((level) => {
        const bucket = ofScope.bucketAt(level);
        return bucket === undefined || ofScope.successes * (1 - level) < leastBeyond
          ? []
          : [{ arm, ...(persona === undefined ? {} : { persona }), level, seconds: bucketMs(bucket) / 1_000 }];
      });
    }),
  );
  return { relativeErrorOfTimes: aggregates.relativeErrorOfTimes, beside, times };
}
