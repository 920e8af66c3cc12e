// The results of a phishing drill, from what was counted.
import type { PhishingResults } from '../results/phishing-results.ts';
import { attackResults } from './attack-results.ts';
import { judgeResistance } from './judge-resistance.ts';
import type { LivedPhishing } from './lived-phishing.ts';
import { ownSignIns } from './own-sign-ins.ts';
import { remainingDoors } from './remaining-doors.ts';

export function judgePhishing(lived: LivedPhishing): PhishingResults {
  const { many } = lived;
  return {
    attacks: attackResults(lived),
    signIns: ownSignIns(lived),
    doors: remainingDoors(lived),
    verdicts: judgeResistance(lived),
    ...(many === undefined ? {} : { many: { users: many.users, seconds: many.seconds, alike: many.alike } }),
  };
}
