// Limits of a difference from the limits of its two parts and their correlation (MOVER: Zou & Donner 2008, Stat Med 27:1693;
// for paired proportions Newcombe 1998, Stat Med 17:2635).
import type { Bounds } from '../bounds.ts';

export interface MoverPart extends Bounds {
  readonly value: number;
}

/** Limits of first - second. */
export function moverDifference(first: MoverPart, second: MoverPart, correlation: number): Bounds {
  const difference = first.value - second.value;
  return {
    lower: difference - combine(first.value - first.lower, second.upper - second.value, correlation),
    upper: difference + combine(first.upper - first.value, second.value - second.lower, correlation),
  };
}

function combine(a: number, b: number, correlation: number): number {
  if (a === Infinity || b === Infinity) return Infinity;
  return Math.sqrt(Math.max(0, a * a + b * b - 2 * correlation * a * b));
}
