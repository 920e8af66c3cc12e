// The textbook interval for p1 - p2, kept only to show why it is not used: at 50/50 v 50/50 its width is 0.
import type { Bounds } from '../../bounds.ts';
import type { TwoCounts } from '../../proportions/counts.ts';
import { criticalValue } from '../../distributions/critical-value.ts';

export function waldDiffCI({ x1, n1, x2, n2, conf }: TwoCounts & { readonly conf: number }): Bounds {
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  const half = criticalValue(conf) * Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  return { lower: p1 - p2 - half, upper: p1 - p2 + half };
}
