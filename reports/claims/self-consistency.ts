// Does a claim's headline follow from its own absolute figures, once rounding is allowed for?
import { asStated } from '../quantity.ts';
import type { Claim } from './claim.ts';

export interface SelfConsistency {
  readonly consistent: boolean;
  readonly sentence: string;
}

/**
 * Compares the stated ratio with the range of ratios the absolute figures allow.
 * Absent when the claim gives no absolute figures beside a ratio.
 */
export function selfConsistency({ ownFigures }: Claim): SelfConsistency | undefined {
  if (ownFigures === undefined) return undefined;
  const { stated, passkey, other, unit, higherIsBetter } = ownFigures;
  const [top, bottom] = higherIsBetter ? [passkey, other] : [other, passkey];
  const implied = top.value / bottom.value;
  const low = (top.value - top.halfStep) / (bottom.value + bottom.halfStep);
  const high = (top.value + top.halfStep) / (bottom.value - bottom.halfStep);
  // Their figures are in the unit as written: 95 stands for 95 %.
  const told = (value: number) => asStated(value, unit);
  const consistent = stated.value + stated.halfStep >= low && stated.value - stated.halfStep <= high;
  const figures = `${told(top.value)} / ${told(bottom.value)} is ${asStated(implied, '')} (${asStated(low, '')} to ${asStated(high, '')} with rounding)`;
  const stand = asStated(stated.value, 'ratio');
  return {
    consistent,
    sentence: consistent
      ? `${figures}, which agrees with the ${stand} they state.`
      : `${figures}, not the ${stand} they state; the source does not explain the difference.`,
  };
}
