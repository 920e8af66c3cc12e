// From the arrivals of a scenario to rates over time: stretches in which the rate goes evenly from one value to another.
import type { Arrivals } from '../../scenarios/schema/load.ts';
import type { RateSegment } from '../../scenarios/schema/load-trial.ts';

/** Sign-ins per second over time; never empty. */
export type RatePlan = readonly RateSegment[];

/** A spike rises and falls within this time: at once would be a step that no crowd makes, ms. */
export const spikeEdgeMs = 1_000;

export function ratePlan(arrivals: Arrivals): RatePlan {
  switch (arrivals.shape) {
    case 'steady':
    case 'soak':
      return [{ durationMs: arrivals.for, from: arrivals.rate, to: arrivals.rate }];
    case 'ramp':
      return [{ durationMs: arrivals.for, from: arrivals.from, to: arrivals.to }];
    case 'spike':
      return spike(arrivals);
    case 'morning-peak':
      return morningPeak(arrivals);
  }
}

/** Highest rate of a plan, sign-ins per second. */
export function highestRate(plan: RatePlan): number {
  return Math.max(...plan.map(({ from, to }) => Math.max(from, to)));
}

export function durationOf(plan: RatePlan): number {
  return plan.reduce((total, { durationMs }) => total + durationMs, 0);
}

/** Sign-ins that become due over a plan, on average. */
export function expectedArrivals(plan: RatePlan): number {
  return plan.reduce((total, { durationMs, from, to }) => total + (durationMs / 1_000) * ((from + to) / 2), 0);
}

/** The plan's rates held for less or more time. */
export function stretched(plan: RatePlan, factor: number): RatePlan {
  return plan.map((segment) => ({ ...segment, durationMs: segment.durationMs * factor }));
}

function spike({ rate, peak, after, peakFor, for: durationMs }: Extract<Arrivals, { shape: 'spike' }>): RatePlan {
  const restMs = durationMs - after - peakFor - 2 * spikeEdgeMs;
  return [
    { durationMs: after, from: rate, to: rate },
    { durationMs: spikeEdgeMs, from: rate, to: peak },
    { durationMs: peakFor, from: peak, to: peak },
    { durationMs: spikeEdgeMs, from: peak, to: rate },
    { durationMs: restMs, from: rate, to: rate },
  ].filter((segment) => segment.durationMs > 0);
}

/**
 * 12 000 employees x 1.6 sign-ins x 40 % in half an hour are 4.3 a second there; the other 60 % are spread over the rest of the working
 * day. Even within the peak: nothing is known of its shape, and Poisson arrivals make it uneven enough.
 */
function morningPeak(arrivals: Extract<Arrivals, { shape: 'morning-peak' }>): RatePlan {
  const { employees, signInsPerDay, share, between, workingDay, shoulders, compress } = arrivals;
  const [beginsMs, endsMs] = between;
  const signIns = employees * signInsPerDay;
  const peakMs = endsMs - beginsMs;
  const restMs = workingDay[1] - workingDay[0] - peakMs;
  const inPeak = (signIns * share) / (peakMs / 1_000);
  const outside = restMs > 0 ? (signIns * (1 - share)) / (restMs / 1_000) : 0;
  const before = Math.min(shoulders, beginsMs - workingDay[0]);
  const after = Math.min(shoulders, workingDay[1] - endsMs);
  const plan = [
    { durationMs: before, from: outside, to: outside },
    { durationMs: peakMs, from: inPeak, to: inPeak },
    { durationMs: after, from: outside, to: outside },
  ].filter((segment) => segment.durationMs > 0);
  return stretched(plan, 1 / compress);
}
