// The tables of sensitivity.json as CSV. Text that a spreadsheet would run as a formula is defused.
import { stringify } from 'csv-stringify/sync';
import type { SensitivityResults } from './sensitivity-results.ts';

/** File name -> contents; RFC 4180 with a header line. A missing number is an empty field. */
export function sensitivityTables({ uncertainty, tornado, flips, conditions }: SensitivityResults): Readonly<Record<string, string>> {
  return {
    'uncertainty.csv': table(uncertainty.map(({ figure, unit, centre, monteCarloSe, inputs }) => ({ figure, unit, centre, monte_carlo_se: monteCarloSe, input_sd: inputs.sd, input_lower: inputs.interval?.lower, input_upper: inputs.interval?.upper, points: inputs.points }))),
    'tornado.csv': table(tornado.flatMap(({ figure, unit, centre, rows }) => rows.map(({ parameter, low, high }) => ({ figure, unit, centre, parameter, parameter_p10: low.parameterValue, figure_p10: low.figure, parameter_p90: high.parameterValue, figure_p90: high.figure })))),
    'flips.csv': table(flips.map(({ question, parameter, z, value, chance }) => ({ question, parameter, z, value, chance }))),
    'conditions.csv': table(conditions.map(({ claim, definition, figure, claimed, centre, state, point }) => ({ claim, definition, figure, claimed, centre, state, distance: point?.distance, found: point?.figure, passkey: point?.passkey, other: point?.other }))),
  };
}

function table(rows: readonly Readonly<Record<string, string | number | undefined>>[]): string {
  return stringify([...rows], { header: true, columns: Object.keys(rows[0] ?? {}), escape_formulas: true });
}
