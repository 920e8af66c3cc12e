// Writes the folder of a sensitivity analysis: sensitivity.json, whose shape is checked first, its schema, the tables as CSV and the page.
import type { CsvStyle } from '../exports/csv-table.ts';
import { sensitivityTables } from './sensitivity-csv.ts';
import { sensitivityPage } from './sensitivity-page.ts';
import { sensitivityResults, type SensitivityResults } from '../results/sensitivity-results.ts';
import { sensitivitySummary } from './sensitivity-summary.ts';
import { writeAnalysis, type WrittenAnalysis } from './write-analysis.ts';

export type WrittenSensitivity = WrittenAnalysis<SensitivityResults>;

export async function writeSensitivity(
  folder: string,
  found: SensitivityResults,
  style: CsvStyle = {},
): Promise<WrittenSensitivity> {
  const results = sensitivityResults.parse(found);
  return writeAnalysis(folder, {
    results,
    schema: 'sensitivity',
    tables: sensitivityTables(results, style),
    page: await sensitivityPage(results),
    summary: sensitivitySummary(results),
  });
}
