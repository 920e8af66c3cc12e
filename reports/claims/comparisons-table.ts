// What was found for the claims by every metric they may mean, because most of them do not say which.
import { html } from 'hono/html';
import { notEstimated, quantityWithInterval } from '../words/quantity.ts';
import type { ClaimHere, ClaimResult } from '../results/claim-result.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import { dataTable } from '../drawing/data-table.ts';
import type { Html } from '../drawing/section.ts';

type Found = NonNullable<ClaimHere['found']>;
type Comparison = Omit<Found, 'beside'>;

/** For each two arms that claims compare, a row for each metric. */
export function comparisonsTable(
  claims: readonly ClaimResult[],
  { arms, metrics }: Pick<ResultsOfSignIns, 'arms' | 'metrics'>,
): Html | string {
  const compared = claims.filter(({ here, claimed }) => here.found !== undefined && claimed.kind === 'ratio');
  const tables = [
    ...Map.groupBy(compared, (claim) => `${claim.here.arms?.passkey} ${claim.here.arms?.other}`).values(),
  ];
  if (tables.length === 0) return '';
  const named = (id: string | undefined) => arms.find((arm) => arm.id === id);
  return html`<details><summary>The same comparisons by every other metric they may mean</summary>
${tables.map((same) => {
  const [passkey, other] = [named(same[0]?.here.arms?.passkey), named(same[0]?.here.arms?.other)];
  const words = `${passkey?.inSentence ?? ''} against ${other?.inSentence ?? ''}`;
  return dataTable({
    caption: `${words.charAt(0).toUpperCase()}${words.slice(1)} by metric`,
    columns: ['Metric', passkey?.title ?? '', other?.title ?? '', 'Ratio in favour of passkeys'],
    rows: [...rowsOf(same, metrics).values()],
  });
})}
</details>`;
}

function rowsOf(
  claims: readonly ClaimResult[],
  metrics: ResultsOfSignIns['metrics'],
): ReadonlyMap<string, readonly string[]> {
  const rows = new Map<string, readonly string[]>();
  for (const {
    here: { found },
    claimed,
  } of claims) {
    if (found === undefined) continue;
    for (const comparison of [found, ...(found.beside ?? [])])
      rows.set(comparison.metric, rowOf(comparison, claimed.unit, metrics));
  }
  return rows;
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
