// The results of a phishing drill, from what was counted.
import type { PhishingResults } from '../results/phishing-results.ts';
import { attackResults } from './attack-results.ts';
import { judgeResistance } from './judge-resistance.ts';
import type { LivedPhishing } from './lived-phishing.ts';
import { ownSignIns } from './own-sign-ins.ts';
import { remainingDoors } from './remaining-doors.ts';

/** @param planted faults in the target: it is not the one that a claim is about. */
export function judgePhishing(lived: LivedPhishing, { planted }: { readonly planted: boolean }): PhishingResults {
  const { many, sights } = lived;
  return {
    attacks: attackResults(lived),
    signIns: ownSignIns(lived),
    doors: remainingDoors(lived),
    verdicts: planted ? [] : judgeResistance(lived),
    sights,
    ...(many === undefined ? {} : { many: { users: many.users, seconds: many.seconds, alike: many.alike } }),
  };
}
