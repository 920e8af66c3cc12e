// The data files of personas, providers and evidence: each follows its schema when read here, and they fit together.
import { allLocales } from '@faker-js/faker';
import { describe, expect, it } from 'vitest';
import { parameterIds, recoveryParameterIds } from './parameter-table.ts';
import {
  projectParameters,
  projectPersonas,
  projectProviders,
  publishedFigures,
  externalParameters,
  recoveryParameters,
} from './test-population.fixture.ts';

const published = new Set(publishedFigures.map(({ id }) => id));
const parameterNames: ReadonlySet<string> = new Set([...parameterIds, ...recoveryParameterIds]);

/** Every `evidence` list anywhere in a value. */
function citedIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'evidence' && Array.isArray(inner) ? inner.map(String) : citedIn(inner),
  );
}

describe('published figures', () => {
  it('are all there, once each', () => {
    expect(publishedFigures).toHaveLength(254);
    expect(published.size).toBe(254);
  });
});

describe('parameters of the human model', () => {
  it('of recovery drills are those of the table, and none of them is asked for elsewhere', () => {
    expect([...recoveryParameterIds].toSorted()).toEqual(recoveryParameters.map(({ id }) => id).toSorted());
    expect(recoveryParameterIds.filter((id) => parameterIds.includes(id))).toEqual([]);
  });

  it.each(
    [...projectParameters, ...recoveryParameters, ...externalParameters].map(
      (parameter) => [parameter.id, parameter] as const,
    ),
  )('%s rests on figures that exist, within its range', (_, parameter) => {
    expect(citedIn(parameter).filter((id) => !published.has(id))).toEqual([]);
    expect((parameter.evidence?.length ?? 0) > 0 || parameter.assumed !== undefined).toBe(true);
    const { distribution: d } = parameter;
    const central = {
      fixed: 'value',
      chance: 'probability',
      lognormal: 'median',
      triangular: 'mode',
      normal: 'mean',
      exponential: 'mean',
      uniform: undefined,
    }[d.kind];
    const value = central === undefined ? undefined : (d as unknown as Record<string, number>)[central];
    if (value === undefined) {
      expect(d).toMatchObject({ kind: 'uniform' });
    } else {
      expect(value).toBeGreaterThanOrEqual(parameter.low);
      expect(value).toBeLessThanOrEqual(parameter.high);
    }
    if (parameter.evidence === undefined)
      expect(parameter.low, 'an assumed value has a wide range').toBeLessThan(parameter.high);
  });

  it('cite no figure of a claim under test, so that no headline can feed itself', () => {
    const claims = publishedFigures.map(({ id }) => id).filter((id) => /^(ms2[45]|goog2[34]|fido25)_/.test(id));
    expect(claims.length).toBeGreaterThan(20);
    expect(citedIn([projectParameters, projectPersonas]).filter((id) => claims.includes(id))).toEqual([]);
  });
});

describe('personas', () => {
  it('are the five of the pilot', () => {
    expect(projectPersonas.map(({ id }) => id).toSorted()).toEqual([
      'contractor',
      'frontline-worker',
      'information-worker',
      'privileged-administrator',
      'regulated-worker',
    ]);
  });

  for (const persona of projectPersonas) {
    it(`${persona.id}: figures, parameters, locales and providers exist and fit`, () => {
      expect(citedIn(persona).filter((id) => !published.has(id))).toEqual([]);
      expect(Object.keys(persona.habits).filter((id) => !parameterNames.has(id))).toEqual([]);
      expect(Object.keys(persona.locales.shares).filter((locale) => !(locale in allLocales))).toEqual([]);
      const kinds = Object.keys({ ...persona.mainDevice.shares, ...persona.otherDevice.shares }).filter(
        (kind) => kind !== 'none',
      );
      expect(Object.keys(persona.providers).toSorted()).toEqual([...new Set(kinds)].toSorted());
      for (const [kind, mix] of Object.entries(persona.providers)) {
        for (const id of Object.keys(mix.shares)) {
          expect(projectProviders.find((provider) => provider.id === id)?.worksOn, `${id} on ${kind}`).toContain(kind);
        }
      }
    });
  }
});

describe('providers', () => {
  it('have an AAGUID each, and synced ones are platform authenticators', () => {
    expect(new Set(projectProviders.map(({ aaguid }) => aaguid)).size).toBe(projectProviders.length);
    expect(
      projectProviders.filter(({ passkeyType, transport }) => passkeyType === 'synced' && transport === 'usb'),
    ).toEqual([]);
  });
});
