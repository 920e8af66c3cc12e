// The reasons of a verdict as words for the report.
import { formatCount, formatNumber, formatShare } from '../format-number.ts';
import type { VerdictReason } from '../statistics/claim-verdict.ts';
import type { Claim } from './claim.ts';

export function verdictSentence(reason: VerdictReason, claim: Claim): string {
  const told = claim.claimed.kind === 'proportion' ? formatShare : formatNumber;
  const interval = (lower: number, upper: number | undefined) => `${told(lower)} to ${upper === undefined ? 'no upper limit' : told(upper)}`;
  switch (reason.code) {
    case 'estimands-differ':
      return `It measures something else: ${differences(claim)}. The figure found is shown for orientation only and neither supports nor refutes it.`;
    case 'users-below-floor':
      return `${formatCount(reason.found, 'user')} in an arm cannot carry a verdict; ${reason.needed} are needed.`;
    case 'informative-users-below-floor':
      return `Only ${formatCount(reason.found, 'user')} had a failure (or a success, whichever are fewer) in the poorer arm; ${reason.needed} are needed before an interval can be trusted.`;
    case 'no-interval':
      return 'The run gives no interval for it.';
    case 'interval-90-inside-equivalence':
      return `The 90 % interval (${interval(reason.lower, reason.upper)}) lies within the band that counts as equal to the claim (${interval(reason.bandLower, reason.bandUpper)}).`;
    case 'lower-limit-reaches-claim':
      return `Even the lower limit (${told(reason.lower)}) reaches the ${told(reason.claim)} claimed.`;
    case 'claim-inside-interval':
      return reason.narrow
        ? `The ${told(reason.claim)} claimed lies inside the interval (${interval(reason.lower, reason.upper)}), which is narrow enough to mean something.`
        : `The ${told(reason.claim)} claimed lies inside the interval (${interval(reason.lower, reason.upper)}), but the interval is too wide to say more.`;
    case 'claim-above-interval':
      return `The ${told(reason.claim)} claimed lies above the interval, whose upper limit is ${told(reason.upper)}.`;
    case 'no-effect-inside-interval':
      return `No effect at all lies inside the interval (${interval(reason.lower, reason.upper)}).`;
    case 'opposite-direction':
      return `The effect goes the other way (upper limit ${told(reason.upper)}).`;
  }
}

function differences(claim: Claim): string {
  return claim.estimand
    .filter((field) => field.matches === 'no')
    .map(({ field, theirs, ours }) => `${field} (theirs: ${theirs}; ours: ${ours})`)
    .join(', ');
}
