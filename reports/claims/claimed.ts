// What a claim says in numbers, each with the rounding in which it was published, and the range that its quantity may have been in before.
import type { ClaimedRange } from '../statistics/claims/claimed-range.ts';
import { quotientOf, rounded, type RoundedFigure } from '../statistics/claims/rounded-figure.ts';

export type Claimed =
  /** Of the passkey arm alone. */
  | { readonly kind: 'proportion'; readonly passkey: RoundedFigure; readonly unit: 'proportion' }
  /** Of the two arms; `unit` is that of their figures. */
  | ({
      readonly kind: 'ratio';
      readonly passkey: RoundedFigure;
      readonly other: RoundedFigure;
      readonly unit: 'proportion' | 's';
    } & JudgedBy);

/** Which ratio is held against ours: the one they state beside the two figures, or that of the figures, whether they state one or not. */
type JudgedBy =
  | { readonly judgedBy: 'stated'; readonly stated: RoundedFigure }
  | { readonly judgedBy: 'figures'; readonly stated?: RoundedFigure };

/** The quantity that a claim is judged by. */
export function claimedRange(claimed: Claimed): ClaimedRange {
  if (claimed.kind === 'proportion') return rounded(claimed.passkey);
  return claimed.judgedBy === 'stated' ? rounded(claimed.stated) : ratioOfFigures(claimed);
}

/** The ratio in favour of passkeys that the two figures make: of shares passkey over other, of times other over passkey. */
export function ratioOfFigures({
  passkey,
  other,
  unit,
}: Pick<Extract<Claimed, { kind: 'ratio' }>, 'passkey' | 'other' | 'unit'>): ClaimedRange {
  return unit === 'proportion' ? quotientOf(passkey, other) : quotientOf(other, passkey);
}
