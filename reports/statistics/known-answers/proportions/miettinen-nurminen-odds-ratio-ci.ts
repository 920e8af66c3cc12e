// Score interval for the odds ratio (Miettinen & Nurminen 1985, Stat Med 4:213), constrained maximum in closed form.
import { type TwoCounts, checkTwoCounts } from '../../proportions/counts.ts';
import { criticalValue } from '../../distributions/critical-value.ts';
import { findRoot } from '../../distributions/find-root.ts';

const widestLogRatio = 30;

export interface OddsRatioCI {
  readonly lower: number;
  readonly est: number;
  readonly upper: number;
}

/** Absent when a margin of the table is empty. */
export function miettinenNurminenOddsRatioCI({
  conf,
  ...counts
}: TwoCounts & { readonly conf: number }): OddsRatioCI | undefined {
  checkTwoCounts(counts);
  const { x1, n1, x2, n2 } = counts;
  if (x1 + x2 === 0 || x1 + x2 === n1 + n2) return undefined;
  const critical = criticalValue(conf);
  const est = (x1 * (n2 - x2)) / (x2 * (n1 - x1));
  const score = (logOdds: number): number => oddsRatioScore(counts, Math.exp(logOdds));
  const centre = Math.min(widestLogRatio, Math.max(-widestLogRatio, Math.log(est)));
  return {
    lower: est === 0 ? 0 : Math.exp(findRoot((t) => score(t) - critical, -widestLogRatio, centre)),
    est,
    upper: est === Infinity ? Infinity : Math.exp(findRoot((t) => score(t) + critical, centre, widestLogRatio)),
  };
}

function oddsRatioScore({ x1, n1, x2, n2 }: TwoCounts, odds: number): number {
  const events = x1 + x2;
  const a = n2 * (odds - 1);
  const b = n1 * odds + n2 - events * (odds - 1);
  const p2 = (2 * events) / (b + Math.sqrt(b * b + 4 * a * events));
  const p1 = (p2 * odds) / (1 + p2 * (odds - 1));
  const information = 1 / (1 / (n1 * p1 * (1 - p1)) + 1 / (n2 * p2 * (1 - p2)));
  return ((x1 - n1 * p1) / Math.sqrt(information)) * Math.sqrt((n1 + n2 - 1) / (n1 + n2));
}
