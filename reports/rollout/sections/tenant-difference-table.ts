// What the rollout changes for one person over the whole time, and how much the comparison of the same people saves in noise.
import type { ResultsOfRollout } from '../../results/results.ts';
import { html } from 'hono/html';
import { quantity, quantityWithInterval, threeDigits } from '../../words/quantity.ts';
import { unitOfDifference } from '../../words/unit-of-difference.ts';
import { dataTable } from '../../drawing/data-table.ts';
import type { Section } from '../../drawing/section.ts';

export const tenantDifferenceTable: Section<ResultsOfRollout> = {
  id: 'difference',
  showsFigures: true,
  title: 'The rollout against doing nothing',
  render: ({ timeline }) => {
    const { differences } = timeline;
    const factors = differences.flatMap(({ varianceReduction }) =>
      varianceReduction === undefined ? [] : [varianceReduction],
    );
    return html`<p>Each person is compared with themselves.${factors.length === 0 ? '' : ` Two separate runs would need ${threeDigits(Math.min(...factors))} to ${threeDigits(Math.max(...factors))} times as many people for differences as sure as these.`} The intervals take people as independent; that they share one queue at the help desk is left out.</p>
${dataTable({
  caption: 'Per person over the whole time',
  columns: [
    'Per person',
    'With the rollout',
    'Nothing done',
    'Difference (95 % CI)',
    'Variance of two separate runs over that found',
  ],
  rows: differences.map(({ id, title, rollout, nothing, value, interval, withheld, varianceReduction }) => {
    const unit = unitOfDifference(id, timeline);
    return [
      title,
      quantity(rollout, unit),
      quantity(nothing, unit),
      quantityWithInterval(value, interval, unit, withheld),
      varianceReduction === undefined ? 'none' : threeDigits(varianceReduction),
    ];
  }),
})}`;
  },
};
