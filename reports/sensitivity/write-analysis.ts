// The folder of an analysis, of whatever experiment.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sentencesJson } from '../exports/plain-signs.ts';
import { writeSchemaBeside } from '../exports/write-schema-beside.ts';

export interface WrittenAnalysis<R> {
  readonly results: R;
  /** For the terminal. */
  readonly summary: string;
  /** Path of the HTML file. */
  readonly file: string;
}

export interface AnalysisFiles<R> {
  /** Whose shape has been checked. */
  readonly results: R;
  readonly schema: Parameters<typeof writeSchemaBeside>[1];
  /** File name -> contents. */
  readonly tables: Readonly<Record<string, string>>;
  /** HTML. */
  readonly page: string;
  readonly summary: readonly string[];
}

export async function writeAnalysis<R extends object>(
  folder: string,
  { results, schema, tables, page, summary }: AnalysisFiles<R>,
): Promise<WrittenAnalysis<R>> {
  await writeFile(join(folder, 'sensitivity.json'), `${sentencesJson(results, 2)}\n`);
  await writeSchemaBeside(folder, schema);
  for (const [name, text] of Object.entries(tables)) await writeFile(join(folder, name), text);
  const file = join(folder, 'sensitivity.html');
  await writeFile(file, page);
  return { results, summary: summary.join('\n'), file };
}
