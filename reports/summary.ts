// The paragraph a manager reads first: what was done, what came out, what of it is modelled, and what it does not say.
import { formatNumber, formatShare } from './format-number.ts';
import type { Contrast, Estimate, Results } from './results.ts';

type Told = Pick<Results, 'run' | 'counts' | 'estimates' | 'contrasts' | 'claims' | 'personas' | 'validity'>;

/** Plain words, every figure from the results; says so where a figure is missing. */
export function summarise(results: Told): string {
  return [scale(results), success(results), time(results), claims(results), decisions(results), caution(results)].filter((sentence) => sentence !== '').join(' ');
}

const arms = [
  { id: 'passkey', words: 'with passkeys' },
  { id: 'password-otp', words: 'with password and one-time code' },
] as const;

function tenant(estimates: readonly Estimate[], metric: string, arm: string): Estimate | undefined {
  return estimates.find((estimate) => estimate.metric === metric && estimate.arm === arm && estimate.persona === undefined);
}

function contrastOf(contrasts: readonly Contrast[], metric: string, kind: Contrast['kind']): Contrast | undefined {
  return contrasts.find((contrast) => contrast.metric === metric && contrast.kind === kind && contrast.persona === undefined);
}

function scale({ run, counts }: Told): string {
  const signIns = counts.byArm.reduce((sum, arm) => sum + arm.attempts, 0);
  const browser = run.environment.browser === '' ? 'a browser' : run.environment.browser;
  return `${counts.users} simulated users made ${signIns} attempts to sign in, in ${browser} against a working server.`;
}

function success({ estimates, contrasts }: Told): string {
  const told = arms.flatMap(({ id, words }) => {
    const estimate = tenant(estimates, 'success-per-session', id);
    return estimate?.value === undefined ? [] : [`${formatShare(estimate.value)} ${words}`];
  });
  if (told.length === 0) return 'How often people got in cannot be told from this run.';
  const difference = contrastOf(contrasts, 'success-per-session', 'difference');
  const interval = difference?.interval;
  const limits =
    interval === undefined
      ? difference === undefined ? '' : ` (the difference has no interval: ${difference.withheld ?? 'not estimated'})`
      : ` (difference ${formatNumber(100 * (difference?.value ?? 0))} percentage points, 95 % interval ${formatNumber(100 * interval.lower)} to ${formatNumber(100 * (interval.upper ?? 1))})`;
  return `Of the needs to sign in, ${told.join(' and ')} were met${limits}, a fallback to another method counted as met.`;
}

function time({ estimates, contrasts }: Told): string {
  const told = arms.flatMap(({ id, words }) => {
    const estimate = tenant(estimates, 'restricted-time-to-sign-in', id);
    if (estimate?.value === undefined) return [];
    const measured = estimate.measuredShare === undefined ? '' : ` (${formatShare(estimate.measuredShare)} of it measured)`;
    return [`${formatNumber(estimate.value)} s ${words}${measured}`];
  });
  if (told.length === 0) return '';
  const ratio = contrastOf(contrasts, 'restricted-time-to-sign-in', 'ratio');
  const times = ratio?.value === undefined ? '' : `: ${formatNumber(ratio.value)} times as long with the password${ratio.interval === undefined ? '' : ` (95 % interval ${formatNumber(ratio.interval.lower)} to ${formatNumber(ratio.interval.upper ?? Number.POSITIVE_INFINITY)})`}`;
  return `Signing in took ${told.join(' and ')} on average, counting a give-up as 60 s${times}.`;
}

function claims({ claims: judged }: Told): string {
  if (judged.length === 0) return '';
  const comparable = judged.filter((claim) => claim.verdict !== 'not comparable');
  const apart = judged.length - comparable.length;
  const told = comparable.map((claim) => {
    const format = claim.claimed.kind === 'proportion' ? formatShare : formatNumber;
    const found = claim.found === undefined ? 'nothing found' : `${format(claim.found.value)} found against ${format(claim.claimed.value)} claimed`;
    return `“${claim.title}” (${claim.who}): ${claim.verdict}, ${found}`;
  });
  return [
    `${judged.length} vendor claims were registered beforehand.`,
    ...(apart > 0 ? [`${apart} of them measure something else than this run and are neither supported nor refuted.`] : []),
    ...(told.length > 0 ? [`${told.join('; ')}.`] : []),
  ].join(' ');
}

function decisions({ personas }: Told): string {
  const decided = personas.filter((persona) => persona.decision !== 'no verdict');
  if (personas.length === 0) return '';
  if (decided.length === 0) return 'For no persona is there enough to decide on.';
  return `By persona: ${personas.map((persona) => `${persona.title}: ${persona.decision}`).join('; ')}.`;
}

function caution({ validity, run }: Told): string {
  const assumed = run.parameters.filter((parameter) => parameter.assumed !== undefined).length;
  const parameters = run.parameters.length === 0 ? '' : ` (${assumed} of its ${run.parameters.length} parameters are assumed, the others rest on published figures)`;
  const serious = validity.voidShare > 0 ? ` ${formatShare(validity.voidShare)} of the attempts were lost by our own fault and are in no figure.` : '';
  return `What people do, how long they take and when they give up is modelled${parameters}; browser, server and rules are real. So these figures say what follows from the model, not what will happen.${serious}`;
}
