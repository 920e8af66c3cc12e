// Weights of the personas in the tenant, over those that have data: a persona without any cannot speak for its share.
import type { Manifest } from '../../scenarios/schema/run.ts';

export interface TenantShare {
  readonly persona: string;
  readonly weight: number;
}

/** Weights of the personas present, scaled to add up to 1. Empty when none is present. */
export function tenantWeights(personas: Manifest['personas'], present: ReadonlySet<string>): readonly TenantShare[] {
  const found = personas.filter((persona) => present.has(persona.id) && persona.weight > 0);
  const total = found.reduce((sum, persona) => sum + persona.weight, 0);
  return found.map((persona) => ({ persona: persona.id, weight: persona.weight / total }));
}

/** Mean over personas by tenant weight of sum / count; absent when no persona has a count. */
export function weightedMean(
  parts: readonly { readonly persona: string; readonly sum: number; readonly count: number }[],
  personas: Manifest['personas'],
): number | undefined {
  const counted = parts.filter((part) => part.count > 0);
  const weights = tenantWeights(personas, new Set(counted.map((part) => part.persona)));
  if (weights.length === 0) return undefined;
  return weights.reduce((total, { persona, weight }) => {
    const of = counted.filter((part) => part.persona === persona);
    return (
      total + (weight * of.reduce((sum, part) => sum + part.sum, 0)) / of.reduce((sum, part) => sum + part.count, 0)
    );
  }, 0);
}
