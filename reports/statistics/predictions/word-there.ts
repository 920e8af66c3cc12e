// The word for a published figure beside what is predicted of it where it was made.
//   not explained  no value that rounds to it lies in the 90 % predictive interval.
//   plausible      one does, but the interval leaves too much open for that to be a confirmation.
//   reproduced     one does, and the interval is narrow enough to mean something.
// "It lies inside" alone would reward a model that knows nothing. Narrow enough is
//   - of times and ratios of times: upper over lower at most 2, the width condition that verdicts of a run have (claim-verdict.ts): a
//     prediction that leaves a factor of two open can tell twice as fast from four times as fast, which is what claims differ by;
//   - of shares and their differences: at most 10 points. Rollouts are decided by a margin of 2 points; five points to either side of the
//     middle still tell a way in which one in ten fails from one in which one in five does;
//   - of ratios of shares: upper over lower at most 1.25, which is 10 points at a share of 40 %, as an other way has.
// Chosen on 2026-11-30, before any figure was judged by it.
import type { ComparedMeasure } from '../../../scenarios/schema/compared-quantity.ts';
import type { WordThere } from '../../../scenarios/schema/kept-prediction.ts';
import { mayBeClaimed } from '../claims/claimed-range.ts';

export interface Width {
  /** factor: upper over lower. points: upper less lower. */
  readonly kind: 'factor' | 'points';
  readonly most: number;
}

export const narrowEnough: Readonly<Record<ComparedMeasure, Width>> = {
  success: { kind: 'points', most: 0.1 },
  'registration-success': { kind: 'points', most: 0.1 },
  'success-difference': { kind: 'points', most: 0.1 },
  'success-ratio': { kind: 'factor', most: 1.25 },
  seconds: { kind: 'factor', most: 2 },
  'seconds-ratio': { kind: 'factor', most: 2 },
};

interface Interval {
  readonly lower: number;
  readonly upper: number;
}

export function wordThere(
  measure: ComparedMeasure,
  predicted: Interval,
  published: { readonly least: number; readonly most: number },
): WordThere {
  if (!mayBeClaimed(predicted, published)) return 'not explained';
  return isNarrow(measure, predicted) ? 'reproduced' : 'plausible';
}

function isNarrow(measure: ComparedMeasure, { lower, upper }: Interval): boolean {
  const { kind, most } = narrowEnough[measure];
  return kind === 'points' ? upper - lower <= most : lower > 0 && upper / lower <= most;
}

/** A claim of several figures is as well explained as the least explained of them. */
export function weakestWord(words: readonly WordThere[]): WordThere | undefined {
  return (['not explained', 'plausible', 'reproduced'] as const).find((word) => words.includes(word));
}
