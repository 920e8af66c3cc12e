// Whom of a directory the same claims match, found without asking everybody: people by their names as they are compared.
import type { NameMatching } from '../../../scenarios/schema/name-matching.ts';
import { namesOfBoth, type DirectoryName, type MatchLevel, type NameClaims } from '../../site/rules/claim-match.ts';
import { spellingUnder } from '../../site/rules/name-spelling.ts';

/** Places in the directory. */
export interface Matching {
  readonly size: number;
  readonly has: (place: number) => boolean;
}

export interface DirectoryIndex {
  /** All whom these claims match, by one level for both names. */
  readonly matching: (claims: NameClaims, level: MatchLevel) => Matching;
}

/** Given name → surname → places, from the lowest. */
type Places = Map<string, Map<string, number[]>>;

const nobody: Matching = { size: 0, has: () => false };

export function directoryIndex(people: readonly DirectoryName[], settings: NameMatching): DirectoryIndex {
  const spelling = spellingUnder(settings);
  const byLevel: Readonly<Record<MatchLevel, Places>> = { exact: new Map(), relaxed: new Map() };
  for (const [place, { givenName, surname }] of people.entries()) {
    const [given, family] = namesOfBoth(givenName, surname, settings);
    add(byLevel.exact, spelling.whole(given), spelling.whole(family), place);
    add(byLevel.relaxed, spelling.words(given), spelling.words(family), place);
  }
  const unions = new Map<string, Matching>();
  return {
    matching: ({ firstName, lastName }, level) => {
      const [first, last] = namesOfBoth(firstName, lastName, settings);
      const found =
        level === 'exact'
          ? placesOf(byLevel.exact, spelling.whole(first), spelling.whole(last))
          : inEither(byLevel.relaxed, spelling.parts(first), spelling.parts(last));
      const [only, another] = found;
      if (only === undefined) return nobody;
      if (another === undefined) return { size: only.length, has: (place) => isIn(only, place) };
      // Whoever shares a name shares the union: a directory of one name only would make it anew for each.
      const key = `${level}\n${first}\n${last}`;
      const union = unions.get(key) ?? new Set(found.flat());
      unions.set(key, union);
      return union;
    },
  };
}

/** By halves, as places are in order. */
function isIn(places: readonly number[], place: number): boolean {
  let [from, to] = [0, places.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((places[middle] ?? 0) < place) from = middle + 1;
    else to = middle;
  }
  return places[from] === place;
}

function add(places: Places, givens: readonly string[], families: readonly string[], place: number): void {
  for (const given of givens) {
    const byFamily = places.get(given) ?? new Map<string, number[]>();
    places.set(given, byFamily);
    for (const family of families) {
      const there = byFamily.get(family);
      if (there === undefined) byFamily.set(family, [place]);
      else there.push(place);
    }
  }
}

/** To a relaxed match both attributes may stand in either claim. */
function inEither(places: Places, first: ReadonlySet<string>, last: ReadonlySet<string>): readonly number[][] {
  const parts = [...first, ...[...last].filter((part) => !first.has(part))];
  return placesOf(places, parts, parts);
}

/** Lists that may share people, where one has several spellings. */
function placesOf(places: Places, givens: readonly string[], families: readonly string[]): readonly number[][] {
  const found: number[][] = [];
  for (const given of givens) {
    const byFamily = places.get(given);
    if (byFamily === undefined) continue;
    for (const family of families) {
      const there = byFamily.get(family);
      if (there !== undefined) found.push(there);
    }
  }
  return found;
}
