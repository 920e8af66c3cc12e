// Writes the folder of a sensitivity analysis: sensitivity.json, whose shape is checked first, its schema, the tables as CSV and the page.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CsvStyle } from '../exports/csv-table.ts';
import { sentencesJson } from '../exports/plain-signs.ts';
import { writeSchemaBeside } from '../exports/write-schema-beside.ts';
import { sensitivityTables } from './sensitivity-csv.ts';
import { sensitivityPage } from './sensitivity-page.ts';
import { sensitivityResults, type SensitivityResults } from '../results/sensitivity-results.ts';
import { sensitivitySummary } from './sensitivity-summary.ts';

export interface WrittenSensitivity {
  readonly results: SensitivityResults;
  /** For the terminal. */
  readonly summary: string;
  /** Path of the HTML file. */
  readonly file: string;
}

export async function writeSensitivity(
  folder: string,
  found: SensitivityResults,
  style: CsvStyle = {},
): Promise<WrittenSensitivity> {
  const results = sensitivityResults.parse(found);
  await writeFile(join(folder, 'sensitivity.json'), `${sentencesJson(results, 2)}\n`);
  await writeSchemaBeside(folder, 'sensitivity');
  for (const [name, text] of Object.entries(sensitivityTables(results, style)))
    await writeFile(join(folder, name), text);
  const file = join(folder, 'sensitivity.html');
  await writeFile(file, await sensitivityPage(results));
  return { results, summary: sensitivitySummary(results).join('\n'), file };
}
