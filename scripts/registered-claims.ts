// The claims of a scenario as a run registers them before its first attempt: each with its hash and what is kept of its prediction.
import { claimHash } from '../reports/claims/claim-hash.ts';
import type { Manifest } from '../scenarios/schema/run.ts';
import type { LoadedScenario } from '../simulators/scenario/load-scenario.ts';
import { predictionFor, readShippedPredictions } from '../simulators/experiments/validation/kept-predictions.ts';

export async function registeredClaims({
  claims,
  claimFiles,
}: Pick<LoadedScenario, 'claims' | 'claimFiles'>): Promise<Pick<Manifest, 'claims' | 'predicting'>> {
  const shipped = await readShippedPredictions();
  const registered: Manifest['claims'] = [];
  for (const statement of claims) {
    const { id } = statement;
    const hash = claimHash(statement);
    const of = claimFiles.find(({ claim }) => claim.id === statement.file);
    const predicted = of === undefined ? {} : await predictionFor({ id, hash }, of, shipped);
    registered.push({ id, hash, statement, ...predicted });
  }
  return { claims: registered, ...(claims.length === 0 || shipped === undefined ? {} : { predicting: shipped.score }) };
}
