// "Did you mean": the known word nearest to one that is not known.
import { closest, distance } from 'fastest-levenshtein';

/** The nearest known word, or undefined when none is near enough to be what was meant. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || word.length > 100) return undefined;
  const nearest = closest(word.toLowerCase(), known);
  return distance(word.toLowerCase(), nearest) <= Math.max(2, Math.floor(nearest.length / 3)) ? nearest : undefined;
}
