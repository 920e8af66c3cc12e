// The same share and standard error by the survey sampler's road: Taylor linearisation trial by trial, then sums by user (as
// survey::svymean). Kept as an independent check of clusterProportionDelta, which it must equal.
import { moments } from '../../../../scenarios/measures/sums/moments.ts';

export interface Trial {
  readonly user: string;
  readonly success: boolean;
}

/** Absent without a trial. */
export function clusterProportionSurvey(
  trials: readonly Trial[],
): { readonly p: number; readonly se: number } | undefined {
  if (trials.length === 0) return undefined;
  const p = trials.filter(({ success }) => success).length / trials.length;
  const totals = new Map<string, number>();
  for (const { user, success } of trials)
    totals.set(user, (totals.get(user) ?? 0) + ((success ? 1 : 0) - p) / trials.length);
  const k = totals.size;
  const { squares } = moments([...totals.values()]);
  return { p, se: Math.sqrt((k / (k - 1)) * squares) };
}
