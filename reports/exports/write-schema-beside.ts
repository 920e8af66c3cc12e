// The JSON Schema that a file of ours names (`$schema: "./results.schema.json"`), into the folder of that file.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** As `npm run index` wrote them. */
const published = {
  results: new URL('../results/results.schema.json', import.meta.url),
  sensitivity: new URL('../results/sensitivity.schema.json', import.meta.url),
  'rollout-sensitivity': new URL('../results/rollout-sensitivity.schema.json', import.meta.url),
  comparison: new URL('../comparison/comparison.schema.json', import.meta.url),
  validation: new URL('../validation/validation.schema.json', import.meta.url),
  policy: new URL('../../scenarios/schema/policy-answer.schema.json', import.meta.url),
} as const;

export async function writeSchemaBeside(folder: string, of: keyof typeof published): Promise<void> {
  const text = await readFile(published[of]);
  // Not copied: whoever could not write it would be told of the file that was read.
  await writeFile(join(folder, `${of}.schema.json`), text);
}
