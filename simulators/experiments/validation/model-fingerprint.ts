// A fingerprint of the model as a whole: what a few people of every set-up live, under one draw of the parameters. Whatever changes the
// model's behaviour, in flows, rules, human model or draws, changes it; a change of words or of speed does not.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../scenarios/schema/canonical-json.ts';
import type { MachineProfile } from '../../../scenarios/schema/machine-profile.ts';
import { sampledMachineTime } from '../../drivers/virtual/machine-time.ts';
import { livePrediction } from './live-prediction.ts';
import type { LoadedPrediction } from './load-prediction.ts';

const usersLived = 12;

/** @param predictions of the project's own claims, in any order. */
export async function modelFingerprint(
  predictions: readonly LoadedPrediction[],
  profile: MachineProfile,
): Promise<string> {
  const bySetUp = new Map(predictions.map((of) => [of.prediction.setUp, of]));
  const hash = createHash('sha256');
  for (const [, of] of [...bySetUp].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const machineTime = sampledMachineTime(profile, of.setUp.scenario.seed);
    // The ranges of one claim are not the model's.
    const order = { of: { ...of, ranges: [] }, machineTime, draws: 1, usersPerDraw: usersLived };
    for await (const { attempts } of livePrediction(order))
      for (const { user, arm, purpose, outcome, method, steps } of attempts)
        hash.update(
          canonicalJson({
            user,
            arm,
            purpose,
            outcome,
            method,
            steps: steps.map(({ flow, step, action, result, measuredMs, modelledMs }) => ({
              flow,
              step,
              action,
              result,
              ms: Math.round(measuredMs + modelledMs),
            })),
          }),
        );
  }
  return hash.digest('hex');
}
