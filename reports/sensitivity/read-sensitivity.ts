// The sensitivity analysis that `passkey-pilot sensitivity runs/<id>` left in the folder of a pilot; it becomes part of the run's results.
import type { PilotManifest } from '../../scenarios/schema/run.ts';
import { withIsolatedTitle } from '../words/isolated-title.ts';
import { sensitivityResults, type SensitivityOfRun } from '../results/sensitivity-results.ts';
import { readAnalysis } from './read-analysis.ts';

/** @throws PilotError as readAnalysis. */
export async function readSensitivity(
  runFolder: string,
  { scenarioHash, rule }: Pick<PilotManifest, 'scenarioHash' | 'rule'>,
): Promise<SensitivityOfRun | undefined> {
  const found = await readAnalysis(runFolder, sensitivityResults.omit({ $schema: true }), {
    scenarioHash,
    ruleHash: rule.hash,
  });
  if (found === undefined) return undefined;
  const { rule: _, arms, personas, ...sensitivity } = found;
  return {
    ...sensitivity,
    arms: arms.map((each) => withIsolatedTitle(each)),
    personas: personas.map((each) => withIsolatedTitle(each)),
  };
}
