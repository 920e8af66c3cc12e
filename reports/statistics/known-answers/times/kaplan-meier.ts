// Kaplan-Meier estimate of not being signed in yet, with giving up treated as censoring: "as if nobody could give up". A hypothetical,
// never the headline. Greenwood variance, log-log limits (Kalbfleisch & Prentice), median by Brookmeyer & Crowley 1982.
import { type IncidenceStep, aalenJohansen } from '../../times/aalen-johansen.ts';
import { criticalValue } from '../../distributions/critical-value.ts';
import type { TimedAttempt } from '../../times/timed-attempt.ts';

export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  /** Greenwood sum of d / (n (n - d)); Infinity once all at risk had the event. */
  readonly greenwood: number;
  /** Log-log limits; absent where survival is 1 or 0. */
  readonly lower?: number;
  readonly upper?: number;
}

export interface KaplanMeier {
  readonly steps: readonly SurvivalStep[];
  /** Absent when never reached. */
  readonly median?: number;
  readonly medianLower?: number;
  readonly medianUpper?: number;
}

type Times = readonly Pick<TimedAttempt, 'time' | 'end'>[];

export function kaplanMeier({ attempts, conf }: { readonly attempts: Times; readonly conf: number }): KaplanMeier {
  const z = criticalValue(conf);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  for (const { time, atRisk, signedIn } of causeOnly(attempts)) {
    survival = signedIn === atRisk ? 0 : survival * (1 - signedIn / atRisk);
    greenwood += signedIn === 0 ? 0 : signedIn / (atRisk * (atRisk - signedIn));
    const base = { time, atRisk, events: signedIn, survival, greenwood };
    if (survival === 1 || survival === 0) steps.push(base);
    else {
      const half = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
      steps.push({ ...base, lower: survival ** Math.exp(half), upper: survival ** Math.exp(-half) });
    }
  }
  const median = steps.find((step) => step.survival <= 0.5)?.time;
  const medianLower = steps.find((step) => (step.lower ?? step.survival) <= 0.5)?.time;
  const medianUpper = steps.find((step) => (step.upper ?? step.survival) <= 0.5)?.time;
  return {
    steps,
    ...(median === undefined ? {} : { median }),
    ...(medianLower === undefined ? {} : { medianLower }),
    ...(medianUpper === undefined ? {} : { medianUpper }),
  };
}

/** Counts at each time with every other end taken as censoring. */
function causeOnly(attempts: Times): IncidenceStep[] {
  return aalenJohansen(attempts.map(({ time, end }) => ({ user: '', time, end: end === 'signed-in' ? end : 'lost' })));
}
