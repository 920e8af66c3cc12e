// Log-rank test of the cause-specific hazard of signing in, giving up censored (Mantel 1966; as survival::survdiff).
import { chiSquareSf } from '../../distributions/chi-square-sf.ts';
import { type TwoGroups, riskSets } from './risk-sets.ts';

/** Absent when nobody signed in while both groups were at risk. */
export function logRank(groups: TwoGroups): { readonly chisq: number; readonly p: number } | undefined {
  let excess = 0;
  let variance = 0;
  for (const { atRisk, events } of riskSets(groups)) {
    const n = atRisk[0] + atRisk[1];
    const d = events[0] + events[1];
    excess += events[0] - (d * atRisk[0]) / n;
    if (n > 1) variance += (d * atRisk[0] * atRisk[1] * (n - d)) / (n ** 2 * (n - 1));
  }
  if (!(variance > 0)) return undefined;
  const chisq = excess ** 2 / variance;
  return { chisq, p: chiSquareSf(chisq, 1) };
}
