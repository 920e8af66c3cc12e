// What the schema of a persona cannot see: providers, parameters and published figures it names must exist and fit.
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import type { Persona } from '../../scenarios/schema/persona.ts';
import type { Provider } from '../../scenarios/schema/provider.ts';
import { localeNames } from '../people/identity.ts';
import { unknownWord, type Locate } from './issue-problem.ts';
import { isNeverNothing } from './parameter-value.ts';
import type { Part } from './part-library.ts';
import type { ScenarioProblem } from './scenario-errors.ts';
import type { Path } from './yaml-source.ts';

export interface PersonaReferences {
  /** Ids of all provider files. */
  readonly providerIds: readonly string[];
  /** Those that could be read. */
  readonly providers: ReadonlyMap<string, Provider>;
  readonly parameters: readonly Parameter[];
  readonly publishedIds: readonly string[];
}

export function checkPersona({ value: persona, locate }: Part<Persona>, known: PersonaReferences): ScenarioProblem[] {
  const problems: ScenarioProblem[] = [];
  const unknown = (word: string, names: readonly string[], path: Path, what: 'key' | 'value') =>
    problems.push(unknownWord('unknown-reference', word, names, path, locate(path, what)));
  const contradiction = (path: Path, found: string, expected: string) =>
    problems.push({ code: 'contradiction', place: locate(path, 'value'), path: path.join('.'), found, expected });

  for (const [kind, mix] of Object.entries(persona.providers)) {
    for (const id of Object.keys(mix?.shares ?? {})) {
      const path = ['providers', kind, 'shares', id];
      const provider = known.providers.get(id);
      if (!known.providerIds.includes(id)) unknown(id, known.providerIds, path, 'key');
      else if (provider !== undefined && !provider.worksOn.some((device) => device === kind)) {
        contradiction(
          path,
          `"${id}" on a ${kind}`,
          `a provider that works there; this one works on ${provider.worksOn.join(', ')}`,
        );
      }
    }
  }
  for (const mix of ['mainDevice', 'otherDevice'] as const) {
    for (const [kind, share] of Object.entries(persona[mix].shares)) {
      if (kind === 'none' || share === 0 || kind in persona.providers) continue;
      contradiction([mix, 'shares', kind], `no passkey provider for "${kind}"`, `"${kind}" under "providers"`);
    }
  }
  for (const locale of Object.keys(persona.locales.shares)) {
    if (!localeNames.includes(locale)) unknown(locale, localeNames, ['locales', 'shares', locale], 'key');
  }
  problems.push(...checkHabits(persona.habits, ['habits'], known.parameters, locate));
  for (const { path, id } of citations(persona, [])) {
    if (!known.publishedIds.includes(id)) unknown(id, known.publishedIds, path, 'value');
  }
  return problems;
}

/** @param path where the habits stand. */
export function checkHabits(
  habits: Persona['habits'],
  path: Path,
  parameters: readonly Parameter[],
  locate: Locate,
): ScenarioProblem[] {
  const ids = parameters.map(({ id }) => id);
  return Object.entries(habits).flatMap(([id, { factor }]): ScenarioProblem[] => {
    const at = [...path, id];
    const parameter = parameters.find((one) => one.id === id);
    if (parameter === undefined) return [unknownWord('unknown-reference', id, ids, at, locate(at, 'key'))];
    if (factor !== 0 || !isNeverNothing(parameter)) return [];
    const factorAt = [...at, 'factor'];
    return [
      {
        code: 'contradiction',
        place: locate(factorAt, 'value'),
        path: factorAt.join('.'),
        found: `0, which leaves nothing of "${id}"`,
        expected: 'more than 0',
      },
    ];
  });
}

/** Ids of published figures cited anywhere in a value, with where they stand. */
export function citations(value: unknown, path: Path): { path: Path; id: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'evidence' && Array.isArray(inner)
      ? inner.map((id, index) => ({ path: [...path, key, index], id: String(id) }))
      : citations(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
