// What the CSV tables of analyses have in common, of whatever experiment.
import { departuresInShort } from '../departures/departures-in-words.ts';
import { csvTable, type CsvRow, type CsvStyle } from '../exports/csv-table.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';
import { titleAsGiven } from '../words/isolated-title.ts';

export type AnalysisTable = <C extends string>(columns: readonly C[], rows: readonly CsvRow<C>[]) => string;

/** Each row says of which scenario and seed it is, when that was analysed, and what makes it other than the plain model. */
export function analysisTable(
  { scenario, generatedAt, departures }: Pick<SensitivityResults, 'scenario' | 'generatedAt' | 'departures'>,
  style: CsvStyle,
): AnalysisTable {
  const of = {
    date: generatedAt.slice(0, 10),
    scenario: titleAsGiven(scenario.name),
    seed: scenario.seed,
    not_plain: departuresInShort(departures),
  };
  return (columns, rows) =>
    csvTable(
      ['date', 'scenario', 'seed', 'not_plain', ...columns],
      rows.map((row) => Object.assign({}, of, row)),
      style,
    );
}

export function tornadoTable({ tornado }: Pick<SensitivityResults, 'tornado'>, table: AnalysisTable): string {
  return table(
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
  );
}
