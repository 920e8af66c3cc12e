// many.json that a settled pilot has in its folder: the same people among many. It becomes part of the run's results.
import { addsUp, many, manyFile, type Many } from '../../scenarios/measures/many.ts';
import type { PilotManifest } from '../../scenarios/schema/run.ts';
import { readHeld } from './read-held.ts';

type ManyOfRun = Omit<Many, 'format' | 'run' | 'scenarioHash'>;

/** Undefined: they were not asked for, or not lived yet. @throws PilotError, bad input: many-not-valid. */
export async function readMany(
  runFolder: string,
  manifest: Pick<PilotManifest, 'id' | 'scenarioHash' | 'manyHash'>,
): Promise<ManyOfRun | undefined> {
  const found = await readHeld(
    runFolder,
    {
      name: manyFile,
      schema: many,
      code: 'many-not-valid',
      ofRun: (run) => `the many of the run ${run}`,
      contradiction: (read) =>
        addsUp(read) ? undefined : 'attempts alike and differing that do not add up to what it says of them',
    },
    manifest,
    manifest.manyHash,
  );
  if (found === undefined) return undefined;
  const { format: _, run: __, scenarioHash: ___, ...told } = found;
  return told;
}
