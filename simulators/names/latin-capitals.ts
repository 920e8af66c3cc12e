// A name in the Latin capitals of documents, whatever it is written in.
import anyAscii from 'any-ascii';
import { icaoLetters, icaoLettersWithX } from './icao-letters.ts';

/**
 * icao: as ICAO Doc 9303 has it, first choice. icao-x: its other choice. plain: marks are taken away and other scripts romanised by sound,
 * as far as one letter says it.
 */
export type Spelling = 'icao' | 'icao-x' | 'plain';

const tables: Readonly<Record<Spelling, ReadonlyMap<string, string> | undefined>> = {
  icao: icaoLetters,
  'icao-x': icaoLettersWithX,
  plain: undefined,
};

const ascii = /^[\0-\x7f]*$/;

/** Blanks, hyphens and apostrophes stay as they are. Scripts that ICAO has no table for are romanised letter by letter: Chinese becomes pinyin. */
export function latinCapitals(name: string, spelling: Spelling): string {
  if (ascii.test(name)) return name.toUpperCase();
  const table = tables[spelling];
  let line = '';
  for (const sign of name.normalize('NFC')) {
    // "ß".toUpperCase() is "SS" already, "ı" becomes "I": what the tables say of them, too.
    const capital = sign.toUpperCase();
    line += table?.get(capital) ?? romanised(capital);
  }
  return line;
}

/** The letter without its mark where that is Latin; else by sound. Vowel points of Arabic and Hebrew are left out, signs that are no letters stay. */
function romanised(capital: string): string {
  if (/^\p{M}+$/u.test(capital)) return '';
  if (ascii.test(capital) || !/^\p{L}/u.test(capital)) return capital;
  const [letter = ''] = capital.normalize('NFD');
  return /^[A-Z]$/.test(letter) ? letter : anyAscii(capital).toUpperCase();
}
