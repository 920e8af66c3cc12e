// How often the name on a document is another than that of the directory, by cause. Nothing of this is published: what is known is that 0.3 % of new
// hires in the United States are first mismatched and then confirmed, that 2.6 to 3.9 % are mismatched at all (E-Verify, 2008 to 2011), and that most women
// there take their husband's name (Pew, 2023). So every share is assumed, with a range that a sensitivity analysis can go through.
import type { NameCause } from './name-cause.ts';

export interface NameShare {
  /** Of the people to whom it can apply, 0 to 1. */
  readonly share: number;
  readonly least: number;
  readonly most: number;
  /** First part of the locales to whose people it can apply. Absent: all. */
  readonly locales?: readonly string[];
}

/** Where the family name stands first, so that a form for "first name" is filled in the other way. */
const familyNameFirst = ['zh', 'ja', 'ko', 'vi', 'hu'];

export const assumedNameShares: Readonly<Record<NameCause | 'latin-directory', NameShare>> = {
  'latin-directory': { share: 0.9, least: 0.5, most: 1 },
  'formal-name': { share: 0.3, least: 0.05, most: 0.6 },
  'former-surname': { share: 0.01, least: 0.003, most: 0.04 },
  'second-surname': { share: 0.6, least: 0.2, most: 0.9, locales: ['es', 'pt'] },
  'further-given-name': { share: 0.4, least: 0.1, most: 0.8 },
  'one-name': { share: 0.1, least: 0.02, most: 0.3, locales: ['id', 'ta'] },
  'family-name-first': { share: 0.1, least: 0.01, most: 0.3, locales: familyNameFirst },
  'visual-zone': { share: 0.3, least: 0, most: 1 },
  'plain-letters': { share: 0.2, least: 0, most: 0.6 },
  'icao-letters': { share: 0.05, least: 0, most: 0.3 },
  'other-icao-spelling': { share: 0.02, least: 0, most: 0.1 },
  'other-romanisation': { share: 0.3, least: 0.1, most: 0.6 },
  'hyphen-dropped': { share: 0.1, least: 0, most: 0.3 },
  'apostrophe-as-blank': { share: 0.1, least: 0, most: 0.3 },
  'one-claim': { share: 0.05, least: 0, most: 0.3 },
};

export type NameShares = Readonly<Record<NameCause | 'latin-directory', Pick<NameShare, 'share' | 'locales'>>>;
