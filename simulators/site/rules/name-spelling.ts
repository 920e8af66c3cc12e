// What a name is compared as, under settings for what Microsoft Entra does not document: the texts of which one must be equal.
import type { NameMatching, NameSetting } from '../../../scenarios/schema/name-matching.ts';
import { latinCapitals } from '../../names/latin-capitals.ts';

export interface NameSpelling {
  /** For an exact match: one text, or more where accents are overlooked or letters transliterated. Empty: no name. */
  readonly whole: (name: string) => readonly string[];
  /** The same for a relaxed match, to which blanks only part words. */
  readonly words: (name: string) => readonly string[];
  /** What of a claim a relaxed match may equal: each of its words, or all that stand together. */
  readonly parts: (claim: string) => ReadonlySet<string>;
}

const hyphens = /[\u002d\u00ad\u058a\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu;
const apostrophes = /['\u0060\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201b\u2032\u05f3\uff07]/gu;
/** Marks of direction, joiners, a byte order mark: nobody sees them. */
const unseen = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;
const marks = /\p{M}/gu;
const ascii = /^[\0-\x7f]*$/;
const inPlaceOf = { 'as-space': ' ', dropped: '', 'one-sign': "'" } as const;

/** Texts kept for each setting: names repeat, given names most of all. */
const keptAtMost = 4_000;

const spellings = new WeakMap<NameMatching, NameSpelling>();

export function spellingUnder(settings: NameMatching): NameSpelling {
  const known = spellings.get(settings);
  if (known !== undefined) return known;
  const words = remembered((name) => inWords(name, settings));
  const spelling: NameSpelling = {
    whole: settings.spaces === 'kept' ? remembered((name) => distinct(variantsOf(name, settings))) : words,
    words,
    parts: remembered((claim) => partsOf(claim, settings)),
  };
  spellings.set(settings, spelling);
  return spelling;
}

function remembered<T>(of: (name: string) => T): (name: string) => T {
  const kept = new Map<string, T>();
  return (name) => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    const made = of(name);
    if (kept.size >= keptAtMost) kept.clear();
    kept.set(name, made);
    return made;
  };
}

function inWords(name: string, settings: NameMatching): readonly string[] {
  return distinct(variantsOf(name, settings).map((text) => joined(wordsOf(text), settings)));
}

function distinct(texts: readonly string[]): readonly string[] {
  const [only = ''] = texts;
  if (texts.length === 1) return only.trim() === '' ? [] : texts;
  return [...new Set(texts)].filter((text) => text.trim() !== '');
}

function joined(words: readonly string[], { spaces, wordOrder }: NameMatching): string {
  return (wordOrder === 'any' ? words.toSorted() : words).join(spaces === 'dropped' ? '' : ' ');
}

/** Runs of consecutive words: a name of one word equals a run of one. */
function partsOf(claim: string, settings: NameMatching): ReadonlySet<string> {
  const parts = new Set<string>();
  for (const text of variantsOf(claim, settings)) {
    const words = wordsOf(text);
    for (let from = 0; from < words.length; from += 1) {
      const longest = settings.severalWords === 'never' ? from + 1 : words.length;
      for (let to = from + 1; to <= longest; to += 1) parts.add(joined(words.slice(from, to), settings));
    }
  }
  return parts;
}

/** Whether a setting bears on how this text is compared; where it does not, another value cannot change an answer. */
export function bearsOn(setting: NameSetting, text: string, { letterCase }: Pick<NameMatching, 'letterCase'>): boolean {
  switch (setting) {
    case 'letterCase':
      return text.toLowerCase() !== text;
    case 'accents':
      return !ascii.test(text);
    case 'transliteration':
      // In capitals, which are all that is overlooked of a text without accents.
      return !ascii.test(text) || letterCase === 'kept';
    case 'hyphens':
      return text.search(hyphens) >= 0;
    case 'apostrophes':
      return text.search(apostrophes) >= 0;
    case 'spaces':
    case 'wordOrder':
    case 'severalWords':
      // Signs that become blanks part words, too.
      return /\s/u.test(text) || text.search(hyphens) >= 0 || text.search(apostrophes) >= 0;
    case 'mononyms':
      return isNoName(text);
    case 'sameName':
      return false;
  }
}

/** Blank, or what documents and forms have where there is no name: first or last name unknown. */
export function isNoName(name: string): boolean {
  return /^\s*(?:fnu|lnu|x{2,}|[.\-_])?\s*$/iu.test(name);
}

/** The text without what is overlooked, in each spelling. Composed: two ways to encode one letter are one letter (Unicode Annex 15). */
function variantsOf(name: string, settings: NameMatching): readonly string[] {
  const composed = ascii.test(name) ? name : name.normalize('NFC').replaceAll(unseen, '');
  const plain = signsOf(composed, settings);
  const variants = [plain];
  if (settings.accents === 'ignored' && !ascii.test(plain))
    variants.push(plain.normalize('NFD').replaceAll(marks, '').normalize('NFC'));
  if (settings.transliteration === 'icao-9303')
    variants.push(latinCapitals(plain, 'icao'), latinCapitals(plain, 'icao-x'));
  return settings.letterCase === 'ignored' ? variants.map(lowered) : variants;
}

function lowered(text: string): string {
  return ascii.test(text) ? text.toLowerCase() : text.toLowerCase().normalize('NFC');
}

function signsOf(text: string, settings: NameMatching): string {
  const withHyphens = settings.hyphens === 'kept' ? text : text.replaceAll(hyphens, inPlaceOf[settings.hyphens]);
  return settings.apostrophes === 'kept'
    ? withHyphens
    : withHyphens.replaceAll(apostrophes, inPlaceOf[settings.apostrophes]);
}

const wordsOf = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '');
