// estimates.csv: every figure of a run as one tidy row, whatever kind of run it was. The columns are described in estimates-columns.ts.
import { departuresInShort } from '../departures/departures-in-words.ts';
import type { Contrast } from '../results/contrast.ts';
import type { Estimate } from '../results/estimate.ts';
import type { Results, ResultsOfSignIns } from '../results/results.ts';
import { titleAsGiven } from '../words/isolated-title.ts';
import { csvTable, type CsvStyle } from './csv-table.ts';
import { estimatesColumns } from './estimates-columns.ts';
import { intervalFields, type EstimatesRow } from './estimates-row.ts';
import { loadRows } from './load-rows.ts';
import { phishingRows } from './phishing-rows.ts';
import { recoveryRows } from './recovery-rows.ts';
import { timelineRows } from './timeline-rows.ts';

export function estimatesCsv(results: Results, style: CsvStyle = {}): string {
  const { run, departures } = results;
  const weights = new Map(run.personas.map(({ id, weight }) => [id, weight]));
  const about = {
    run: run.id,
    date: run.epochs[0]?.startedAt.slice(0, 10),
    scenario: titleAsGiven(run.name),
    seed: run.seed,
    driver: run.scenario.driver,
    not_plain: departuresInShort(departures),
  };
  return csvTable(
    estimatesColumns.map(({ name }) => name),
    rowsOf(results).map((row) =>
      Object.assign({ weight: typeof row.persona === 'string' ? weights.get(row.persona) : undefined }, about, row),
    ),
    style,
  );
}

function rowsOf(results: Results): readonly EstimatesRow[] {
  switch (results.kind) {
    case 'pilot':
      return signInRows(results);
    case 'load':
      return [...signInRows(results), ...loadRows(results.load)];
    case 'rollout':
      return timelineRows(results.timeline);
    case 'recovery-drill':
      return recoveryRows(results.recovery);
    case 'phishing-drill':
      return phishingRows(results.phishing);
  }
}

function signInRows({ estimates, contrasts }: ResultsOfSignIns): readonly EstimatesRow[] {
  return [...estimates.map(estimateRow), ...contrasts.map(contrastRow)];
}

function estimateRow({
  metric,
  arm,
  persona,
  value,
  interval,
  unit,
  users,
  of,
  provenance,
  measuredShare,
  withheld,
}: Estimate): EstimatesRow {
  return {
    kind: 'estimate',
    metric,
    arm,
    persona,
    value,
    ...intervalFields(interval),
    unit,
    users,
    of,
    provenance,
    measured_share: measuredShare,
    withheld,
  };
}

function contrastRow({
  metric,
  arm,
  baseline,
  persona,
  kind,
  value,
  interval,
  unit,
  users,
  adjustedP,
  withheld,
}: Contrast): EstimatesRow {
  return {
    kind,
    metric,
    arm,
    baseline,
    persona,
    value,
    ...intervalFields(interval),
    unit,
    users,
    adjusted_p: adjustedP,
    withheld,
  };
}
