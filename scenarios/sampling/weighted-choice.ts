// One of several by their weights.

/**
 * @param weighted weights of 0 or more, in any sum; what has none is never chosen.
 * @param u uniform, from 0 to below 1.
 * @returns undefined when nothing has a weight.
 */
export function weightedChoice<T>(weighted: readonly (readonly [T, number])[], u: number): T | undefined {
  let left = u * weighted.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [choice, weight] of weighted) {
    left -= weight;
    if (left < 0) return choice;
  }
  // Rounding may leave a little over; it belongs to the last that has a weight.
  return weighted.findLast(([, weight]) => weight > 0)?.[0];
}
