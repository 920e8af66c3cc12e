// The tables of sensitivity.json as CSV. Text that a spreadsheet would run as a formula is defused.
import { stringify } from 'csv-stringify/sync';
import { departureLine } from '../departures/departures-in-words.ts';
import type { SensitivityResults } from './sensitivity-results.ts';

/**
 * File name -> contents; RFC 4180 with a header line. A missing number is an empty field. The last column says of every row what makes
 * the scenario other than the plain model; empty for the plain one.
 */
export function sensitivityTables({ departures, uncertainty, tornado, flips, conditions }: SensitivityResults): Readonly<Record<string, string>> {
  const notPlain = departureLine(departures);
  const table = (rows: readonly Row[]) => csv(rows.map((row) => ({ ...row, not_plain: notPlain })));
  return {
    'uncertainty.csv': table(uncertainty.map(({ figure, unit, centre, monteCarloSe, inputs }) => ({ figure, unit, centre, monte_carlo_se: monteCarloSe, input_sd: inputs.sd, input_lower: inputs.interval?.lower, input_upper: inputs.interval?.upper, points: inputs.points }))),
    'tornado.csv': table(tornado.flatMap(({ figure, unit, centre, rows }) => rows.map(({ parameter, low, high }) => ({ figure, unit, centre, parameter, parameter_p10: low.parameterValue, figure_p10: low.figure, parameter_p90: high.parameterValue, figure_p90: high.figure })))),
    'flips.csv': table(flips.map(({ question, parameter, z, value, chance }) => ({ question, parameter, z, value, chance }))),
    'conditions.csv': table(conditions.map(({ claim, definition, figure, claimed, centre, state, point }) => ({ claim, definition, figure, claimed, centre, state, distance: point?.distance, found: point?.figure, passkey: point?.passkey, other: point?.other }))),
  };
}

type Row = Readonly<Record<string, string | number | undefined>>;

function csv(rows: readonly Row[]): string {
  return stringify([...rows], { header: true, columns: Object.keys(rows[0] ?? {}), escape_formulas: true });
}
