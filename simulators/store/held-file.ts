// A file of a run folder that the manifest holds by its hash: written in one step, so that it is whole or absent, and known again only where
// nobody has changed it since.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { parsedJson } from '../../scenarios/schema/parsed-json.ts';
import type { RunFolder } from './run-folder.ts';
import { writeInOneStep } from './write-in-one-step.ts';

interface Held {
  readonly run: string;
  readonly scenarioHash: string;
}

export interface HeldFile<T extends Held> {
  /** Within the folder of the run. */
  readonly name: string;
  readonly schema: z.ZodType<T>;
}

/** @param spaces that a level is set in by. 0: all on one line. @returns its hash, for the manifest. */
export function writeHeld<T extends Held>(
  folder: Pick<RunFolder, 'file'>,
  { name, schema }: HeldFile<T>,
  found: T,
  spaces: number,
): string {
  const text = `${JSON.stringify(schema.parse(found), null, spaces)}\n`;
  writeInOneStep(folder.file(name), text);
  return hashOf(text);
}

/** Of an earlier start; undefined where there is none, or none that is as this run wrote it: it is worked out again. */
export function keptHeld<T extends Held>(
  folder: Pick<RunFolder, 'file'>,
  { name, schema }: HeldFile<T>,
  { id, scenarioHash }: { readonly id: string; readonly scenarioHash: string },
  hash: string | undefined,
): T | undefined {
  const path = folder.file(name);
  if (hash === undefined || !existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  const { success, data } = schema.safeParse(parsedJson(text));
  return success && data.run === id && data.scenarioHash === scenarioHash && hashOf(text) === hash ? data : undefined;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
