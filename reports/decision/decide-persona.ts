// Go, amend, stop or no verdict for one persona: the fixed-sample form of the rule (one look, after the run).
// Non-inferiority of success, superiority on success or time, guardrails, and a veto for shown harm. Spotify's rule with
// the amber zone of Lewis et al. 2021 (Pilot and Feasibility Studies 7:40). Security is not part of it: this run attacks nobody.
import { countOf, differenceOfProportions, quantityWithInterval, threeDigits } from '../words/quantity.ts';
import type { ArmOfRun } from '../results/arm-of-run.ts';
import type { Contrast } from '../results/contrast.ts';
import type { Estimate } from '../results/estimate.ts';
import type { SampleDecision } from '../results/persona-decision.ts';
import { leastInformativeUsers } from '../statistics/claims/claim-verdict.ts';
import { leastUsers } from '../statistics/inference.ts';
import { rule } from './rule.ts';

export interface PersonaEvidence {
  readonly users: number;
  /** Arm that is decided on, and whether its people have to register a passkey. */
  readonly arm: Pick<ArmOfRun, 'id' | 'inSentence'> & { readonly registers: boolean };
  /** Of this persona: the arm against the one it is compared with. */
  readonly contrasts: readonly Contrast[];
  /** Of this persona. */
  readonly estimates: readonly Estimate[];
  /** Why no figure of the run can be decided on: too many void attempts, a difference with the target's log. */
  readonly invalid?: string;
}

type Decision = Pick<SampleDecision, 'decision' | 'why'>;

const points = (share: number) => countOf(100 * share, 'point');

/** The reason is one sentence; the first rule that settles the matter gives it. */
export function decidePersona(evidence: PersonaEvidence): Decision {
  if (evidence.invalid !== undefined) return none(evidence.invalid);
  if (evidence.users < leastUsers) {
    return none(
      `${countOf(evidence.users, 'user')} cannot carry a verdict; ${leastUsers - evidence.users} more are needed.`,
    );
  }
  const difference = (metric: string) =>
    evidence.contrasts.find((contrast) => contrast.metric === metric && contrast.kind === 'difference');
  const success = difference('success-per-need');
  if (success?.interval === undefined || success.value === undefined)
    return none(`Success cannot be compared: ${success?.withheld ?? 'the run has no figure of it'}.`);
  // Nobody failed in the arm: the interval counts each user once, which is the bound that no failure gives. Otherwise it needs failures.
  const { id: arm, inSentence, registers } = evidence.arm;
  const own = evidence.estimates.filter((estimate) => estimate.arm === arm);
  const flawless = own.some((estimate) => estimate.metric === 'success-per-need' && estimate.value === 1);
  if (!flawless && (success.informativeUsers ?? 0) < leastInformativeUsers) {
    return none(
      `Only ${countOf(success.informativeUsers ?? 0, 'user')} ever had the rarer outcome; ${leastInformativeUsers} are needed before an interval can be trusted.`,
    );
  }
  const { lower, upper = Number.POSITIVE_INFINITY } = success.interval;
  const found = `success per need differs by ${quantityWithInterval(success.value, success.interval, differenceOfProportions)}`;
  if (upper < -rule.successMargin)
    return {
      decision: 'stop',
      why: `With ${inSentence} ${found}: worse by more than the ${points(rule.successMargin)} allowed.`,
    };

  const guardrails = rule.guardrails.map(({ metric, margin }) => ({ metric, margin, contrast: difference(metric) }));
  const harmed = guardrails.find(
    ({ contrast, margin }) => contrast?.interval !== undefined && contrast.interval.lower > margin,
  );
  if (harmed !== undefined)
    return {
      decision: 'stop',
      why: `With ${inSentence} ${harmed.metric} rise by more than the ${harmed.margin} per 1 000 allowed (at least ${threeDigits(harmed.contrast?.interval?.lower ?? harmed.margin)}).`,
    };

  const time = difference('restricted-time-to-sign-in');
  const superior = [success, time].some((contrast) => isBetter(contrast) && (contrast?.adjustedP ?? 1) < 0.05);
  const notInferior = lower > -rule.successMargin;
  const open = [
    ...guardrails
      .filter(({ contrast, margin }) => !(contrast?.interval?.upper !== undefined && contrast.interval.upper < margin))
      .map(({ metric }) => metric),
    ...(!registers || isRegistrationShown(own) ? [] : ['registration-success']),
  ];
  if (notInferior && superior && open.length === 0) {
    return {
      decision: 'go',
      why: `With ${inSentence} ${found}, no guardrail is touched, and success or time is better beyond chance; security was not tested in this run.`,
    };
  }
  const towards = success.value > -rule.successMargin && (isBetter(success) || isBetter(time));
  if (towards && notInferior) {
    const rest = superior ? `not settled: ${open.join(', ')}` : 'no gain in success or time is shown yet';
    return { decision: 'amend', why: `With ${inSentence} ${found}, but ${rest}.` };
  }
  if (notInferior)
    return none(
      `${found.charAt(0).toUpperCase()}${found.slice(1)}, which excludes a loss of ${points(rule.successMargin)} but shows no gain in success or time.`,
    );
  const needed = usersNeeded(success.value, success.value - lower, evidence.users);
  return none(
    `${found.charAt(0).toUpperCase()}${found.slice(1)}, which neither shows nor excludes a loss of ${points(rule.successMargin)}${needed === undefined ? '' : `; about ${countOf(needed, 'user')} would settle it`}.`,
  );
}

function none(why: string): Decision {
  return { decision: 'no verdict', why };
}

/** In the direction wanted: more success, fewer seconds. */
function isBetter(contrast: Contrast | undefined): boolean {
  if (contrast?.value === undefined) return false;
  return contrast.metric === 'success-per-need' ? contrast.value > 0 : contrast.value < 0;
}

function isRegistrationShown(estimates: readonly Estimate[]): boolean {
  const registration = estimates.find((estimate) => estimate.metric === 'registration-success');
  return (registration?.interval?.lower ?? 0) >= rule.registrationAtLeast;
}

/** Half-width shrinks with the square root of the users; absent when the difference itself is beyond the margin. */
function usersNeeded(value: number, halfWidth: number, users: number): number | undefined {
  const room = value + rule.successMargin;
  return room > 0 ? Math.ceil(users * (halfWidth / room) ** 2) : undefined;
}
