import { readFileSync } from 'node:fs';
import { allLocales } from '@faker-js/faker';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parameter, publishedFigure } from './evidence.ts';
import { countryOfLocale, heldDocuments, oddsOfHolding } from './held-documents.ts';

const textOf = (name: string) => readFileSync(new URL(`../evidence/${name}`, import.meta.url), 'utf8');
const documents = heldDocuments.parse(parse(textOf('documents.yaml')));
const parameters = z.array(parameter).parse(parse(textOf('recovery.yaml')));
const publishedIds = new Set(
  z
    .array(publishedFigure)
    .parse(JSON.parse(textOf('published.json')))
    .map(({ id }) => id),
);
const chanceElsewhere = (id: string) => {
  const { distribution } = z
    .object({ distribution: z.object({ probability: z.number() }) })
    .parse(parameters.find((one) => one.id === id));
  return distribution.probability;
};

describe('the documents that people hold', () => {
  it('have elsewhere the shares of the parameters whose odds they multiply', () => {
    expect({
      passport: documents.elsewhere.passport.share,
      'driving-licence': documents.elsewhere['driving-licence'].share,
      'identity-card': documents.elsewhere['identity-card'].share,
    }).toEqual({
      passport: chanceElsewhere('owns-passport'),
      'driving-licence': chanceElsewhere('owns-driving-licence'),
      'identity-card': chanceElsewhere('owns-identity-card'),
    });
  });

  it('rest on figures that are there', () => {
    const cited = [documents.elsewhere, ...Object.values(documents.countries)].flatMap((types) =>
      Object.values(types).flatMap(({ evidence = [] }) => evidence),
    );
    expect(cited.length).toBeGreaterThan(10);
    expect(cited.filter((id) => !publishedIds.has(id))).toEqual([]);
  });

  it('come out as the share of the country, none where a state issues none, as elsewhere where nothing is known', () => {
    const timesOdds = (chance: number, odds: number) => (chance * odds) / (1 - chance + chance * odds);
    expect(timesOdds(0.75, oddsOfHolding(documents, 'US', 'driving-licence'))).toBeCloseTo(0.91, 12);
    expect(timesOdds(0.5, oddsOfHolding(documents, 'JP', 'passport'))).toBeCloseTo(0.168, 12);
    expect(oddsOfHolding(documents, 'GB', 'identity-card')).toBe(0);
    expect(oddsOfHolding(documents, 'FR', 'identity-card')).toBe(1);
    expect(oddsOfHolding(documents, 'constructor', 'passport')).toBe(1);
  });
});

describe('the country of a locale', () => {
  it('is there for every locale of names but the one of no language', () => {
    expect(Object.keys(allLocales).filter((locale) => countryOfLocale(documents, locale) === undefined)).toEqual([
      'base',
    ]);
  });

  it('is its ending, or what the file says', () => {
    const of = (locale: string) => countryOfLocale(documents, locale);
    expect(['de', 'de_CH', 'en_US', 'en', 'ja', 'pt_BR'].map(of)).toEqual(['DE', 'CH', 'US', 'US', 'JP', 'BR']);
    expect(of('constructor')).toBeUndefined();
  });
});
