// By how much the difference of two estimates has changed from one occasion to another: (arm - baseline) then less (arm - baseline) before. All
// four may be of the same users; the variance is that of each user's own change (Deng, Knoblich & Lu 2018: influences add up like the estimates).
import { estimated, type Inference, leastUsers, withheld } from '../inference.ts';
import { studentTQuantile } from '../distributions/student-t-quantile.ts';
import { type Reach, unseenBeyond } from '../proportions/unseen-beyond.ts';
import { type Design, differenceVariance } from './influence-contrast.ts';
import type { InfluenceEstimate } from './influence-estimate.ts';

export interface Occasion {
  readonly arm: InfluenceEstimate;
  readonly baseline: InfluenceEstimate;
}

export interface ChangeInput {
  readonly now: Occasion;
  readonly before: Occasion;
  /** Of the two occasions: do the same users live both? */
  readonly design: Design;
  readonly conf: number;
  /** As inferEstimate has it, the same for all four. */
  readonly reach?: Reach;
}

export function influenceChange({ now, before, design, conf, reach }: ChangeInput): Inference {
  const [first, second] = [differenceOf(now), differenceOf(before)];
  const value = first.value - second.value;
  const four = [now.arm, now.baseline, before.arm, before.baseline];
  const users = Math.min(...four.map(({ influence }) => influence.size));
  if (users < leastUsers) return withheld({ code: 'too-few-users', found: users, needed: leastUsers }, value);
  const unseen = four.map(({ parts }) => unseenBeyond(parts, reach, conf));
  const [up, down, back, forth] = unseen;
  if (up === undefined || down === undefined || back === undefined || forth === undefined)
    return withheld({ code: 'no-variance', users }, value);
  const { variance, df } = differenceVariance(first, second, design);
  const half = studentTQuantile((1 + conf) / 2, df) * Math.sqrt(variance);
  return estimated({
    value,
    bounds: {
      lower: value - Math.hypot(half, up.below, down.above, back.above, forth.below),
      upper: value + Math.hypot(half, up.above, down.below, back.below, forth.above),
    },
    conf,
    method: 'difference of differences of ratio estimators by user, t',
    users,
  });
}

/** arm - baseline as one estimate, of the users of either. */
function differenceOf({ arm, baseline }: Occasion): InfluenceEstimate {
  const influence = new Map(arm.influence);
  for (const [user, x] of baseline.influence) influence.set(user, (influence.get(user) ?? 0) - x);
  return {
    value: arm.value - baseline.value,
    influence,
    df: Math.min(arm.df, baseline.df),
    parts: [],
  };
}
