// How the quantities of a claim are written, theirs and ours, in the same terms: first the two figures, then their ratio.
import { asStated, intervalInWords, quantity } from '../words/quantity.ts';
import type { ClaimHere, ClaimResult } from '../results/claim-result.ts';

export interface ClaimWords {
  /** "95 % against 30 %", "3 s against 69 s"; of a claim with one figure, that figure. */
  readonly figures: string;
  /** "14 times"; absent where the figure is all there is. */
  readonly ratio?: string;
  /** "95 % CI 2.00 to 3.05": of the ratio, or of the only figure. */
  readonly interval?: string;
}

type Comparison = Pick<NonNullable<ClaimHere['found']>, 'value' | 'interval' | 'passkey' | 'other'>;

/** The claim as they state it; a ratio they leave to the reader is worked out. */
export function claimedInWords({ kind, value, passkey, other, unit }: ClaimResult['claimed']): ClaimWords {
  const own = asStated(value, unitOf(kind, unit));
  return kind === 'ratio' && passkey !== undefined && other !== undefined
    ? { figures: `${asStated(passkey, unit)} against ${asStated(other, unit)}`, ratio: own }
    : { figures: own };
}

/** What was found, in the terms of the claim. */
export function foundInWords(
  { value, interval, passkey, other }: Comparison,
  { kind, unit }: ClaimResult['claimed'],
): ClaimWords {
  const own = quantity(value, unitOf(kind, unit));
  const limits = interval === undefined ? {} : { interval: intervalInWords(interval, unitOf(kind, unit)) };
  return kind === 'ratio' && passkey !== undefined && other !== undefined
    ? { figures: `${quantity(passkey.value, unit)} against ${quantity(other.value, unit)}`, ratio: own, ...limits }
    : { figures: own, ...limits };
}

function unitOf(kind: ClaimResult['claimed']['kind'], unit: string): string {
  return kind === 'ratio' ? 'ratio' : unit;
}
