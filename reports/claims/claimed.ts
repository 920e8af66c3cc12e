// What a claim says in numbers, each with the rounding in which it was published, and the range that its quantity may have been in before.
import type { StatedClaim } from '../../scenarios/schema/stated-claim.ts';
import type { ClaimedRange } from '../statistics/claims/claimed-range.ts';
import {
  quotientOf,
  ratioOfCut,
  ratioOfGain,
  rounded,
  type RoundedFigure,
} from '../statistics/claims/rounded-figure.ts';

export type Claimed =
  /** Of the passkey arm alone. */
  | { readonly kind: 'proportion'; readonly passkey: RoundedFigure; readonly unit: 'proportion' }
  /** Of the two arms; `unit` is that of their figures. */
  | ({ readonly kind: 'ratio'; readonly unit: 'proportion' | 's' } & JudgedBy);

interface Figures {
  readonly passkey: RoundedFigure;
  readonly other: RoundedFigure;
}

/** Which ratio is held against ours: the one they state, beside two figures or without any, or that of the figures. */
type JudgedBy =
  | ({ readonly judgedBy: 'stated'; readonly stated: ClaimedRange } & (
      | Figures
      | { readonly [F in keyof Figures]?: never }
    ))
  | ({ readonly judgedBy: 'figures'; readonly stated?: ClaimedRange } & Figures);

/** undefined: they state no quantity, only which way is faster. */
export function claimedOf({ measure, passkey, other, stated, judgedBy = 'figures' }: StatedClaim): Claimed | undefined {
  const unit = measure === 'seconds' ? 's' : 'proportion';
  const ratio = stated === undefined ? undefined : ratioStated(stated);
  if (passkey.figure === undefined)
    return ratio === undefined ? undefined : { kind: 'ratio', unit, stated: ratio, judgedBy: 'stated' };
  if (other?.figure === undefined) return { kind: 'proportion', passkey: bare(passkey.figure), unit: 'proportion' };
  const figures = { passkey: bare(passkey.figure), other: bare(other.figure) };
  if (ratio === undefined) return { kind: 'ratio', ...figures, unit, judgedBy: 'figures' };
  return { kind: 'ratio', ...figures, unit, stated: ratio, judgedBy };
}

function bare({ value, halfStep }: RoundedFigure): RoundedFigure {
  return { value, halfStep };
}

function ratioStated(stated: NonNullable<StatedClaim['stated']>): ClaimedRange | undefined {
  switch (stated.kind) {
    case 'ratio':
      return rounded(stated.is);
    case 'cut':
      return ratioOfCut(stated.is);
    case 'gain':
      return ratioOfGain(stated.is);
    case 'direction':
      return undefined;
  }
}

/** The quantity that a claim is judged by. */
export function claimedRange(claimed: Claimed): ClaimedRange {
  if (claimed.kind === 'proportion') return rounded(claimed.passkey);
  return claimed.judgedBy === 'stated' ? claimed.stated : ratioOfFigures(claimed);
}

/** The ratio in favour of passkeys that the two figures make: of shares passkey over other, of times other over passkey. */
export function ratioOfFigures({
  passkey,
  other,
  unit,
}: Figures & { readonly unit: 'proportion' | 's' }): ClaimedRange {
  return unit === 'proportion' ? quotientOf(passkey, other) : quotientOf(other, passkey);
}
