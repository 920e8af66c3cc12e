// Writes results.json, its JSON Schema and estimates.csv into a folder.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Results } from '../results/results.ts';
import type { CsvStyle } from './csv-table.ts';
import { estimatesCsv } from './estimates-csv.ts';
import { plainJson } from './plain-signs.ts';
import { writeSchemaBeside } from './write-schema-beside.ts';

/** Creates the folder when it is missing. Returns the paths written. */
export async function writeResults(
  folder: string,
  results: Results,
  style: CsvStyle = {},
): Promise<{ readonly results: string; readonly estimates: string }> {
  await mkdir(folder, { recursive: true });
  const paths = { results: join(folder, 'results.json'), estimates: join(folder, 'estimates.csv') };
  await writeFile(paths.results, `${plainJson(results, 2)}\n`);
  await writeSchemaBeside(folder, 'results');
  await writeFile(paths.estimates, estimatesCsv(results, style));
  return paths;
}
