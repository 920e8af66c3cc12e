// The sensitivity analysis that `passkey-pilot sensitivity runs/<id>` left in the folder of a run; it becomes part of the run's results.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { PilotManifest } from '../../scenarios/schema/run.ts';
import { shellWord } from '../../scenarios/schema/shell-word.ts';
import { parsedJson } from '../../scenarios/schema/parsed-json.ts';
import { withIsolatedTitle } from '../words/isolated-title.ts';
import { sensitivityResults, type SensitivityOfRun } from '../results/sensitivity-results.ts';

/** Where it lies, within the folder of the run. */
export const sensitivityFolder = 'sensitivity';

/** @throws PilotError, bad input: sensitivity-not-valid, sensitivity-of-another-run. */
export async function readSensitivity(
  runFolder: string,
  { scenarioHash, rule }: Pick<PilotManifest, 'scenarioHash' | 'rule'>,
): Promise<SensitivityOfRun | undefined> {
  const file = join(runFolder, sensitivityFolder, 'sensitivity.json');
  const remedy = `make it again with passkey-pilot sensitivity ${shellWord(resolve(runFolder))}, or delete ${join(runFolder, sensitivityFolder)}`;
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
  const parsed = sensitivityResults.omit({ $schema: true }).safeParse(parsedJson(text));
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw new PilotError(
      'sensitivity-not-valid',
      {
        found: `${first?.path.join('.') || 'the file'}: ${first?.message ?? 'not readable'}`,
        expected: 'the analysis that this version writes',
        where: file,
        remedy,
      },
      { badInput: true, cause: parsed.error },
    );
  }
  if (parsed.data.scenario.hash !== scenarioHash) {
    throw new PilotError(
      'sensitivity-of-another-run',
      { found: 'an analysis of another scenario', expected: 'one of the scenario of this run', where: file, remedy },
      { badInput: true },
    );
  }
  const { rule: ofAnalysis, arms, personas, ...sensitivity } = parsed.data;
  if (ofAnalysis.hash !== rule.hash) {
    throw new PilotError(
      'sensitivity-of-another-run',
      { found: 'decisions by another rule', expected: 'those by the rule of this run', where: file, remedy },
      { badInput: true },
    );
  }
  return {
    ...sensitivity,
    arms: arms.map((each) => withIsolatedTitle(each)),
    personas: personas.map((each) => withIsolatedTitle(each)),
  };
}
