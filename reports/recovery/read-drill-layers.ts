// drill.json of a run folder: what was computed beside the people of a recovery drill.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { drillLayers, drillLayersFile, type DrillLayers } from '../../scenarios/measures/drill-layers.ts';
import { parsedJson } from '../../scenarios/schema/parsed-json.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { DrillManifest } from '../../scenarios/schema/run.ts';
import { shellWord } from '../../scenarios/schema/shell-word.ts';

/**
 * Undefined: nothing was asked for, or it was not lived yet. @throws PilotError, bad input: drill-layers-not-valid, where it is not what the run
 * wrote, to the last character.
 */
export async function readDrillLayers(
  runFolder: string,
  { id, scenarioHash, layersHash }: Pick<DrillManifest, 'id' | 'scenarioHash' | 'layersHash'>,
): Promise<DrillLayers | undefined> {
  const file = join(runFolder, drillLayersFile);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
  const parsed = drillLayers.safeParse(parsedJson(text));
  const isAsWritten = createHash('sha256').update(text).digest('hex') === layersHash;
  const isOfRun = parsed.data?.run === id && parsed.data.scenarioHash === scenarioHash;
  if (parsed.success && isOfRun && isAsWritten) return parsed.data;
  const [first] = parsed.error?.issues ?? [];
  throw new PilotError(
    'drill-layers-not-valid',
    {
      found: parsed.success
        ? isOfRun
          ? 'figures whose hash is not the one that run.json holds'
          : `what was computed beside the run ${parsed.data.run}, or beside another scenario`
        : `${first?.path.join('.') || 'the file'}: ${first?.message ?? 'not readable'}`,
      expected: 'what this version writes of this run',
      where: file,
      remedy: `delete it, then: passkey-pilot run --resume ${shellWord(resolve(runFolder))}`,
    },
    { badInput: true, cause: parsed.error },
  );
}
