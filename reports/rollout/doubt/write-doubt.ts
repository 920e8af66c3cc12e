// Writes the folder of a rollout's sensitivity analysis: sensitivity.json, whose shape is checked first, its schema, tables and page.
import type { CsvStyle } from '../../exports/csv-table.ts';
import {
  rolloutSensitivityResults,
  type RolloutSensitivityResults,
} from '../../results/rollout-sensitivity-results.ts';
import { writeAnalysis, type WrittenAnalysis } from '../../sensitivity/write-analysis.ts';
import { doubtTables } from './doubt-csv.ts';
import { doubtPage } from './doubt-page.ts';
import { doubtSummary } from './doubt-summary.ts';

export async function writeDoubt(
  folder: string,
  found: RolloutSensitivityResults,
  style: CsvStyle = {},
): Promise<WrittenAnalysis<RolloutSensitivityResults>> {
  const results = rolloutSensitivityResults.parse(found);
  return writeAnalysis(folder, {
    results,
    schema: 'rollout-sensitivity',
    tables: doubtTables(results, style),
    page: await doubtPage(results),
    summary: doubtSummary(results),
  });
}
