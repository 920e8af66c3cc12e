// many.json that a settled pilot has in its folder: the same people among many. It becomes part of the run's results.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { addsUp, many, manyFile, type Many } from '../../scenarios/measures/many.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { PilotManifest } from '../../scenarios/schema/run.ts';
import { shellWord } from '../../scenarios/schema/shell-word.ts';
import { parsedJson } from '../../scenarios/schema/parsed-json.ts';

export type ManyOfRun = Omit<Many, 'format' | 'run' | 'scenarioHash'>;

/**
 * Undefined: they were not asked for, or not lived yet. @throws PilotError, bad input: many-not-valid, where it is not what the run wrote, to
 * the last character.
 */
export async function readMany(
  runFolder: string,
  { id, scenarioHash, manyHash }: Pick<PilotManifest, 'id' | 'scenarioHash' | 'manyHash'>,
): Promise<ManyOfRun | undefined> {
  const file = join(runFolder, manyFile);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
  const parsed = many.safeParse(parsedJson(text));
  const isOfRun = parsed.data?.run === id && parsed.data.scenarioHash === scenarioHash;
  const isAsWritten = createHash('sha256').update(text).digest('hex') === manyHash;
  if (!parsed.success || !isOfRun || !addsUp(parsed.data) || !isAsWritten) {
    const [first] = parsed.error?.issues ?? [];
    throw new PilotError(
      'many-not-valid',
      {
        found: parsed.success
          ? isOfRun
            ? addsUp(parsed.data)
              ? 'figures whose hash is not the one that run.json holds'
              : 'attempts alike and differing that do not add up to what it says of them'
            : `the many of the run ${parsed.data.run}, or of another scenario`
          : `${first?.path.join('.') || 'the file'}: ${first?.message ?? 'not readable'}`,
        expected: 'what this version writes of this run',
        where: file,
        remedy: `delete it, then: passkey-pilot run --resume ${shellWord(resolve(runFolder))}`,
      },
      { badInput: true, cause: parsed.error },
    );
  }
  const { format: _, run: __, scenarioHash: ___, ...told } = parsed.data;
  return told;
}
