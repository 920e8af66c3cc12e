// Which documents people hold, by country, and which country people of a locale of names are of: scenarios/evidence/documents.yaml.
import { z } from 'zod';
import { share } from './units.ts';

const heldTypes = ['passport', 'driving-licence', 'identity-card'] as const;
export type HeldType = (typeof heldTypes)[number];

const country = z.string().regex(/^[A-Z]{2}$/, 'expected an ISO 3166-1 alpha-2 code, for example "DE"');

const held = z
  .strictObject({
    share: share.describe('People who hold one that is valid'),
    evidence: z.array(z.string()).min(1).optional().describe('Ids of rows in published.json this rests on'),
    assumed: z.string().optional().describe('Why this value, where nothing published supports it'),
  })
  .refine((it) => it.evidence !== undefined || it.assumed !== undefined, 'expected evidence or assumed')
  // Somebody is always without: at 100 % no odds could be moved.
  .refine((it) => it.share < 1, 'expected a share below 100 %');

export const heldDocuments = z.strictObject({
  elsewhere: z
    .strictObject({
      passport: held.describe('Of passports'),
      'driving-licence': held.describe('Of driving licences'),
      'identity-card': held.describe('Of identity cards of the state'),
    })
    .describe('Shares that hold for every country and type not named'),
  countries: z
    .record(country, z.partialRecord(z.enum(heldTypes), held))
    .describe('Shares by country, as ISO 3166-1 alpha-2, and type of document'),
  localeCountries: z
    .record(z.string(), country)
    .describe('Country of people whose names are of a locale of @faker-js/faker that does not end in one'),
});
export type HeldDocuments = z.infer<typeof heldDocuments>;

/** ISO 3166-1 alpha-2; undefined where the locale is of no country. */
export function countryOfLocale({ localeCountries }: HeldDocuments, locale: string): string | undefined {
  return Object.hasOwn(localeCountries, locale) ? localeCountries[locale] : /_([A-Z]{2})$/.exec(locale)?.[1];
}

/** Of holding such a document in a country, over those elsewhere: a factor on the odds of the parameter that says how many own one. */
export function oddsOfHolding({ elsewhere, countries }: HeldDocuments, of: string, type: HeldType): number {
  const oddsOf = (chance: number) => chance / (1 - chance);
  const there = (Object.hasOwn(countries, of) ? countries[of]?.[type] : undefined) ?? elsewhere[type];
  return oddsOf(there.share) / oddsOf(elsewhere[type].share);
}
