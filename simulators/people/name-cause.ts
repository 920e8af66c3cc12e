// Why the name on a person's document is not, letter by letter, the one that the directory has. All modelled.

/** What of it lies with the person and the directory. */
export const personNameCauses = {
  'formal-name': 'the directory has a short form, the document the formal name',
  'former-surname': 'married since the document was issued',
  'second-surname': 'the document has a second family name',
  'further-given-name': 'the document has further given names',
  'one-name': 'the person has one name, which the directory has twice as it asks for two',
  'family-name-first': 'the directory has given and family name the other way round',
} as const;

/** What of it lies with the issuer of the document, or with how it is read. Without any: as its machine-readable zone says it. */
export const lineNameCauses = {
  'visual-zone': 'read as printed: accents, hyphens and apostrophes in capitals',
  'plain-letters': 'letters without their marks, none doubled',
  'icao-letters': 'a name in another script spelled letter by letter as ICAO Doc 9303 has it, not by sound',
  'other-icao-spelling': 'the other spelling that ICAO Doc 9303 allows for Ñ and Ü',
  'other-romanisation': 'another usual romanisation of a name in another script',
  'hyphen-dropped': 'a hyphenated name written as one word',
  'apostrophe-as-blank': 'an apostrophe read as a blank',
  'one-claim': 'the provider puts the whole name into one claim',
} as const;

export type PersonNameCause = keyof typeof personNameCauses;
export type NameCause = PersonNameCause | keyof typeof lineNameCauses;

export const nameCauseTitles: Readonly<Record<NameCause, string>> = { ...personNameCauses, ...lineNameCauses };
export const everyNameCause = Object.keys(nameCauseTitles) as NameCause[];

/** As the directory has it, and what else a document may have. */
export interface NamedPerson {
  readonly givenName?: string | undefined;
  readonly surname?: string | undefined;
  readonly furtherGivenName?: string | undefined;
  readonly secondSurname?: string | undefined;
  /** In their own script, where the directory has a name in Latin letters. */
  readonly written?: { readonly givenName: string; readonly surname: string } | undefined;
  /** Before a marriage. */
  readonly formerSurname?: string | undefined;
}
