// The one trial of an arm that its load metrics speak of, and that is looked into by persona and step.
import type { Trial } from '../../scenarios/schema/load-trial.ts';
import { peakRate } from './busy-cores.ts';

/** The profile, or users' lives (one that was lived to its end, if there is one); without either, the highest rate of the capacity search that held. Undefined: nothing held. */
export function subjectTrial<T extends Pick<Trial, 'arm' | 'purpose' | 'plan' | 'verdict' | 'cutShort'>>(
  trials: readonly T[],
  arm: string,
): T | undefined {
  const ofArm = trials.filter((trial) => trial.arm === arm);
  const profiles = ofArm.filter(({ purpose }) => purpose === 'profile' || purpose === 'lives');
  return (
    profiles.find(({ cutShort }) => cutShort === undefined) ??
    profiles[0] ??
    ofArm.filter(({ verdict }) => verdict?.held === true).toSorted((a, b) => (peakRate(b) ?? 0) - (peakRate(a) ?? 0))[0]
  );
}
