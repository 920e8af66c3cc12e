// The manifest of a run as it stands before the first attempt: what will be run, and what was promised.
import { runFormat, type Manifest } from '../../scenarios/schema/run.ts';
import type { Population } from '../people/population.ts';
import { ruleOf } from '../scenario/decision-rule-library.ts';
import { recoveryRuleOf } from '../scenario/recovery-rule-library.ts';
import type { LoadedScenario } from '../scenario/load-scenario.ts';
import type { EnvironmentSheet } from './environment-sheet.ts';

export interface ManifestParts {
  readonly id: string;
  readonly version: string;
  readonly scenarioFile: string;
  readonly loaded: LoadedScenario;
  readonly population: Population;
  /** Claims as they stand now, with a hash of their definition. */
  readonly claims: Manifest['claims'];
  /** How well the model predicts what others measured. */
  readonly predicting?: Manifest['predicting'];
  readonly environment: EnvironmentSheet;
}

export function manifestOf({
  id,
  version,
  scenarioFile,
  loaded,
  population,
  claims,
  predicting,
  environment,
}: ManifestParts): Manifest {
  const { scenario } = loaded;
  const ofEveryKind = {
    format: runFormat,
    id,
    name: scenario.name,
    state: 'running',
    version,
    scenarioFile,
    scenarioHash: loaded.hash,
    overrides: [...loaded.overridesApplied],
    seed: scenario.seed,
    personas: loaded.personas.map((persona) => ({
      id: persona.id,
      title: persona.title,
      weight: scenario.personas[persona.id] ?? 0,
      users: [...population.usersOf(persona.id)].length,
    })),
    claims,
    ...(predicting === undefined ? {} : { predicting }),
    parameters: loaded.parameters.map((parameter) =>
      parameter.id in scenario.parameters ? { ...parameter, overridden: true } : parameter,
    ),
    published: [...loaded.published],
    environment,
    ...(loaded.ownParts.length === 0 ? {} : { ownParts: [...loaded.ownParts] }),
    ...(loaded.changedEvidence.length === 0 ? {} : { changedEvidence: [...loaded.changedEvidence] }),
    epochs: [],
    planned: { users: scenario.users, needs: scenario.users * scenario.days * scenario.signInsPerUserAndDay },
  } satisfies Partial<Manifest>;
  switch (scenario.kind) {
    case 'pilot':
      return { kind: 'pilot', scenario, ...ofEveryKind, rule: ruleOf(loaded) };
    case 'load':
      return { kind: 'load', scenario, ...ofEveryKind, rule: ruleOf(loaded) };
    case 'rollout':
      return {
        kind: 'rollout',
        scenario,
        ...ofEveryKind,
        ...(loaded.rolloutRule === undefined ? {} : { rolloutRule: loaded.rolloutRule }),
      };
    case 'recovery-drill':
      return {
        kind: 'recovery-drill',
        scenario,
        ...ofEveryKind,
        rule: recoveryRuleOf(loaded),
        impostors: [...loaded.impostors],
        verifiers: [...loaded.verifiers],
      };
    case 'phishing-drill':
      return { kind: 'phishing-drill', scenario, ...ofEveryKind };
  }
}
