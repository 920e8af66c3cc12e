// phishing.json of a run folder, when all beside the people of the run has been lived.
import { phishingLayers, phishingLayersFile, type PhishingLayers } from '../../scenarios/measures/phishing-layers.ts';
import type { PhishingManifest } from '../../scenarios/schema/run.ts';
import { keptHeld, writeHeld, type HeldFile } from './held-file.ts';
import type { RunFolder } from './run-folder.ts';

const file: HeldFile<PhishingLayers> = { name: phishingLayersFile, schema: phishingLayers };

/** @returns its hash, for the manifest. */
export function writePhishingLayers(folder: Pick<RunFolder, 'file'>, found: PhishingLayers): string {
  return writeHeld(folder, file, found, 0);
}

/** Whether an earlier start has written it, and nobody has changed it since. */
export function hasPhishingLayers(
  folder: Pick<RunFolder, 'file'>,
  manifest: Pick<PhishingManifest, 'id' | 'scenarioHash' | 'layersHash'>,
): boolean {
  return keptHeld(folder, file, manifest, manifest.layersHash) !== undefined;
}
