// Cox model of the cause-specific hazard of signing in with one binary covariate, Efron's ties (Cox 1972; Efron 1977; as survival::coxph).
import { type TwoGroups, riskSets } from './risk-sets.ts';

const mostIterations = 50;

/** Log hazard ratio of first over second; absent when it has no finite maximum. */
export function causeSpecificHazardRatio(
  groups: TwoGroups,
): { readonly logHazardRatio: number; readonly se: number } | undefined {
  const sets = riskSets(groups).filter(({ events }) => events[0] + events[1] > 0);
  let beta = 0;
  for (let i = 0; i < mostIterations; i++) {
    const hazard = Math.exp(beta);
    let score = 0;
    let information = 0;
    for (const { atRisk, events } of sets) {
      const ties = events[0] + events[1];
      score += events[0];
      for (let j = 0; j < ties; j++) {
        const exposed = hazard * (atRisk[0] - (j / ties) * events[0]);
        const share = exposed / (exposed + atRisk[1] - (j / ties) * events[1]);
        score -= share;
        information += share * (1 - share);
      }
    }
    if (!(information > 1e-12)) return undefined;
    beta += score / information;
    if (Math.abs(score / information) < 1e-12) return { logHazardRatio: beta, se: Math.sqrt(1 / information) };
  }
  return undefined;
}
