// many.json of a run folder, when the many have been lived.
import { many, manyFile, type Many } from '../../scenarios/measures/many.ts';
import type { PilotManifest } from '../../scenarios/schema/run.ts';
import { keptHeld, writeHeld, type HeldFile } from './held-file.ts';
import type { RunFolder } from './run-folder.ts';

const file: HeldFile<Many> = { name: manyFile, schema: many };

/** @returns its hash, for the manifest. */
export function writeMany(folder: Pick<RunFolder, 'file'>, found: Many): string {
  return writeHeld(folder, file, found, 2);
}

/** Undefined where there are none, or none that are as this run wrote them: they are lived again. */
export function keptMany(
  folder: Pick<RunFolder, 'file'>,
  manifest: Pick<PilotManifest, 'id' | 'scenarioHash' | 'manyHash'>,
): Many | undefined {
  return keptHeld(folder, file, manifest, manifest.manyHash);
}
