// For tests: the project's own personas, providers and parameters, and populations of them.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { parameter, publishedFigure, type Parameter, type PublishedFigure } from '../../scenarios/schema/evidence.ts';
import { persona, type Persona } from '../../scenarios/schema/persona.ts';
import { provider, type Provider } from '../../scenarios/schema/provider.ts';
import { pilotScenario, type PilotScenario } from '../../scenarios/schema/scenario.ts';
import { createParameters, type Parameters } from './parameters.ts';
import { createPopulation, type Population } from './population.ts';

const folder = fileURLToPath(new URL('../../scenarios', import.meta.url));
const readFolder = (kind: string): unknown[] =>
  readdirSync(`${folder}/${kind}`).map((name) => parse(readFileSync(`${folder}/${kind}/${name}`, 'utf8')) as unknown);
const extendsAnother = (value: unknown) => typeof value === 'object' && value !== null && 'extends' in value;

/** Those of the pilot. One that extends another is read as scenarios read it: international-names.test.ts. */
export const projectPersonas: readonly Persona[] = z
  .array(persona)
  .parse(readFolder('personas').filter((value) => !extendsAnother(value)));
export const projectProviders: readonly Provider[] = z.array(provider).parse(readFolder('providers'));
const readParameters = (name: string): readonly Parameter[] =>
  z.array(parameter).parse(parse(readFileSync(`${folder}/evidence/${name}`, 'utf8')));
export const projectParameters = readParameters('human.yaml');
/** Of recovery drills, beside those. */
export const recoveryParameters = readParameters('recovery.yaml');
/** Where people are sent to an external provider, beside those. */
export const externalParameters = readParameters('external.yaml');
export const publishedFigures: readonly PublishedFigure[] = z
  .array(publishedFigure)
  .parse(JSON.parse(readFileSync(`${folder}/evidence/published.json`, 'utf8')));

export interface TestPopulation {
  readonly scenario: PilotScenario;
  readonly parameters: Parameters;
  readonly population: Population;
}

/** All personas in equal weight, unless said otherwise. */
export function testPopulation(given: Partial<PilotScenario>): TestPopulation {
  const checked = pilotScenario.parse({
    kind: 'pilot',
    name: 'test',
    seed: 20_260_105,
    users: 1_000,
    personas: { [projectPersonas[0]?.id ?? '']: '100 %' },
  });
  const weights = Object.fromEntries(projectPersonas.map(({ id }) => [id, 1 / projectPersonas.length]));
  const filled: PilotScenario = { ...checked, personas: weights, ...given };
  const parameters = createParameters(
    [...projectParameters, ...externalParameters],
    filled.parameters,
    projectPersonas,
  );
  const population = createPopulation({
    scenario: filled,
    personas: projectPersonas,
    providers: projectProviders,
    parameters,
  });
  return { scenario: filled, parameters, population };
}
