// The analysis that `passkey-pilot sensitivity runs/<id>` left in the folder of a rollout; it becomes part of the run's results.
import type { RolloutManifest } from '../../../scenarios/schema/run.ts';
import { rolloutSensitivityResults, type RolloutSensitivityOfRun } from '../../results/rollout-sensitivity-results.ts';
import { readAnalysis } from '../../sensitivity/read-analysis.ts';
import { withIsolatedTitle } from '../../words/isolated-title.ts';

/** @throws PilotError as readAnalysis. */
export async function readDoubt(
  runFolder: string,
  { scenarioHash, rolloutRule }: Pick<RolloutManifest, 'scenarioHash' | 'rolloutRule'>,
): Promise<RolloutSensitivityOfRun | undefined> {
  const found = await readAnalysis(runFolder, rolloutSensitivityResults.omit({ $schema: true }), {
    scenarioHash,
    ruleHash: rolloutRule?.hash,
  });
  if (found === undefined) return undefined;
  const { rule: _, tornado: __, personas, ...sensitivity } = found;
  return { ...sensitivity, personas: personas.map((each) => withIsolatedTitle(each)) };
}
