// Of a run that counts everybody and stores a sample: what the figures of the report are of, what the tables beside it are of, and both
// side by side.
import { html } from 'hono/html';
import { clustersAtMost } from '../../scenarios/measures/sums/user-cluster.ts';
import { armStyles, byArm } from '../drawing/arm-style.ts';
import { asStated, count, countOf, percent, quantity, quantityWithInterval } from '../words/quantity.ts';
import type { ResultsOfPilot } from '../results/results.ts';
import { dataTable } from '../drawing/data-table.ts';
import type { Section } from '../drawing/section.ts';

export const storedSampleSection: Section<ResultsOfPilot> = {
  id: 'stored-sample',
  showsFigures: true,
  title: 'Everybody, and the sample that is stored',
  render: ({ run, arms, metrics, storedSample }) => {
    const styleOf = armStyles(arms);
    const { stored } = run;
    if (stored === undefined || storedSample === undefined) return html``;
    const { beside, times, relativeErrorOfTimes } = storedSample;
    const sampled = `${count(stored.users)} of ${countOf(stored.ofUsers, 'user')}, drawn by key`;
    const error = asStated(relativeErrorOfTimes, 'proportion');
    return html`<p>${countOf(stored.ofUsers, 'user')} lived ${countOf(stored.ofAttempts, 'attempt')}. Every figure, table and chart of this report is of all of them: each attempt was counted as it was lived, and each interval is by user over everybody (by ${count(clustersAtMost)} random groups of users where a persona has more users). Medians are read from histograms, right to ${error}.</p>
<p>Attempt by attempt the run keeps whole users only: ${sampled} (${percent(stored.share)}), with ${countOf(stored.attempts, 'attempt')}. <code>attempts.parquet</code>, <code>steps.parquet</code> and <code>journal.ndjson.gz</code> are of them; <code>aggregates.json</code> holds the counts of everybody. Whatever you work out from those is of the sample. Below, figures of the sample stand with their own interval, which holds the figure of everybody as often as its level says.</p>
${dataTable({
  caption: `The tenant: everybody, and the sample (${sampled})`,
  columns: ['Figure', 'Arm', 'Everybody', 'The sample', 'Users of the sample in it'],
  rows: beside
    .toSorted(byArm(arms))
    .map(({ metric, arm, unit, everybody, users, sample, interval }) => [
      metrics.find(({ id }) => id === metric)?.title ?? metric,
      styleOf(arm).name,
      quantity(everybody, unit),
      sample === undefined ? 'none' : quantityWithInterval(sample, interval, unit),
      count(users),
    ]),
})}
${dataTable({
  caption: `Time of successful attempts of everybody: what a share of them does not exceed, right to ${error}`,
  columns: ['People', 'Arm', ...levelsOf(times).map((level) => asStated(level, 'proportion'))],
  rows: [...Map.groupBy(times.toSorted(byArm(arms)), ({ arm, persona }) => JSON.stringify([arm, persona]))].flatMap(
    ([, [first, ...others]]) =>
      first === undefined
        ? []
        : [
            [
              first.persona === undefined
                ? 'The tenant'
                : (run.personas.find(({ id }) => id === first.persona)?.title ?? first.persona),
              styleOf(first.arm).name,
              ...levelsOf(times).map((level) => {
                const found = [first, ...others].find((one) => one.level === level);
                return found === undefined ? 'too few' : quantity(found.seconds, 's');
              }),
            ],
          ],
  ),
})}`;
  },
};

function levelsOf(times: NonNullable<ResultsOfPilot['storedSample']>['times']): readonly number[] {
  return [...new Set(times.map(({ level }) => level))].toSorted((a, b) => a - b);
}
