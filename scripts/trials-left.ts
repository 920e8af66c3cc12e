// How much of a load run is still to come, by its forecast: a capacity search takes half an hour, and how many trials it needs shows only
// as it goes.
import type { Trial } from '../scenarios/schema/load-trial.ts';
import type { LoadForecast } from '../simulators/drivers/load/course/load-forecast.ts';
import type { TrialProgress } from '../simulators/drivers/load/course/trial-conductor.ts';

/** @returns ms; undefined when the run takes longer than was forecast. */
export type TrialsLeft = (
  progress: Pick<TrialProgress, 'trial' | 'arm' | 'purpose' | 'elapsedMs' | 'durationMs'>,
) => number | undefined;

/** @param lived before this start of the program, of a run that is resumed. */
export function createTrialsLeft(
  { parts }: Pick<LoadForecast, 'parts'>,
  arms: readonly string[],
  lived: readonly Pick<Trial, 'id' | 'arm' | 'purpose' | 'setAside'>[],
): TrialsLeft {
  const trials = parts.filter(({ what }) => what === 'profile' || what === 'search');
  const ofArm = trials.reduce((sum, { count }) => sum + count, 0) / arms.length;
  const ofArmMs = trials.reduce((sum, { durationMs }) => sum + durationMs, 0) / arms.length;
  // The generator's own limit is no trial of the forecast, nor is one that was lived again.
  const counted = lived.filter(({ purpose, setAside }) => purpose !== 'generator' && setAside === undefined);
  const begun = new Map(
    arms.map((arm) => [arm, new Set(counted.filter((trial) => trial.arm === arm).map(({ id }) => id))]),
  );
  return ({ trial, arm, purpose, elapsedMs, durationMs }) => {
    const ofThisArm = begun.get(arm);
    if (ofThisArm === undefined) return undefined;
    if (purpose !== 'generator') ofThisArm.add(trial);
    // An arm whose search needed fewer than forecast has none left when the next one begins.
    const later = arms.length - 1 - arms.indexOf(arm);
    const toBegin = ofArm - ofThisArm.size;
    if (toBegin < 0 && later === 0) return undefined;
    // How long the generator's takes is not planned: it ends when its sign-ins do.
    const ofThisTrialMs = purpose === 'generator' ? 0 : Math.max(0, durationMs - elapsedMs);
    return ofThisTrialMs + (Math.max(0, toBegin) / ofArm) * ofArmMs + later * ofArmMs;
  };
}
