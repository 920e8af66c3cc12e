// drill.json of a run folder: written in one step when all of it has been lived, so that it is whole or absent. The manifest holds its hash.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { drillLayers, drillLayersFile, type DrillLayers } from '../../scenarios/measures/drill-layers.ts';
import { parsedJson } from '../../scenarios/schema/parsed-json.ts';
import type { DrillManifest } from '../../scenarios/schema/run.ts';
import type { RunFolder } from './run-folder.ts';
import { writeInOneStep } from './write-in-one-step.ts';

/** @returns its hash, for the manifest. */
export function writeDrillLayers(folder: Pick<RunFolder, 'file'>, found: DrillLayers): string {
  const text = `${JSON.stringify(drillLayers.parse(found))}\n`;
  writeInOneStep(folder.file(drillLayersFile), text);
  return hashOf(text);
}

/** Whether an earlier start has written it, and nobody has changed it since. */
export function hasDrillLayers(
  folder: Pick<RunFolder, 'file'>,
  { id, scenarioHash, layersHash }: Pick<DrillManifest, 'id' | 'scenarioHash' | 'layersHash'>,
): boolean {
  const path = folder.file(drillLayersFile);
  if (layersHash === undefined || !existsSync(path)) return false;
  const text = readFileSync(path, 'utf8');
  const parsed = drillLayers.safeParse(parsedJson(text));
  return (
    parsed.success && parsed.data.run === id && parsed.data.scenarioHash === scenarioHash && hashOf(text) === layersHash
  );
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
