// Two families of tests: Holm over the primary metrics, Benjamini-Hochberg over personas (statistics.md 2.4).
import { adjustPValues } from '../../combined/adjust-p-values.ts';

export interface GatekeptPValues {
  readonly primaryHolm: readonly number[];
  readonly personasBH: readonly number[];
}

export function gatekeepFallback({
  primary,
  personas,
}: {
  readonly primary: readonly number[];
  readonly personas: readonly number[];
}): GatekeptPValues {
  return {
    primaryHolm: adjustPValues({ p: primary, method: 'holm' }),
    personasBH: adjustPValues({ p: personas, method: 'BH' }),
  };
}
