// An arrival plan in figures and in words: for the chart, the terminal and the page.
import type { RateSegment } from '../../../scenarios/schema/load-trial.ts';
import { asStated } from '../../words/quantity.ts';
import { perSecondUnit } from './load-capacity-words.ts';

/** Sign-ins that the plan makes due, on average; a Poisson plan varies about it. */
export function plannedSignIns(plan: readonly RateSegment[]): number {
  return plan.reduce((sum, { durationMs, from, to }) => sum + ((from + to) / 2) * (durationMs / 1_000), 0);
}

/** Sign-ins per second at the highest point. */
export function peakRate(plan: readonly RateSegment[]): number {
  return plan.reduce((highest, { from, to }) => Math.max(highest, from, to), 0);
}

export function plannedMs(plan: readonly RateSegment[]): number {
  return plan.reduce((sum, { durationMs }) => sum + durationMs, 0);
}

/** "90 s", "10 min", "2 h": as somebody would write it. */
export function durationAsPlanned(ms: number): string {
  if (ms < 1_000) return asStated(ms, 'ms');
  if (ms < 120_000) return asStated(ms / 1_000, 's');
  return ms < 7_200_000 ? asStated(ms / 60_000, 'min') : asStated(ms / 3_600_000, 'h');
}

/** "from 2 to 40 a second in 60 s, 40 a second for 30 s": one clause for each segment. */
export function ratePlanInWords(plan: readonly RateSegment[]): string {
  return plan
    .map(({ durationMs, from, to }) =>
      from === to
        ? `${asStated(from, perSecondUnit)} for ${durationAsPlanned(durationMs)}`
        : `from ${asStated(from, '')} to ${asStated(to, perSecondUnit)} in ${durationAsPlanned(durationMs)}`,
    )
    .join(', ');
}
