// The verdict word for a vendor's figure, by statistics.md 2.7: whether our interval replicates it, excludes it, or is too wide to say.
// "The claim lies inside the interval" alone would reward small samples; hence the width condition.
import type { verdictWords } from '../../results/claim-result.ts';
import { type ClaimedRange, mayBeClaimed, reachesClaim } from './claimed-range.ts';
import { leastUsers } from '../inference.ts';

export type VerdictWord = (typeof verdictWords)[number];

interface Limits {
  readonly lower: number;
  /** Absent: unbounded above. */
  readonly upper?: number;
}

export interface ClaimVerdictInput {
  /** A ratio is judged against no effect = 1, a difference against 0; a proportion has no such point and is judged on its failures. */
  readonly kind: 'ratio' | 'difference' | 'proportion';
  /** With what it may have been before it was rounded: the verdict goes by this range, not by the point. */
  readonly claim: ClaimedRange;
  readonly interval95?: Limits;
  readonly interval90?: Limits;
  /** Do the estimand fields of the claim match ours? */
  readonly comparable: boolean;
  /** The target was made faulty on purpose: nothing found there speaks for or against anybody. */
  readonly planted?: boolean;
  readonly usersPerArm: number;
  /** A time in an arm in which nobody signed in by its own method: it is of other ways alone. */
  readonly nobodyByMethod?: boolean;
  /** Users with a failure (or with a success, if fewer) in the poorer arm; absent for times. */
  readonly informativeUsers?: number;
}

export type VerdictReason =
  | { readonly code: 'faults-planted' }
  | { readonly code: 'estimands-differ' }
  | { readonly code: 'users-below-floor'; readonly found: number; readonly needed: number }
  | { readonly code: 'informative-users-below-floor'; readonly found: number; readonly needed: number }
  | { readonly code: 'nobody-by-method' }
  | { readonly code: 'no-interval' }
  | {
      readonly code: 'interval-90-inside-equivalence';
      readonly lower: number;
      readonly upper: number;
      readonly bandLower: number;
      readonly bandUpper: number;
    }
  | { readonly code: 'lower-limit-reaches-claim'; readonly lower: number; readonly claim: ClaimedRange }
  | {
      readonly code: 'claim-inside-interval';
      readonly lower: number;
      readonly upper?: number;
      readonly claim: ClaimedRange;
      readonly narrow: boolean;
    }
  | { readonly code: 'claim-above-interval'; readonly upper: number; readonly claim: ClaimedRange }
  | { readonly code: 'no-effect-inside-interval'; readonly lower: number; readonly upper: number }
  | { readonly code: 'opposite-direction'; readonly upper: number };

export interface ClaimVerdict {
  readonly word: VerdictWord;
  readonly reasons: readonly VerdictReason[];
}

/** Equivalence band: the claim times or divided by this. */
const equivalenceFactor = 1.25;
/** Widest interval (upper over lower) that may be called compatible. */
const widestCompatible = 2;
/** Below this many users with a failure an interval covers too poorly to carry a verdict (npm run test:coverage). */
export const leastInformativeUsers = 6;

/** A claim below "no effect" (a ratio of 0.07) must be turned round by the caller, so that larger is more. */
export function claimVerdict(input: ClaimVerdictInput): ClaimVerdict {
  const { kind, claim, interval95, interval90, comparable, usersPerArm, informativeUsers } = input;
  if (input.planted === true) return { word: 'not judged', reasons: [{ code: 'faults-planted' }] };
  if (!comparable) return { word: 'not comparable', reasons: [{ code: 'estimands-differ' }] };
  const floors: VerdictReason[] = [];
  if (usersPerArm < leastUsers) floors.push({ code: 'users-below-floor', found: usersPerArm, needed: leastUsers });
  if (informativeUsers !== undefined && informativeUsers < leastInformativeUsers) {
    floors.push({ code: 'informative-users-below-floor', found: informativeUsers, needed: leastInformativeUsers });
  }
  if (input.nobodyByMethod === true) floors.push({ code: 'nobody-by-method' });
  if (interval95 === undefined) floors.push({ code: 'no-interval' });
  if (floors.length > 0 || interval95 === undefined) return { word: 'too few', reasons: floors };

  const { lower, upper = Infinity } = interval95;
  const band = equivalenceBand(kind, claim);
  const upper90 = interval90?.upper;
  if (interval90 !== undefined && upper90 !== undefined && interval90.lower > band.lower && upper90 < band.upper) {
    return {
      word: 'replicated',
      reasons: [
        {
          code: 'interval-90-inside-equivalence',
          lower: interval90.lower,
          upper: upper90,
          bandLower: band.lower,
          bandUpper: band.upper,
        },
      ],
    };
  }
  if (reachesClaim(lower, claim))
    return { word: 'at least as claimed', reasons: [{ code: 'lower-limit-reaches-claim', lower, claim }] };
  if (mayBeClaimed({ lower, upper }, claim)) {
    const narrow = width(kind, lower, upper) <= widestCompatible;
    return {
      word: narrow ? 'compatible' : 'inconclusive',
      reasons: [{ code: 'claim-inside-interval', ...interval95, claim, narrow }],
    };
  }
  const below: VerdictReason = { code: 'claim-above-interval', upper, claim };
  if (kind === 'proportion') return { word: 'contradicted', reasons: [below] };
  const noEffect = kind === 'ratio' ? 1 : 0;
  if (lower > noEffect) return { word: 'same direction, smaller', reasons: [below] };
  if (upper < noEffect) return { word: 'contradicted', reasons: [below, { code: 'opposite-direction', upper }] };
  // The claimed size is excluded; only whether there is anything of it stays open.
  return { word: 'smaller, if any', reasons: [below, { code: 'no-effect-inside-interval', lower, upper }] };
}

/** What counts as equal to a claim: within a factor of what it may have been; of a proportion, its failures. */
export function equivalenceBand(
  kind: ClaimVerdictInput['kind'],
  { least, most }: Pick<ClaimedRange, 'least' | 'most'>,
): { readonly lower: number; readonly upper: number } {
  if (kind !== 'proportion') return { lower: least / equivalenceFactor, upper: most * equivalenceFactor };
  return { lower: 1 - (1 - least) * equivalenceFactor, upper: 1 - (1 - most) / equivalenceFactor };
}

function width(kind: ClaimVerdictInput['kind'], lower: number, upper: number): number {
  if (kind === 'proportion') return upper >= 1 ? Infinity : (1 - lower) / (1 - upper);
  return lower > 0 ? upper / lower : Infinity;
}
