// Writes the folder of a sensitivity analysis: sensitivity.json, its schema's shape checked first, the tables as CSV and the page.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sensitivityTables } from './sensitivity-csv.ts';
import { sensitivityPage } from './sensitivity-page.ts';
import { sensitivityResults, type SensitivityResults } from './sensitivity-results.ts';
import { sensitivitySummary } from './sensitivity-summary.ts';

export interface WrittenSensitivity {
  readonly results: SensitivityResults;
  /** For the terminal. */
  readonly summary: string;
  /** Path of the HTML file. */
  readonly file: string;
}

export async function writeSensitivity(folder: string, found: SensitivityResults): Promise<WrittenSensitivity> {
  const results = sensitivityResults.parse(found);
  await writeFile(join(folder, 'sensitivity.json'), `${JSON.stringify(results, null, 2)}\n`);
  for (const [name, text] of Object.entries(sensitivityTables(results))) await writeFile(join(folder, name), text);
  const file = join(folder, 'sensitivity.html');
  await writeFile(file, await sensitivityPage(results));
  return { results, summary: sensitivitySummary(results).join('\n'), file };
}
