// drill.json of a run folder, when all beside the people of the run has been lived.
import { drillLayers, drillLayersFile, type DrillLayers } from '../../scenarios/measures/drill-layers.ts';
import type { DrillManifest } from '../../scenarios/schema/run.ts';
import { keptHeld, writeHeld, type HeldFile } from './held-file.ts';
import type { RunFolder } from './run-folder.ts';

const file: HeldFile<DrillLayers> = { name: drillLayersFile, schema: drillLayers };

/** @returns its hash, for the manifest. */
export function writeDrillLayers(folder: Pick<RunFolder, 'file'>, found: DrillLayers): string {
  return writeHeld(folder, file, found, 0);
}

/** Whether an earlier start has written it, and nobody has changed it since. */
export function hasDrillLayers(
  folder: Pick<RunFolder, 'file'>,
  manifest: Pick<DrillManifest, 'id' | 'scenarioHash' | 'layersHash'>,
): boolean {
  return keptHeld(folder, file, manifest, manifest.layersHash) !== undefined;
}
