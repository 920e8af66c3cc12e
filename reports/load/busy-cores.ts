// How many cores were busy, and with what: from the samples of a trial.
import type { RateSegment, Sample, Trial } from '../../scenarios/schema/load-trial.ts';
import type { CountedTime } from './sign-ins.ts';

/** Means over a stretch of time. Target: absent where it is somebody else's. Machine: everything that ran on it; absent where the system does not tell. */
export interface BusyCores {
  readonly k6: number;
  readonly target?: number;
  readonly own: number;
  readonly machine?: number;
}

/** Undefined without samples. */
export function busyCores(samples: readonly Sample[]): BusyCores | undefined {
  const spanMs = samples.reduce((sum, each) => sum + each.spanMs, 0);
  if (spanMs === 0) return undefined;
  const mean = (of: (sample: Sample) => number | undefined) =>
    samples.reduce((sum, each) => sum + (of(each) ?? Number.NaN), 0) / spanMs;
  const [target, machine] = [mean((each) => each.targetCpuMs), mean((each) => each.machineCpuMs)];
  return {
    k6: mean((each) => each.k6CpuMs),
    ...(Number.isNaN(target) ? {} : { target }),
    own: mean((each) => each.ownCpuMs),
    ...(Number.isNaN(machine) ? {} : { machine }),
  };
}

const middleMs = ({ atMs, spanMs }: Sample): number => atMs - spanMs / 2;

/** Those whose middle lies in the time. */
export function samplesWithin(samples: readonly Sample[], { trial, fromMs, toMs }: CountedTime): Sample[] {
  return samples.filter((each) => each.trial === trial && middleMs(each) >= fromMs && middleMs(each) < toMs);
}

/** Highest rate of the plan, sign-ins per second; undefined for lives. */
export function peakRate({ plan }: Pick<Trial, 'plan'>): number | undefined {
  return plan.length === 0 ? undefined : Math.max(...plan.flatMap(({ from, to }) => [from, to]));
}

/** Of samples, those taken at nine tenths of the highest planned rate or more: a mean over a day's peak and its shoulders hides the peak. */
export function samplesAtPeak(
  samples: readonly Sample[],
  { plan, leadInMs }: Pick<Trial, 'plan' | 'leadInMs'>,
): Sample[] {
  const peak = peakRate({ plan });
  return peak === undefined
    ? [...samples]
    : samples.filter((each) => rateAt(plan, middleMs(each) - leadInMs) >= 0.9 * peak);
}

function rateAt(plan: readonly RateSegment[], atMs: number): number {
  let begins = 0;
  for (const { durationMs, from, to } of plan) {
    if (atMs < begins + durationMs) return from + (to - from) * Math.max(0, (atMs - begins) / durationMs);
    begins += durationMs;
  }
  return 0;
}
