// Two-sided p-value that belongs to an interval: 1 less the level at which its limit meets the null value.
// So a p-value never disagrees with the interval printed beside it.
import type { Inference } from '../statistics/inference.ts';

const steps = 40;
/** Levels beyond this are not told apart. */
const smallestP = 1e-6;

/** Absent when there is no interval. @param inferAt the same inference at another level of confidence. */
export function pByInversion(inferAt: (conf: number) => Inference, nullValue: number): number | undefined {
  const holds = (p: number) => {
    const inference = inferAt(1 - p);
    if (inference.kind === 'withheld') return undefined;
    const { lower, upper = Number.POSITIVE_INFINITY } = inference.interval;
    return lower <= nullValue && nullValue <= upper;
  };
  const widest = holds(smallestP);
  if (widest === undefined) return undefined;
  if (!widest) return smallestP;
  let inside = smallestP;
  let outside = 1;
  for (let step = 0; step < steps && outside - inside > 1e-4 * inside; step += 1) {
    const middle = Math.sqrt(inside * outside);
    if (holds(middle) === true) inside = middle;
    else outside = middle;
  }
  return Math.sqrt(inside * outside);
}
