// Gray's test that two groups have the same cumulative incidence (Gray 1988, Ann Stat 16:1141, rho = 0; the two-group case of
// cmprsk's crst, with its ties corrections).
import { chiSquareSf } from '../../distributions/chi-square-sf.ts';
import { type TwoGroups, riskSets } from './risk-sets.ts';

type Index = 0 | 1;
const groupsOf: readonly Index[] = [0, 1];

/** Test of the share signed in; absent when there is nothing to compare. */
export function grayTest(groups: TwoGroups): { readonly statistic: number; readonly p: number } | undefined {
  let s = 0;
  let v = 0;
  const v2: [number, number] = [0, 0];
  const v3: [number, number] = [0, 0];
  const c: [number, number] = [0, 0];
  let pending: [number, number] = [1, 1];
  let incidence: [number, number] = [0, 0];
  let pooled = 0;
  for (const { atRisk: n, events, gaveUp } of riskSets(groups)) {
    const d = events[0] + events[1];
    if (d + gaveUp[0] + gaveUp[1] === 0) continue;
    const present = groupsOf.filter((k) => n[k] > 0);
    const nextPending: [number, number] = [...pending];
    const nextIncidence: [number, number] = [...incidence];
    let tr = 0;
    let tq = 0;
    for (const k of present) {
      nextPending[k] = (pending[k] * (n[k] - events[k] - gaveUp[k])) / n[k];
      nextIncidence[k] = incidence[k] + (pending[k] * events[k]) / n[k];
      tr += n[k] / pending[k];
      tq += (n[k] * (1 - incidence[k])) / pending[k];
    }
    const nextPooled = pooled + d / tr;
    // Row 0 of the matrix a(i, k): only the first group's score is kept, as the two sum to 0.
    const share = n[0] > 0 ? n[0] / pending[0] : 0;
    const a: readonly [number, number] = [share * (1 - share / tr), n[1] > 0 ? (-share * n[1]) / (pending[1] * tr) : 0];
    for (const k of present) c[k] += (a[k] * d) / (tr * (1 - pooled));
    if (n[0] > 0) s += events[0] - (d * n[0] * (1 - incidence[0])) / (pending[0] * tq);
    for (const k of present) {
      if (d > 0) {
        const t4 = nextPending[k] > 0 ? 1 - (1 - nextPooled) / nextPending[k] : 1;
        const ties = d > 1 ? 1 - (d - 1) / (tr * pending[k] - 1) : 1;
        const t3 = (ties * pending[k] * d) / (tr * n[k]);
        const t1 = a[k] - t4 * c[k];
        v3[k] += t4 * t4 * t3;
        v2[k] += t1 * t4 * t3;
        v += t1 * t1 * t3;
      }
      if (gaveUp[k] > 0 && nextPending[k] > 0) {
        const t4 = (1 - nextPooled) / nextPending[k];
        const ties = gaveUp[k] > 1 ? 1 - (gaveUp[k] - 1) / (n[k] - 1) : 1;
        const t3 = (ties * pending[k] ** 2 * gaveUp[k]) / n[k] ** 2;
        const t1 = t4 * c[k];
        v3[k] += t4 * t4 * t3;
        v2[k] -= t1 * t4 * t3;
        v += t1 * t1 * t3;
      }
    }
    pending = nextPending;
    incidence = nextIncidence;
    pooled = nextPooled;
  }
  for (const k of groupsOf) v += c[k] * c[k] * v3[k] + 2 * c[k] * v2[k];
  if (!(v > 0)) return undefined;
  const statistic = s ** 2 / v;
  return { statistic, p: chiSquareSf(statistic, 1) };
}
