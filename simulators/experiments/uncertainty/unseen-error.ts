// Standard error of a figure in which all simulated users are alike: that none of them differed does not tell that nobody would. A share of
// them may be unlike the others, known as if two more users had ended either way (Agresti & Coull 1998, Am Stat 52:119).
import { rateMetrics, secondsMetrics, type PointMetric } from '../../../scenarios/measures/parameter-point.ts';

/** An error below this part of the value (or of 1) is rounding. */
const rounding = 1e-12;

export interface ErrorOfFigure {
  readonly value: number;
  /** Of the value, as the users show it; 0 where they are alike. */
  readonly seen: number;
  /** What they may hide; 0 where they differ. */
  readonly unseen: number;
}

export interface ArmFigure {
  readonly value: number;
  readonly seen: number;
  readonly metric: PointMetric;
  /** Users that the figure rests on. */
  readonly users: number;
  /** What a give-up counts as in a restricted time, s. */
  readonly horizonSeconds: number;
}

/** Of the figure of one arm. */
export function errorOfArm({ value, seen, metric, users, horizonSeconds }: ArmFigure): ErrorOfFigure {
  if (differs(value, seen)) return { value, seen, unseen: 0 };
  const unlike = 2 / (users + 4);
  const reach =
    metric === 'restricted-time-to-sign-in'
      ? horizonSeconds
      : secondsMetrics.has(metric)
        ? Math.abs(value)
        : rateMetrics.has(metric)
          ? 1_000
          : 1;
  return { value, seen: 0, unseen: reach * Math.sqrt((unlike * (1 - unlike)) / (users + 4)) };
}

export function errorOf({ seen, unseen }: ErrorOfFigure): number {
  return Math.hypot(seen, unseen);
}

/** Of first - second, whose users are the same. Users who moved exactly alike in both are taken as others in each. */
export function errorOfDifference(seen: number, first: ErrorOfFigure, second: ErrorOfFigure): number {
  const value = first.value - second.value;
  return differs(value, seen)
    ? Math.hypot(seen, first.unseen, second.unseen)
    : Math.hypot(errorOf(first), errorOf(second));
}

/** Of a ratio of the two, whichever way round; by the delta method. One that is 0 has the error of its numerator over the other. */
export function errorOfRatio(ratio: number, seen: number, first: ErrorOfFigure, second: ErrorOfFigure): number {
  const part = (figure: ErrorOfFigure, error: number) => {
    if (error === 0) return 0;
    const other = figure === first ? second : first;
    return figure.value === 0 ? error / other.value : (ratio * error) / figure.value;
  };
  return differs(ratio, seen)
    ? Math.hypot(seen, part(first, first.unseen), part(second, second.unseen))
    : Math.hypot(part(first, errorOf(first)), part(second, errorOf(second)));
}

function differs(value: number, error: number): boolean {
  return error > rounding * Math.max(1, Math.abs(value));
}
