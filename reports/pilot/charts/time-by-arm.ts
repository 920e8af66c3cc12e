// How long signing in takes, by arm, for the tenant and each persona: a forest of the primary metric of time.
import type { ResultsOfSignIns } from '../../results/results.ts';
import { quantity } from '../../words/quantity.ts';
import { armStyles } from '../../drawing/arm-style.ts';
import type { Chart } from '../../drawing/chart.ts';
import { estimatesByArm } from './estimates-by-arm.ts';
import { armsAsTold, findEstimate } from './find-estimate.ts';
import { ticksBetween, xAxis } from '../../drawing/forest.ts';

export const chart: Chart<ResultsOfSignIns> = {
  id: 'time-by-arm',
  section: 'time',
  place: 1,
  without: 'No time to sign in could be estimated from this run.',
  build: (results, width) =>
    estimatesByArm(results, width, {
      unit: 's',
      column: 'Time',
      finding: ({ id }) => {
        const styleOf = armStyles(results.arms);
        const told = armsAsTold(results).map((arm) => {
          const value = findEstimate(results, id, arm)?.value;
          return `${value === undefined ? 'not estimated' : quantity(value, 's')} with ${styleOf(arm).inSentence}`;
        });
        return `Signing in takes ${told.join(', ')}`;
      },
      counted: '; all attempts, give-ups included at the full limit.',
      axis: ({ highest }) => {
        const step = highest > 30 ? 10 : highest > 12 ? 5 : 2;
        const to = Math.ceil(highest / step) * step;
        return xAxis({
          domain: [0, to],
          ticks: ticksBetween(0, to, step),
          labelExpr: "datum.value + ' s'",
          title:
            width === 'wide'
              ? 'Mean time to sign in, give-ups counted at the full limit'
              : 'Mean time, give-ups counted',
        });
      },
    }),
};
