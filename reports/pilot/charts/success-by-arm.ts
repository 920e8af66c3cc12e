// How many sign in, by arm, for the tenant and each persona: a forest of the primary success metric.
import type { Estimate } from '../../results/estimate.ts';
import type { Results } from '../../results/results.ts';
import { notEstimated, percent, quantityWithInterval, unitOfContrast } from '../../words/quantity.ts';
import { armInSentence } from '../../drawing/arm-style.ts';
import type { Chart } from '../../drawing/chart.ts';
import { estimatesByArm } from './estimates-by-arm.ts';
import { armsOf, findContrast, findEstimate } from './find-estimate.ts';
import { shareDomain, xAxis } from '../../drawing/forest.ts';

export const chart: Chart = {
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

function findingOf(results: Results, metric: string): string {
  const difference = findContrast(results, metric, 'difference');
  const [first = '', second] = armsOf(results).map((arm) => rateOf(findEstimate(results, metric, arm), arm));
  if (second === undefined) return `Signed in: ${first}`;
  if (difference?.value === undefined || difference.interval === undefined)
    return `Signed in: ${second}, ${first}; the difference was ${notEstimated(difference?.withheld)}`;
  const { lower, upper } = difference.interval;
  const rates = `${second}, ${first}`;
  if (lower > 0) return `More people get in with passkeys: ${rates}`;
  if (upper !== undefined && upper < 0) return `Fewer people get in with passkeys: ${rates}`;
  return `No clear difference in who gets in: ${rates}; difference ${quantityWithInterval(difference.value, difference.interval, unitOfContrast(difference))}`;
}

function rateOf(estimate: Estimate | undefined, arm: string): string {
  return `${estimate?.value === undefined ? 'not estimated' : percent(estimate.value)} with ${armInSentence(arm)}`;
}
