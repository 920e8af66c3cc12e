// How many trials without an event it takes to say that a proportion is below a limit (success-run theorem; ISO/IEC 19795-1).
import { StatisticsError } from '../statistics-error.ts';

/** @param atMost the limit, 0 to 1, both excluded. */
export function trialsWithoutEvent({ atMost, conf }: { readonly atMost: number; readonly conf: number }): number {
  if (!(atMost > 0 && atMost < 1)) throw new StatisticsError('proportion-out-of-range', { atMost });
  return Math.ceil(Math.log1p(-conf) / Math.log1p(-atMost));
}
