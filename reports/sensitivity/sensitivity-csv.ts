// The tables of sensitivity.json as CSV.
import { departuresInShort } from '../departures/departures-in-words.ts';
import { csvTable, type CsvRow, type CsvStyle } from '../exports/csv-table.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';
import { titleAsGiven } from '../words/isolated-title.ts';

/** File name -> contents. Each row says of which scenario and seed it is, when that was analysed, and what makes it other than the plain model. */
export function sensitivityTables(
  { scenario, generatedAt, departures, uncertainty, tornado, flips, conditions }: SensitivityResults,
  style: CsvStyle = {},
): Readonly<Record<string, string>> {
  const of = {
    date: generatedAt.slice(0, 10),
    scenario: titleAsGiven(scenario.name),
    seed: scenario.seed,
    not_plain: departuresInShort(departures),
  };
  const table = <C extends string>(columns: readonly C[], rows: readonly CsvRow<C>[]) =>
    csvTable(
      ['date', 'scenario', 'seed', 'not_plain', ...columns],
      rows.map((row) => Object.assign({}, of, row)),
      style,
    );
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
    'tornado.csv': table(
      ['figure', 'unit', 'centre', 'parameter', 'parameter_p10', 'figure_p10', 'parameter_p90', 'figure_p90'],
      tornado.flatMap(({ figure, unit, centre, rows }) =>
        rows.map(({ parameter, low, high }) => ({
          figure,
          unit,
          centre,
          parameter,
          parameter_p10: low.parameterValue,
          figure_p10: low.figure,
          parameter_p90: high.parameterValue,
          figure_p90: high.figure,
        })),
      ),
    ),
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
