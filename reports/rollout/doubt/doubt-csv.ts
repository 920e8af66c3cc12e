// The tables of a rollout's sensitivity.json as CSV.
import type { CsvStyle } from '../../exports/csv-table.ts';
import type { RolloutSensitivityResults } from '../../results/rollout-sensitivity-results.ts';
import { analysisTable, tornadoTable } from '../../sensitivity/analysis-tables.ts';

type Uncertain = Pick<
  RolloutSensitivityResults['enrolment'][number],
  'unit' | 'centre' | 'othersSd' | 'inputs' | 'movers'
>;
const measured = [
  'centre',
  'others_sd',
  'median',
  'input_sd',
  'input_lower',
  'input_upper',
  'points',
  'moved_by',
] as const;

const told = ({ centre, othersSd, inputs, movers }: Omit<Uncertain, 'unit'>) => ({
  centre,
  others_sd: othersSd,
  median: inputs.median,
  input_sd: inputs.sd,
  input_lower: inputs.interval?.lower,
  input_upper: inputs.interval?.upper,
  points: inputs.points,
  moved_by: movers.map(({ parameter }) => parameter).join(' '),
});

/** File name -> contents. */
export function doubtTables(
  results: RolloutSensitivityResults,
  style: CsvStyle = {},
): Readonly<Record<string, string>> {
  const table = analysisTable(results, style);
  const { uncertainty, enrolment, decisions } = results;
  return {
    'uncertainty.csv': table(
      ['figure', 'unit', ...measured, 'threshold'],
      uncertainty.map(({ figure, unit, threshold, ...each }) =>
        Object.assign({ figure, unit }, told(each), { threshold }),
      ),
    ),
    'enrolment.csv': table(
      ['week', 'starts_on', 'unit', ...measured],
      enrolment.map(({ week, startsOn, unit, ...each }) =>
        Object.assign({ week, starts_on: startsOn, unit }, told(each)),
      ),
    ),
    'decisions.csv': table(
      ['persona', 'centre', 'word', 'share', 'points'],
      decisions.flatMap(({ persona, centre, shares, points }) =>
        shares.map(({ word, share }) => ({ persona, centre, word, share, points })),
      ),
    ),
    'tornado.csv': tornadoTable(results, table),
  };
}
