// What is counted of comparisons: each quantity that was predicted, and a published figure once. Some studies compare one figure with two others,
// in two comparisons.
import type { ComparedResult, ComparedStudy } from './validation.ts';

export interface Counted {
  readonly study: ComparedStudy;
  readonly quantity: ComparedResult;
}

/** Of those that are held out; the first of two stays. */
export function countedOnce(comparisons: readonly ComparedStudy[]): readonly Counted[] {
  const seen = new Set<string>();
  return comparisons
    .filter(({ heldOut }) => heldOut)
    .flatMap((study) => study.quantities.map((quantity) => ({ study, quantity })))
    .filter(({ quantity: { id, agreement, published } }) => {
      if (agreement === undefined) return false;
      // Numbers of a claim's own have no row, and stand in it alone.
      if (published.rows.length === 0) return true;
      const key = `${id} ${published.rows.map((row) => row.id).join(' ')}`;
      return !seen.has(key) && seen.add(key);
    });
}
