// Writes results.json and estimates.csv into a folder.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Results } from '../results.ts';
import { estimatesCsv } from './estimates-csv.ts';

/** Creates the folder when it is missing. Returns the paths written. */
export async function writeResults(folder: string, results: Results): Promise<{ readonly results: string; readonly estimates: string }> {
  await mkdir(folder, { recursive: true });
  const paths = { results: join(folder, 'results.json'), estimates: join(folder, 'estimates.csv') };
  await writeFile(paths.results, `${JSON.stringify(results, undefined, 2)}\n`);
  await writeFile(paths.estimates, estimatesCsv(results));
  return paths;
}
