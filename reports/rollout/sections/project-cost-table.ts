// What the project itself costs, beside what running the tenant costs: both add up, and neither is in the other.
import { html } from 'hono/html';
import { dataTable } from '../../drawing/data-table.ts';
import type { Section } from '../../drawing/section.ts';
import type { ResultsOfRollout } from '../../results/results.ts';
import { money, smallestUnitsOf } from '../../words/currency.ts';

export const projectCostTable: Section<ResultsOfRollout> = {
  id: 'project-cost',
  showsFigures: true,
  title: 'What the project itself costs',
  render: ({ timeline }) => {
    const { projectCosts = [], totals, currency } = timeline;
    const unitsOfOne = smallestUnitsOf(currency);
    const told = (amount: number) => Math.round(amount * unitsOfOne) / unitsOfOne;
    const project = projectCosts.reduce((sum, { amount }) => sum + told(amount), 0);
    const cost = (tenant: 'rollout' | 'nothing') => totals.find((total) => total.tenant === tenant)?.cost ?? 0;
    const saved = cost('nothing') - cost('rollout');
    return html`<p>Stated by the scenario, paid once, and in no line of the ledger above. The rollout ${saved >= project ? 'has paid' : 'has not paid'} for its project within this time.</p>
${dataTable({
  caption: 'The project, and the running costs of the ledger',
  columns: ['Line', currency, 'Rests on'],
  rows: [
    ...projectCosts.map(({ title, amount, evidence, assumed }) => [
      title,
      money(told(amount), currency),
      [evidence?.join(', '), assumed].filter((part) => part !== undefined).join('; '),
    ]),
    ['The project', money(project, currency), ''],
    ['Running costs with the rollout', money(cost('rollout'), currency), 'the ledger'],
    ['Project and running costs with the rollout', money(project + cost('rollout'), currency), ''],
    ['Running costs with nothing done', money(cost('nothing'), currency), 'the ledger'],
    ['Saved by the rollout, the project paid', money(saved - project, currency), ''],
  ],
})}`;
  },
};
