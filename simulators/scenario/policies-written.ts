// The policies of a scenario as they were written: its own, and what its arms say otherwise.
import { keysOf, mapOf } from './raw-value.ts';
import type { Path } from './yaml-source.ts';

export interface WrittenPolicy {
  readonly path: Path;
  readonly policy: Readonly<Record<string, unknown>>;
}

/** Arms in their short form have none. */
export function policiesWritten(value: Readonly<Record<string, unknown>>): readonly WrittenPolicy[] {
  const arms = mapOf(value['arms']);
  return [
    { path: ['policy'], policy: mapOf(value['policy']) },
    ...keysOf(arms).map((id) => ({ path: ['arms', id, 'policy'], policy: mapOf(mapOf(arms[id])['policy']) })),
  ];
}
