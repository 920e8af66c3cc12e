// No set-up, definition or range of a shipped comparison may change after its first prediction without an entry of its own, with its reason.
import { fileURLToPath } from 'node:url';
import { readFirstPredictions, standingOf } from '../../simulators/experiments/validation/first-predictions.ts';
import { loadPredictions } from '../../simulators/experiments/validation/load-prediction.ts';
import { restsOnOf } from '../../simulators/experiments/validation/rests-on.ts';

const shipped = fileURLToPath(new URL('../../scenarios/claims', import.meta.url));

/** A sentence each. @param claims folder of claims with its register. */
export async function firstPredictionProblems(claims = shipped): Promise<string[]> {
  const entries = await readFirstPredictions(claims);
  const loaded = await loadPredictions(claims);
  const known = new Set(loaded.map(({ id }) => id));
  return [
    ...loaded.flatMap((of) => {
      const { first, changed } = standingOf({ id: of.id, rests: restsOnOf(of) }, entries);
      if (first === undefined)
        return [
          `${of.id}: found no first prediction, expected it in the register; run \`npx passkey-pilot validate --keep\``,
        ];
      return changed.length === 0
        ? []
        : [
            `${of.id}: found ${changed.join(' and ')} changed after the prediction that is registered last, expected the same or an entry with the reason; restore it, or run \`npx passkey-pilot validate --keep --revised "why"\``,
          ];
    }),
    ...[...new Set(entries.map(({ comparison }) => comparison))]
      .filter((id) => !known.has(id))
      .map((id) => `${id}: found in the register of first predictions, expected a claim that says how it is predicted`),
  ];
}
