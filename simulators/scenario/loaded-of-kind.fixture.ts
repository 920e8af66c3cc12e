// For tests and benchmarks: a scenario whose kind they know.
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import type { ScenarioKind } from '../../scenarios/schema/scenario-kind.ts';
import type { LoadedScenario } from './load-scenario.ts';

/** @throws when it is of another kind. */
export function loadedOfKind<K extends ScenarioKind>(
  loaded: LoadedScenario,
  kind: K,
): LoadedScenario<Extract<Scenario, { readonly kind: K }>> {
  if (!isOfKind(loaded, kind)) throw new Error(`found a scenario of kind ${loaded.scenario.kind}, expected ${kind}`);
  return loaded;
}

function isOfKind<K extends ScenarioKind>(
  loaded: LoadedScenario,
  kind: K,
): loaded is LoadedScenario<Extract<Scenario, { readonly kind: K }>> {
  return loaded.scenario.kind === kind;
}
