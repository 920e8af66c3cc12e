// estimates.csv: every estimate and contrast as one tidy row. Text that a spreadsheet would run as a formula is defused.
import { stringify } from 'csv-stringify/sync';
import type { Contrast, Estimate, Results } from '../results.ts';

const columns = ['run', 'kind', 'metric', 'arm', 'persona', 'value', 'lower', 'upper', 'level', 'method', 'unit', 'users', 'of', 'provenance', 'measured_share', 'adjusted_p', 'withheld'] as const;
type Row = { readonly [C in (typeof columns)[number]]?: string | number | undefined };

/** RFC 4180 with a header line. Persona absent: weighted to the tenant. A missing number is an empty field, never 0. */
export function estimatesCsv(results: Results): string {
  const rows = [...results.estimates.map((estimate) => estimateRow(results.run.id, estimate)), ...results.contrasts.map((contrast) => contrastRow(results.run.id, contrast))];
  return stringify(rows, { header: true, columns: [...columns], escape_formulas: true });
}

function intervalFields({ interval }: Pick<Estimate, 'interval'>): Row {
  if (interval === undefined) return {};
  return { lower: interval.lower, ...(interval.upper === undefined ? {} : { upper: interval.upper }), level: interval.level, method: interval.method };
}

function estimateRow(run: string, { interval, measuredShare, ...estimate }: Estimate): Row {
  return { run, kind: 'estimate', ...estimate, ...intervalFields({ interval }), ...(measuredShare === undefined ? {} : { measured_share: measuredShare }) };
}

function contrastRow(run: string, { interval, adjustedP, ...contrast }: Contrast): Row {
  return { run, ...contrast, ...intervalFields({ interval }), ...(adjustedP === undefined ? {} : { adjusted_p: adjustedP }) };
}
