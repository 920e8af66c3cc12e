// What was found for the claims by every metric they may mean, because most of them do not say which.
import { html } from 'hono/html';
import { notEstimated, quantityWithInterval } from '../words/quantity.ts';
import type { ClaimResult } from '../results/claim-result.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import { dataTable } from '../drawing/data-table.ts';
import type { Html } from '../drawing/section.ts';

type Found = NonNullable<ClaimResult['found']>;
type Comparison = Omit<Found, 'beside'>;

/** A row for each metric, of the claims that compare the two arms. */
export function comparisonsTable(claims: readonly ClaimResult[], metrics: ResultsOfSignIns['metrics']): Html | string {
  const rows = new Map<string, readonly string[]>();
  for (const { found, claimed } of claims) {
    if (found === undefined || claimed.kind !== 'ratio') continue;
    for (const comparison of [found, ...(found.beside ?? [])])
      rows.set(comparison.metric, rowOf(comparison, claimed.unit, metrics));
  }
  if (rows.size === 0) return '';
  return html`<details><summary>The same comparisons by every other metric they may mean</summary>
${dataTable({ caption: 'Passkeys against password + code by metric', columns: ['Metric', 'Passkey', 'Password + code', 'Ratio in favour of passkeys'], rows: [...rows.values()] })}
</details>`;
}

function rowOf(
  { metric, passkey, other, value, interval }: Comparison,
  unit: string,
  metrics: ResultsOfSignIns['metrics'],
): readonly string[] {
  const arm = (figure: Found['passkey']) =>
    figure === undefined ? notEstimated(undefined) : quantityWithInterval(figure.value, figure.interval, unit);
  return [
    metrics.find(({ id }) => id === metric)?.title ?? metric,
    arm(passkey),
    arm(other),
    quantityWithInterval(value, interval, 'ratio'),
  ];
}
