// The prices that costs are made of, each with who says so.
import { html } from 'hono/html';
import { dataTable } from '../../drawing/data-table.ts';
import { keepTogether } from '../../drawing/keep-together.ts';
import type { Section } from '../../drawing/section.ts';
import type { ResultsOfDrill } from '../../results/results.ts';
import { money } from '../../words/currency.ts';

export const recoveryPricesTable: Section<ResultsOfDrill> = {
  id: 'prices',
  title: 'Prices, and who says so',
  render: ({ recovery: { prices, currency } }) => html`${dataTable({
    caption: 'Prices of the scenario',
    quietCaption: true,
    columns: ['What', `Price, ${currency}`, 'Basis', 'Who says so'],
    rows: prices.map(({ title, amount, basis, why }) => [title, money(amount, currency), basis, keepTogether(why)]),
  })}
<p>How often something is paid for, and how long people and the help desk take, is counted in the drill; no price is measured.</p>`,
};
