// Which sums of a very large run stand for a metric: its numerator and its denominator by user, over everybody. Every metric of the tables
// has its line, so that no figure of such a run is of a sample.
import type { UserSumId } from '../../scenarios/schema/aggregates.ts';
import type { metrics } from './catalogue.ts';
import type { Metric } from './metric.ts';

type Sums = readonly [numerator: UserSumId, per: UserSumId];

const sums: Readonly<Record<Exclude<keyof typeof metrics, `load-${string}`>, Sums>> = {
  fallbacks: ['fallbacks', 'needs'],
  'give-ups': ['give-ups', 'needs'],
  'help-desk-worthy-failures': ['needs-not-met', 'needs'],
  'lock-outs': ['lock-outs', 'needs'],
  'password-resets': ['resets', 'needs'],
  'registration-success': ['registered', 'registrants'],
  'registration-time': ['registration-time', 'registered'],
  'restricted-time-to-sign-in': ['restricted-time-60-s', 'attempts'],
  'restricted-time-to-sign-in-120-s': ['restricted-time-120-s', 'attempts'],
  'restricted-time-to-sign-in-300-s': ['restricted-time-300-s', 'attempts'],
  'seconds-per-success': ['time', 'successes'],
  'signed-in-by-5-s': ['signed-in-by-5-s', 'attempts'],
  'signed-in-by-10-s': ['signed-in-by-10-s', 'attempts'],
  'signed-in-by-20-s': ['signed-in-by-20-s', 'attempts'],
  'signed-in-by-30-s': ['signed-in-by-30-s', 'attempts'],
  'signed-in-by-60-s': ['signed-in-by-60-s', 'attempts'],
  'signed-in-by-120-s': ['signed-in-by-120-s', 'attempts'],
  'success-per-attempt': ['successes', 'attempts'],
  'success-per-attempt-by-method': ['successes-by-method', 'attempts'],
  'success-per-attempt-first-try': ['successes-first-try', 'attempts'],
  'success-per-attempt-first-try-by-method': ['successes-first-try-by-method', 'attempts'],
  'success-per-person-day': ['days-met', 'days'],
  'success-per-person-day-by-method': ['days-met-by-method', 'days'],
  'success-per-prompt': ['prompts-accepted', 'prompts'],
  'success-per-prompt-by-method': ['own-prompts-accepted', 'own-prompts'],
  'success-per-session': ['needs-met', 'needs'],
  'success-per-session-by-method': ['needs-met-by-method', 'needs'],
  'time-of-successes-geometric-mean': ['log-time-of-successes', 'timed-successes'],
  'time-of-successes-mean': ['time-of-successes', 'successes'],
  // The median itself is read from histograms.
  'time-of-successes-median': ['time-of-successes', 'successes'],
  'void-share': ['voids', 'all-attempts'],
};

/** Sums in µs or millionths. */
const inMillionths: ReadonlySet<UserSumId> = new Set<UserSumId>([
  'time',
  'time-of-successes',
  'log-time-of-successes',
  'restricted-time-60-s',
  'restricted-time-120-s',
  'restricted-time-300-s',
  'registration-time',
]);

export interface SummedBeforehand {
  readonly numerator: UserSumId;
  readonly per: UserSumId;
  /** What makes the numerator's unit of it. */
  readonly numeratorScale: number;
}

/** @throws RangeError for a metric that is not of the catalogue. */
export function summedBeforehand({ id }: Metric): SummedBeforehand {
  const found = (sums as Readonly<Record<string, Sums>>)[id];
  if (found === undefined) throw new RangeError(`metric ${id}: expected one that was summed as the run was lived`);
  const [numerator, per] = found;
  return { numerator, per, numeratorScale: inMillionths.has(numerator) ? 1e-6 : 1 };
}
