// The rates and prices of the tenant, and who says so.
import type { ResultsOfRollout } from '../../results/results.ts';
import { html } from 'hono/html';
import type { PublishedFigure } from '../../../scenarios/schema/evidence.ts';
import { currencyInWords } from '../../words/currency.ts';
import { asStated, count, countOf } from '../../words/quantity.ts';
import { dataTable } from '../../drawing/data-table.ts';
import { sourceLinks } from '../../drawing/link.ts';
import type { Html, Section } from '../../drawing/section.ts';

const unitWords: Readonly<Record<string, string>> = { 'per year': 'a year', ratio: '' };

export const tenantRateTable: Section<ResultsOfRollout> = {
  id: 'rates',
  title: 'Rates and prices of the tenant, and who says so',
  render: ({ timeline, run }) => {
    const { rates, prices, currency } = timeline;
    const assumed = rates.filter(({ evidence }) => evidence === undefined).length;
    const amount = (value: number, unit: string) => asStated(value, unitWords[unit] ?? unit);
    return html`<p>${countOf(rates.length, 'rate')}, of which ${assumed} are plain assumptions; put your own in the scenario under <code>rollout.rates</code> and <code>rollout.prices</code>.</p>
<details><summary>All rates and prices</summary>
${dataTable({
  caption: 'Rates of the tenant',
  columns: ['Rate', 'Value', 'Plausible range', 'Rests on'],
  rows: rates.map(({ id, title, unit, value, low, high, overridden, ...said }) => [
    html`${title}<br><code>${id}</code>`,
    `${amount(value, unit)}${overridden ? ' (set for this run)' : ''}`,
    `${amount(low, unit)} to ${amount(high, unit)}`,
    restsOn(said, run.published),
  ]),
})}
${dataTable({ caption: 'Prices', columns: ['Price', currencyInWords(currency), 'Rests on'], rows: prices.map(({ title, amount: each, ...said }) => [title, count(each), restsOn(said, run.published)]) })}
</details>`;
  },
};

function restsOn(
  {
    evidence = [],
    assumed,
  }: { readonly evidence?: readonly string[] | undefined; readonly assumed?: string | undefined },
  published: readonly PublishedFigure[],
): Html {
  return html`${evidence.map((id) => {
    const row = published.find((figure) => figure.id === id);
    return row === undefined
      ? html`<p>${id}</p>`
      : html`<p>${sourceLinks(row.url, row.source)}${row.year === null ? '' : html`, ${row.year}`}: ${row.quantity}</p>`;
  })}${assumed === undefined ? '' : html`<p><b>Assumed:</b> ${assumed}</p>`}`;
}
