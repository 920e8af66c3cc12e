// drill.json of a run folder: what was computed beside the people of a recovery drill.
import { drillLayers, drillLayersFile, type DrillLayers } from '../../scenarios/measures/drill-layers.ts';
import type { DrillManifest } from '../../scenarios/schema/run.ts';
import { readHeld } from '../folder/read-held.ts';

/** Undefined: nothing was asked for, or it was not lived yet. @throws PilotError, bad input: drill-layers-not-valid. */
export function readDrillLayers(
  runFolder: string,
  manifest: Pick<DrillManifest, 'id' | 'scenarioHash' | 'layersHash'>,
): Promise<DrillLayers | undefined> {
  return readHeld(
    runFolder,
    {
      name: drillLayersFile,
      schema: drillLayers,
      code: 'drill-layers-not-valid',
      ofRun: (run) => `what was computed beside the run ${run}`,
    },
    manifest,
    manifest.layersHash,
  );
}
