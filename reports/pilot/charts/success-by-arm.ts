// How many sign in, by arm, for the tenant and each persona: a forest of the primary success metric.
import type { Contrast } from '../../results/contrast.ts';
import type { Estimate } from '../../results/estimate.ts';
import type { ResultsOfSignIns } from '../../results/results.ts';
import type { Interval } from '../../results/results-interval.ts';
import { notEstimated, percent, quantityWithInterval, unitOfContrast } from '../../words/quantity.ts';
import { armStyles } from '../../drawing/arm-style.ts';
import type { Chart } from '../../drawing/chart.ts';
import { estimatesByArm } from './estimates-by-arm.ts';
import { armsAsTold, comparisonsIn, findContrast, findEstimate } from './find-estimate.ts';
import { shareDomain, xAxis } from '../../drawing/forest.ts';

export const chart: Chart<ResultsOfSignIns> = {
  id: 'success-by-arm',
  section: 'success',
  without: 'No success rate could be estimated from this run.',
  build: (results, width) =>
    estimatesByArm(results, width, {
      unit: 'proportion',
      column: 'Success',
      finding: ({ id }) => findingOf(results, id),
      counted: '.',
      axis: ({ lowest }, { denominator }) => {
        const { domain, ticks } = shareDomain([lowest]);
        return xAxis({
          domain,
          ticks,
          labelExpr: "format(datum.value * 100, 'd') + ' %'",
          title: `Share of ${denominator} that succeeded`,
        });
      },
    }),
};

function findingOf(results: ResultsOfSignIns, metric: string): string {
  const styleOf = armStyles(results.arms);
  const rates = armsAsTold(results)
    .map((arm) => `${rateOf(findEstimate(results, metric, arm))} with ${styleOf(arm).inSentence}`)
    .join(', ');
  const [first, ...others] = comparisonsIn(results).map(({ arm, baseline }) => ({
    arm,
    baseline,
    difference: findContrast(results, metric, 'difference', { arm, baseline }),
  }));
  if (first === undefined) return `Signed in: ${rates}`;
  if (others.length > 0) {
    const told = [first, ...others].map(({ arm, baseline, difference }) =>
      comparedInWords(styleOf(arm).inSentence, styleOf(baseline).inSentence, difference),
    );
    return `Signed in: ${rates}; ${told.join('; ')}`;
  }
  const { arm, difference } = first;
  if (difference?.value === undefined || difference.interval === undefined)
    return `Signed in: ${rates}; the difference was ${notEstimated(difference?.withheld)}`;
  switch (directionOf(difference.interval)) {
    case 'more':
      return `More people get in with ${styleOf(arm).inSentence}: ${rates}`;
    case 'fewer':
      return `Fewer people get in with ${styleOf(arm).inSentence}: ${rates}`;
    case 'open':
      return `No clear difference in who gets in: ${rates}; difference ${quantityWithInterval(difference.value, difference.interval, unitOfContrast(difference))}`;
  }
}

/** One of several comparisons. */
function comparedInWords(arm: string, baseline: string, difference: Contrast | undefined): string {
  if (difference?.value === undefined || difference.interval === undefined)
    return `${arm} against ${baseline} ${notEstimated(difference?.withheld)}`;
  const direction = directionOf(difference.interval);
  return direction === 'open'
    ? `no clear difference between ${arm} and ${baseline}`
    : `${direction} with ${arm} than with ${baseline}`;
}

function directionOf({ lower, upper }: Interval): 'more' | 'fewer' | 'open' {
  if (lower > 0) return 'more';
  return upper !== undefined && upper < 0 ? 'fewer' : 'open';
}

function rateOf(estimate: Estimate | undefined): string {
  return estimate?.value === undefined ? 'not estimated' : percent(estimate.value);
}
