// By which metric a claim is read, as it stands in a sentence: "holds per attempt only if ...".
import type { PointMetric } from '../../scenarios/measures/parameter-point.ts';

const words: Readonly<Record<PointMetric, string>> = {
  'success-per-attempt-first-try': 'per attempt, first try',
  'success-per-attempt-first-try-by-method': 'per attempt, first try, own method',
  'success-per-prompt': 'per prompt',
  'success-per-prompt-by-method': 'per prompt, own method',
  'success-per-attempt': 'per attempt, with retries',
  'success-per-attempt-by-method': 'per attempt, with retries, own method',
  'success-per-need': 'per need to sign in',
  'success-per-need-by-method': 'per need to sign in, own method',
  'success-per-person-day': 'per person and day',
  'success-per-person-day-by-method': 'per person and day, own method',
  'success-per-log-entry': 'per attempt in the sign-in log, whoever made it',
  'success-per-prompt-shown': 'per prompt shown, to whomever',
  'restricted-time-to-sign-in': 'in time to sign in, give-ups counted as 60 s',
  'time-of-successes-mean': 'in the mean time of successes',
  'time-of-successes-geometric-mean': 'in the geometric mean time of successes',
  'time-of-successes-median': 'in the median time of successes',
  'seconds-per-success': 'in seconds spent per success',
  'registration-success': 'per person who began to register',
  'lock-outs': 'in lock-outs per 1 000 needs to sign in',
  'help-desk-worthy-failures': 'in needs that nobody met per 1 000',
};

export function definitionOf(metric: PointMetric): string {
  return words[metric];
}
