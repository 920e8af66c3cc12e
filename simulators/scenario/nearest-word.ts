// "Did you mean": the known words nearest to one that is not known. Capitals make no word another.
import { distance } from 'fastest-levenshtein';

/** The nearest known word, or else the only one that holds it; undefined when none is near enough to be what was meant. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || word.length > 100) return undefined;
  const [nearest] = byDistance(word, known);
  if (nearest === undefined) return undefined;
  if (nearest.changes <= Math.max(2, Math.floor(nearest.word.length / 3))) return nearest.word;
  const [holder, ...others] = known.filter((one) => holdEachOther(one, word));
  return others.length === 0 ? holder : undefined;
}

/** The nearest, however far they are; those that hold the word, or are held by it, before all others. */
export function nearestWords(word: string, known: readonly string[], atMost: number): readonly string[] {
  const short = word.slice(0, 100);
  return byDistance(short, known)
    .toSorted((a, b) => Number(holdEachOther(b.word, short)) - Number(holdEachOther(a.word, short)))
    .slice(0, atMost)
    .map((one) => one.word);
}

function byDistance(word: string, known: readonly string[]): { readonly word: string; readonly changes: number }[] {
  return known
    .map((one) => ({ word: one, changes: distance(word.toLowerCase(), one.toLowerCase()) }))
    .toSorted((a, b) => a.changes - b.changes);
}

function holdEachOther(a: string, b: string): boolean {
  const [shorter = '', longer = ''] = [a.toLowerCase(), b.toLowerCase()].toSorted((x, y) => x.length - y.length);
  return shorter.length > 2 && longer.includes(shorter);
}
