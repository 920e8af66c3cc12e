// The reasons of a verdict as words for the report: a short sentence each.
import { asStated, boundsInWords, countOf, quantity } from '../words/quantity.ts';
import type { ClaimedRange } from '../statistics/claims/claimed-range.ts';
import type { VerdictReason } from '../statistics/claims/claim-verdict.ts';
import type { Claim } from './claim.ts';
import type { EstimandField } from './estimand-fields.ts';

type Judged = Pick<Claim, 'claimed'> & { readonly estimand: readonly EstimandField[] };

export function verdictSentence(reason: VerdictReason, claim: Judged): string {
  const { kind } = claim.claimed;
  const theirs = ({ value, least, most }: ClaimedRange) =>
    `${asStated(value, kind)} claimed (${boundsInWords({ lower: least, upper: most }, kind)} before rounding)`;
  const ours = (value: number) => quantity(value, kind);
  const interval = (lower: number, upper: number | undefined) =>
    upper === undefined ? `${ours(lower)} or more` : `${ours(lower)} to ${ours(upper)}`;
  switch (reason.code) {
    case 'faults-planted':
      return 'Faults are planted in this run, so what was found is about the faulty target and speaks neither for nor against the claim.';
    case 'estimands-differ':
      return `${differences(claim)}, so the figure found neither supports nor refutes it.`;
    case 'users-below-floor':
      return `${countOf(reason.found, 'user')} in an arm cannot carry a verdict, ${reason.needed} are needed.`;
    case 'informative-users-below-floor':
      return `Only ${countOf(reason.found, 'user')} ever had the rarer outcome, success or failure; a verdict needs ${reason.needed}.`;
    case 'nobody-by-method':
      return 'Nobody in the arm with passkeys signed in by a passkey, so the times found are of other ways alone.';
    case 'no-interval':
      return 'The run gives no interval for it.';
    case 'interval-90-inside-equivalence':
      return `Our 90 % interval, ${interval(reason.lower, reason.upper)}, lies inside the band that counts as equal, ${interval(reason.bandLower, reason.bandUpper)}.`;
    case 'lower-limit-reaches-claim':
      return `Even the lower end of our interval, ${ours(reason.lower)}, reaches the ${theirs(reason.claim)}.`;
    case 'claim-inside-interval':
      return `The ${theirs(reason.claim)} ${kind === 'ratio' ? 'lie' : 'lies'} inside our interval${reason.narrow ? ', which is narrow enough to mean something' : ', but that is too wide to say more'}.`;
    case 'claim-above-interval':
      return `The ${theirs(reason.claim)} ${kind === 'ratio' ? 'lie' : 'lies'} above our whole interval, which ends at ${ours(reason.upper)}.`;
    case 'no-effect-inside-interval':
      return 'No effect at all lies inside it.';
    case 'opposite-direction':
      return 'The effect found goes the other way.';
  }
}

/** "Its population and comparator differ from ours (Google accounts of consumers; password alone)". */
function differences({ estimand }: Judged): string {
  const differing = estimand.filter(({ matches }) => matches === 'no');
  const names = differing.map(({ field }) => field).join(' and ');
  return `Its ${names} ${differing.length === 1 ? 'differs' : 'differ'} from ours (${differing.map(({ theirs }) => theirs).join('; ')})`;
}
