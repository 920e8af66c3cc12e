// What one trial is to be: its arm, its rates, when its sign-ins are due.
import { openStream } from '../../../../scenarios/sampling/stream.ts';
import type { LoadScenario } from '../../../../scenarios/schema/scenario.ts';
import type { Trial } from '../../../../scenarios/schema/load-trial.ts';
import { dueTimes } from '../../../arrivals/due-times.ts';
import { durationOf, highestRate, type RatePlan } from '../../../arrivals/rate-plan.ts';

export interface TrialPlan extends Pick<Trial, 'id' | 'arm' | 'purpose' | 'repeat' | 'leadInMs' | 'vus'> {
  readonly plan: RatePlan;
  /** In order, ms from the trial's start. */
  readonly dueTimes: readonly number[];
  /** Lead-in and plan, ms. */
  readonly durationMs: number;
}

const leastVus = 10;
/** Unless the scenario asks for more: each takes some 3 MB. */
export const mostVus = 200;

/** By Little's law with a second for a sign-in: a target that takes longer at its limit makes later ones wait, which due times show. */
export function vusFor(perSecond: number, asked: number | undefined): number {
  return asked ?? Math.min(mostVus, Math.max(leastVus, Math.ceil(perSecond)));
}

/** Of the trial in which an arm lives the scenario's arrivals; what is due in it is drawn by this name. */
export const profileId = (arm: string): string => `${arm}-profile`;

/** @param about the trial but for what follows from its rates. */
export function planTrial(
  scenario: Pick<LoadScenario, 'seed' | 'load'>,
  about: Pick<Trial, 'id' | 'arm' | 'purpose' | 'repeat'>,
  plan: RatePlan,
): TrialPlan {
  const { leadIn, spacing, vus } = scenario.load;
  const [first] = plan;
  if (first === undefined) throw new RangeError('a trial has at least one stretch of time');
  const whole: RatePlan = leadIn > 0 ? [{ durationMs: leadIn, from: first.from, to: first.from }, ...plan] : plan;
  const stream = openStream({ seed: scenario.seed, purpose: `load/due/${about.id}` });
  return {
    ...about,
    plan,
    leadInMs: leadIn,
    vus: vusFor(highestRate(plan), vus),
    dueTimes: dueTimes(whole, spacing, () => stream.uniform()),
    durationMs: durationOf(whole),
  };
}
