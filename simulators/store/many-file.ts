// many.json of a run folder: written in one step when the many have been lived, so that it is whole or absent. The manifest holds its hash.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { many, manyFile, type Many } from '../../scenarios/measures/many.ts';
import type { PilotManifest } from '../../scenarios/schema/run.ts';
import type { RunFolder } from './run-folder.ts';
import { writeInOneStep } from './write-in-one-step.ts';
import { parsedJson } from '../../scenarios/schema/parsed-json.ts';

/** @returns its hash, for the manifest. */
export function writeMany(folder: Pick<RunFolder, 'file'>, found: Many): string {
  const text = `${JSON.stringify(many.parse(found), null, 2)}\n`;
  writeInOneStep(folder.file(manyFile), text);
  return hashOf(text);
}

/** Of an earlier start; undefined where there is none, or none that is as this run wrote it: they are lived again. */
export function keptMany(
  folder: Pick<RunFolder, 'file'>,
  { id, scenarioHash, manyHash }: Pick<PilotManifest, 'id' | 'scenarioHash' | 'manyHash'>,
): Many | undefined {
  const path = folder.file(manyFile);
  if (manyHash === undefined || !existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  const parsed = many.safeParse(parsedJson(text));
  return parsed.success &&
    parsed.data.run === id &&
    parsed.data.scenarioHash === scenarioHash &&
    hashOf(text) === manyHash
    ? parsed.data
    : undefined;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
