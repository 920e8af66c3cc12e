// phishing.json of a run folder: what was computed beside the people of a phishing drill.
import { phishingLayers, phishingLayersFile, type PhishingLayers } from '../../scenarios/measures/phishing-layers.ts';
import type { PhishingManifest } from '../../scenarios/schema/run.ts';
import { readHeld } from '../folder/read-held.ts';

/** Undefined: it was not lived yet. @throws PilotError, bad input: phishing-layers-not-valid. */
export function readPhishingLayers(
  runFolder: string,
  manifest: Pick<PhishingManifest, 'id' | 'scenarioHash' | 'layersHash'>,
): Promise<PhishingLayers | undefined> {
  return readHeld(
    runFolder,
    {
      name: phishingLayersFile,
      schema: phishingLayers,
      code: 'phishing-layers-not-valid',
      ofRun: (run) => `what was computed beside the run ${run}`,
    },
    manifest,
    manifest.layersHash,
  );
}
