// Writes the folder of a comparison: comparison.json, whose shape is checked first, its schema, and the page.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plainJson } from '../exports/plain-signs.ts';
import { writeSchemaBeside } from '../exports/write-schema-beside.ts';
import { comparison, type Comparison } from './comparison.ts';
import { comparisonPage } from './comparison-page.ts';

/** Returns the path of the HTML file. */
export async function writeComparison(folder: string, found: Comparison): Promise<string> {
  const checked = comparison.parse(found);
  await writeFile(join(folder, 'comparison.json'), `${plainJson(checked, 2)}\n`);
  await writeSchemaBeside(folder, 'comparison');
  const file = join(folder, 'comparison.html');
  await writeFile(file, await comparisonPage(checked));
  return file;
}
