// Hybrid score interval for p1 - p2 from the two Wilson intervals (Newcombe 1998, Stat Med 17:873, method 10).
// The cross-check without iteration beside Miettinen-Nurminen.
import type { Bounds } from '../../bounds.ts';
import type { TwoCounts } from '../../proportions/counts.ts';
import { wilsonCI } from '../../proportions/wilson-ci.ts';

export function newcombeDiffCI({ x1, n1, x2, n2, conf }: TwoCounts & { readonly conf: number }): Bounds {
  const first = wilsonCI({ x: x1, n: n1, conf });
  const second = wilsonCI({ x: x2, n: n2, conf });
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  return {
    lower: p1 - p2 - Math.hypot(p1 - first.lower, second.upper - p2),
    upper: p1 - p2 + Math.hypot(first.upper - p1, p2 - second.lower),
  };
}
