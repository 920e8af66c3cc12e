// How names are compared where Microsoft Entra does not document it. What is documented (Microsoft Learn, self-service-account-recovery, 2026):
// only First name and Last name count; exact: both equal the claims; relaxed: each matches any word of either claim. Whether accents,
// capitals, hyphens and the like make a name another is not said, so each is a setting, and reports show how much hangs on it.
// The defaults forgive what no document could be read without, capitals and stray blanks, and nothing else.
import { z } from 'zod';

export const nameMatching = z.strictObject({
  letterCase: z
    .enum(['ignored', 'kept'])
    .default('ignored')
    .describe(
      'Whether "Ana" is "ANA". Not documented. Assumed ignored: documents are printed in capitals, and the documentation’s own example holds "Ana" against "ANA MARIA". One letter stays one letter: "ß" is not "SS"',
    ),
  accents: z
    .enum(['kept', 'ignored'])
    .default('kept')
    .describe(
      'Whether "José" is "Jose": marks that Unicode parts from their letter. Not documented. Assumed kept; "ø", "đ" and "ß" have no such mark and are a matter of transliteration',
    ),
  transliteration: z
    .enum(['none', 'icao-9303'])
    .default('none')
    .describe(
      'Whether "Jürgen Groß" is "JUERGEN GROSS", as ICAO Doc 9303 part 3 has passports spell it; in capitals, so that letterCase does not matter then. Not documented: the same page says that relaxed matching compares words, and elsewhere that it allows for transliterations. Assumed none',
    ),
  hyphens: z
    .enum(['kept', 'as-space', 'dropped'])
    .default('kept')
    .describe(
      'Whether "Anna-Maria" is "ANNA MARIA" (as-space), "ANNAMARIA" (dropped), or neither. Not documented. Assumed kept: a hyphen is a part of its word',
    ),
  apostrophes: z
    .enum(['kept', 'one-sign', 'as-space', 'dropped'])
    .default('kept')
    .describe(
      'Whether "O\'Brien" is "O’BRIEN" with another sign (one-sign), "O BRIEN" (as-space), "OBRIEN" (dropped), or none of them. Not documented. Assumed kept',
    ),
  spaces: z
    .enum(['tidied', 'kept', 'dropped'])
    .default('tidied')
    .describe(
      'tidied: blanks around a name do not count and several are one. kept: an exact match counts each. dropped: "De La Cruz" is "DELACRUZ". Not documented. Assumed tidied, as they are seldom meant',
    ),
  wordOrder: z
    .enum(['kept', 'any'])
    .default('kept')
    .describe('Whether "Maria Ana" is "ANA MARIA" within one attribute. Not documented. Assumed kept'),
  severalWords: z
    .enum(['together', 'never'])
    .default('together')
    .describe(
      'Of a relaxed match, where the directory’s name has several words ("van Dyk") and the rule speaks of "any word" of a claim. together: it matches where its words stand together in one claim. never: it equals no single word, so that a name which matches exactly does not match relaxed. Not documented. Assumed together',
    ),
  mononyms: z
    .enum(['refused', 'stands-for-both'])
    .default('refused')
    .describe(
      'Who has one name only. refused: an empty attribute of the directory matches nothing; that both must be filled is documented. stands-for-both: the one name is taken for both, on either side, and FNU, LNU, XXX, "." and "-" are no names. Assumed refused',
    ),
  sameName: z
    .enum(['refused', 'overlooked'])
    .default('refused')
    .describe(
      'Whose claims match others of the directory, too, and no check of the tenant’s own settles it. Documented: recovery may be blocked. Assumed refused',
    ),
});
export type NameMatching = z.infer<typeof nameMatching>;
export type NameSetting = keyof NameMatching;

export const defaultNameMatching: NameMatching = nameMatching.parse({});
