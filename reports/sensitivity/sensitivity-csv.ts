// The tables of sensitivity.json as CSV.
import type { CsvStyle } from '../exports/csv-table.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';
import { analysisTable, tornadoTable } from './analysis-tables.ts';

/** File name -> contents. */
export function sensitivityTables(results: SensitivityResults, style: CsvStyle = {}): Readonly<Record<string, string>> {
  const { uncertainty, flips, conditions } = results;
  const table = analysisTable(results, style);
  return {
    'uncertainty.csv': table(
      ['figure', 'unit', 'centre', 'monte_carlo_se', 'input_sd', 'input_lower', 'input_upper', 'points'],
      uncertainty.map(({ figure, unit, centre, monteCarloSe, inputs }) => ({
        figure,
        unit,
        centre,
        monte_carlo_se: monteCarloSe,
        input_sd: inputs.sd,
        input_lower: inputs.interval?.lower,
        input_upper: inputs.interval?.upper,
        points: inputs.points,
      })),
    ),
    'tornado.csv': tornadoTable(results, table),
    'flips.csv': table(
      ['question', 'parameter', 'z', 'value', 'chance'],
      flips.map(({ question, parameter, z, value, chance }) => ({ question, parameter, z, value, chance })),
    ),
    'conditions.csv': table(
      ['claim', 'arm', 'definition', 'figure', 'claimed', 'centre', 'state', 'distance', 'found', 'passkey', 'other'],
      conditions.map(({ claim, arm, definition, figure, claimed, centre, state, point }) => ({
        claim,
        arm,
        definition,
        figure,
        claimed,
        centre,
        state,
        distance: point?.distance,
        found: point?.figure,
        passkey: point?.passkey,
        other: point?.other,
      })),
    ),
  };
}
