// Kinds of experiments. A scenario, the manifest of its run and the results are unions by it.

export const scenarioKinds = ['pilot', 'load', 'rollout', 'recovery-drill', 'phishing-drill'] as const;
export type ScenarioKind = (typeof scenarioKinds)[number];

/** Of a scenario that does not say its kind, as none did before there were kinds. */
export function inferredKind({
  driver,
  rollout,
  drill,
  phishing,
}: {
  readonly driver?: unknown;
  readonly rollout?: unknown;
  readonly drill?: unknown;
  readonly phishing?: unknown;
}): ScenarioKind {
  if (rollout !== undefined) return 'rollout';
  if (drill !== undefined) return 'recovery-drill';
  if (phishing !== undefined) return 'phishing-drill';
  return driver === 'load' ? 'load' : 'pilot';
}
