// What a run that has ended has yet to live: the many, and its inputs (settle in the scenario).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sensitivityFolder } from '../reports/sensitivity/read-analysis.ts';
import type { Manifest } from '../scenarios/schema/run.ts';
import { hasDrillLayers } from '../simulators/store/drill-layers-file.ts';
import { hasPhishingLayers } from '../simulators/store/phishing-layers-file.ts';
import { keptMany } from '../simulators/store/many-file.ts';
import type { RunFolder } from '../simulators/store/run-folder.ts';

/** Whether a run whose own people have lived is to be gone on with. */
export function isUnsettled(manifest: Manifest, folder: RunFolder): boolean {
  if (manifest.kind === 'recovery-drill') return manifest.state === 'completed' && !hasDrillLayers(folder, manifest);
  if (manifest.kind === 'phishing-drill') return manifest.state === 'completed' && !hasPhishingLayers(folder, manifest);
  if (manifest.kind !== 'pilot' || manifest.state !== 'completed' || manifest.scenario.settle === false) return false;
  const many = keptMany(folder, manifest);
  return many === undefined || (many.counts && !existsSync(join(folder.path, sensitivityFolder, 'sensitivity.json')));
}
