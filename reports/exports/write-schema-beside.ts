// The JSON Schema that a file of ours names (`$schema: "./results.schema.json"`), into the folder of that file.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** As `npm run index` wrote them, from the folder reports/. */
const published = {
  results: 'results.schema.json',
  sensitivity: 'sensitivity/sensitivity.schema.json',
  validation: 'validation/validation.schema.json',
} as const;

export async function writeSchemaBeside(folder: string, of: keyof typeof published): Promise<void> {
  const text = await readFile(fileURLToPath(new URL(`../${published[of]}`, import.meta.url)));
  // Not copied: whoever could not write it would be told of the file that was read.
  await writeFile(join(folder, `${of}.schema.json`), text);
}
