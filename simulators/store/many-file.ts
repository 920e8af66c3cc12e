// many.json of a run folder: written in one step when the many have been lived, so that it is whole or absent.
import { existsSync, readFileSync } from 'node:fs';
import { many, manyFile, type Many } from '../../scenarios/measures/many.ts';
import type { RunFolder } from './run-folder.ts';
import { writeInOneStep } from './write-in-one-step.ts';
import { parsedJson } from '../../scenarios/schema/parsed-json.ts';

export function writeMany(folder: Pick<RunFolder, 'file'>, found: Many): void {
  writeInOneStep(folder.file(manyFile), `${JSON.stringify(many.parse(found), null, 2)}\n`);
}

/** Of an earlier start; undefined where there is none, or none that this version reads as one of this run: they are lived again. */
export function keptMany(
  folder: Pick<RunFolder, 'file'>,
  of: { readonly run: string; readonly scenarioHash: string },
): Many | undefined {
  const path = folder.file(manyFile);
  if (!existsSync(path)) return undefined;
  const parsed = many.safeParse(parsedJson(readFileSync(path, 'utf8')));
  return parsed.success && parsed.data.run === of.run && parsed.data.scenarioHash === of.scenarioHash
    ? parsed.data
    : undefined;
}
