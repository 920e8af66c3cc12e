// For tests: a prediction of the project's own claims.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { predictionsOf, type LoadedPrediction } from './load-prediction.ts';

export const shippedClaimsFolder = fileURLToPath(new URL('../../../scenarios/claims', import.meta.url));

export async function shippedPrediction(id: string): Promise<LoadedPrediction> {
  const [loaded] = await predictionsOf(join(shippedClaimsFolder, `${id}.yaml`));
  if (loaded === undefined) throw new Error(`${id} does not say how it is predicted`);
  return loaded;
}
