// Kinds of experiments. A scenario, the manifest of its run and the results are unions by it.

export const scenarioKinds = ['pilot', 'load', 'rollout'] as const;
export type ScenarioKind = (typeof scenarioKinds)[number];

/** Of a scenario that does not say its kind, as none did before there were kinds. */
export function inferredKind({
  driver,
  rollout,
}: {
  readonly driver?: unknown;
  readonly rollout?: unknown;
}): ScenarioKind {
  if (rollout !== undefined) return 'rollout';
  return driver === 'load' ? 'load' : 'pilot';
}
