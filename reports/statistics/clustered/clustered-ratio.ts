// Ratio of two success shares or of two failure shares, several trials a user. Parallel: Koopman on Rao-Scott effective counts at a
// t quantile. Paired: the arms' log limits combined by MOVER with their correlation over users.
import { type ClusteredCount, type UserCount, clusteredCount } from './clustered-count.ts';
import { type ClusteredComparisonInput, effectiveCounts } from './clustered-difference.ts';
import { clusteredLimits } from './clustered-proportion.ts';
import { estimated, type Inference, leastUsers, withheld } from '../inference.ts';
import { type Design, differenceVariance } from './influence-contrast.ts';
import { influenceCorrelation } from './influence-correlation.ts';
import { type MoverPart, moverDifference } from '../combined/mover.ts';
import { riskRatioLimits } from '../proportions/risk-ratio-score.ts';
import { studentTQuantile } from '../distributions/student-t-quantile.ts';

export interface ClusteredRatioInput extends ClusteredComparisonInput {
  readonly design: Design;
}

/** Success share of first over that of second. */
export function clusteredRatio({ first, second, weights, design, conf }: ClusteredRatioInput): Inference {
  const one = clusteredCount(first, weights);
  if (one.kind === 'withheld') return one;
  const two = clusteredCount(second, weights);
  if (two.kind === 'withheld') return two;
  const a = one.count;
  const b = two.count;
  if (b.estimate.value === 0) return withheld({ code: 'not-estimable' });
  const ratio = a.estimate.value / b.estimate.value;
  const users = Math.min(a.users, b.users);
  if (users < leastUsers) return withheld({ code: 'too-few-users', found: users, needed: leastUsers }, ratio);
  const informativeUsers = Math.min(a.informativeUsers, b.informativeUsers);
  if (design === 'paired' && ratio > 0) {
    const bounds = moverDifference(logPart(a, conf), logPart(b, conf), influenceCorrelation(a.estimate, b.estimate));
    return estimated({
      value: ratio,
      bounds: { lower: Math.exp(bounds.lower), upper: Math.exp(bounds.upper) },
      conf,
      method: 'paired log MOVER of Rao-Scott + logit, t',
      users,
      informativeUsers,
    });
  }
  // With no event in the first arm there is no log ratio to pair: the parallel interval, wider than a paired one where arms agree.
  const { df } = differenceVariance(a.estimate, b.estimate, 'parallel');
  const bounds = riskRatioLimits(effectiveCounts(a, b), studentTQuantile((1 + conf) / 2, df), false);
  if (bounds === undefined) return withheld({ code: 'not-estimable' });
  return estimated({ value: ratio, bounds, conf, method: 'Rao-Scott + Koopman, t', users, informativeUsers });
}

/** Failure share of first over that of second. */
export function clusteredFailureRatio(input: ClusteredRatioInput): Inference {
  return clusteredRatio({ ...input, first: input.first.map(failures), second: input.second.map(failures) });
}

function failures(row: UserCount): UserCount {
  return { ...row, successes: row.trials - row.successes };
}

function logPart(count: ClusteredCount, conf: number): MoverPart {
  const { lower, upper } = clusteredLimits(count, conf);
  return { value: Math.log(count.estimate.value), lower: Math.log(lower), upper: Math.log(upper) };
}
