// Does a claim's headline follow from its own absolute figures, once rounding is allowed for?
import { asStated } from '../words/quantity.ts';
import { mayBeClaimed } from '../statistics/claims/claimed-range.ts';
import type { Claim } from './claim.ts';
import { ratioOfFigures } from './claimed.ts';

export interface SelfConsistency {
  readonly consistent: boolean;
  readonly sentence: string;
}

/**
 * Compares the stated ratio with the range of ratios the absolute figures allow.
 * Absent when the claim does not state both a ratio and its figures.
 */
export function selfConsistency({ claimed }: Pick<Claim, 'claimed'>): SelfConsistency | undefined {
  if (claimed.kind !== 'ratio' || claimed.stated === undefined || claimed.passkey === undefined) return undefined;
  const { passkey, other, unit, stated } = claimed;
  const implied = ratioOfFigures(claimed);
  const consistent = mayBeClaimed({ lower: implied.least, upper: implied.most }, stated);
  const [top, bottom] = (unit === 'proportion' ? [passkey, other] : [other, passkey]).map(({ value }) =>
    asStated(value, unit),
  );
  const figures = `${top} / ${bottom} is ${asStated(implied.value, '')} (${asStated(implied.least, '')} to ${asStated(implied.most, '')} with rounding)`;
  const stand = asStated(stated.value, 'ratio');
  return {
    consistent,
    sentence: consistent
      ? `${figures}, which agrees with the ${stand} they state.`
      : `${figures}, not the ${stand} they state; the source does not explain the difference.`,
  };
}
