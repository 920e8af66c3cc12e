// The paragraph a manager reads first: what was done, what came out and how sure it is, what of it is modelled, what it does not say.
import { claimedInWords, foundInWords } from '../claims/claim-in-words.ts';
import { readingsOfClaim } from '../claims/readings-of-claim.ts';
import { hasPlantedFaults } from '../results/departure.ts';
import { departureSentence } from '../departures/departures-in-words.ts';
import { loadSummary } from '../load/load-summary.ts';
import { machineTimeSource } from '../words/machine-time-word.ts';
import { measuredShareOfPhases } from '../words/measured-share-of-phases.ts';
import { countOf, differenceOfProportions, percent, quantity, quantityWithInterval } from '../words/quantity.ts';
import type { ClaimResult } from '../results/claim-result.ts';
import type { Contrast } from '../results/contrast.ts';
import type { Estimate } from '../results/estimate.ts';
import type { Results } from '../results/results.ts';

type Told = Pick<
  Results,
  | 'run'
  | 'departures'
  | 'counts'
  | 'estimates'
  | 'contrasts'
  | 'claims'
  | 'denominators'
  | 'personas'
  | 'phases'
  | 'validity'
  | 'load'
>;

/**
 * About six sentences in plain words, every figure from the results; says so where a figure is missing. Of a run that is not plain the
 * first says why; a load generator that was the bottleneck is one such reason.
 */
export function summarise(results: Told): string {
  const { load } = results;
  const ofLoad = load === undefined ? '' : loadSummary(load);
  return [
    departureSentence(results.departures),
    scale(results),
    ofLoad,
    success(results),
    time(results),
    claims(results),
    readings(results),
    caution(results),
    decisions(results),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

const arms = [
  { id: 'passkey', words: 'with passkeys' },
  { id: 'password-otp', words: 'with password + code' },
] as const;

function tenant(estimates: readonly Estimate[], metric: string, arm: string): Estimate | undefined {
  return estimates.find(
    (estimate) => estimate.metric === metric && estimate.arm === arm && estimate.persona === undefined,
  );
}

function contrastOf(contrasts: readonly Contrast[], metric: string, kind: Contrast['kind']): Contrast | undefined {
  return contrasts.find(
    (contrast) => contrast.metric === metric && contrast.kind === kind && contrast.persona === undefined,
  );
}

function scale({ run, counts, validity, load }: Told): string {
  const signIns = counts.byArm.reduce((sum, arm) => sum + arm.attempts, 0);
  const browser =
    load !== undefined
      ? `k6 ${load.k6.version} with a software authenticator`
      : run.environment.browser === undefined || run.environment.browser === ''
        ? 'a browser'
        : run.environment.browser;
  const where =
    run.environment.machineTime === undefined
      ? `${load === undefined ? 'in' : 'through'} ${browser} against a working server`
      : 'in virtual time, on the rules of the identity provider, without browser or server';
  const lost =
    validity.voidShare > 0
      ? `; ${percent(validity.voidShare)} of the attempts were lost by our own fault and are in no figure`
      : '';
  return `${countOf(counts.users, 'simulated user')} tried to sign in ${countOf(signIns, 'time')} ${where}${lost}.`;
}

function success({ estimates, contrasts }: Told): string {
  const told = arms.flatMap(({ id, words }) => {
    const value = tenant(estimates, 'success-per-session', id)?.value;
    return value === undefined ? [] : [`${percent(value)} ${words}`];
  });
  if (told.length === 0) return 'How often people got in cannot be told from this run.';
  const difference = contrastOf(contrasts, 'success-per-session', 'difference');
  const rates = `${told.join(' and ')}, fallbacks to another method included`;
  if (difference === undefined) return `Of the needs to sign in, those met are ${rates}.`;
  if (difference.value === undefined || difference.interval === undefined)
    return `Of the needs to sign in, those met are ${rates}; the difference has no interval: ${difference.withheld ?? 'not estimated'}.`;
  const { lower, upper = 1 } = difference.interval;
  const finding =
    lower > 0
      ? 'More people get in with passkeys'
      : upper < 0
        ? 'Fewer people get in with passkeys'
        : 'Whether more or fewer people get in with passkeys stays open';
  return `${finding}: ${rates}; the difference is ${quantityWithInterval(difference.value, difference.interval, differenceOfProportions, difference.withheld)}.`;
}

function time({ estimates, contrasts }: Told): string {
  const told = arms.flatMap(({ id, words }) => {
    const value = tenant(estimates, 'restricted-time-to-sign-in', id)?.value;
    return value === undefined ? [] : [`${quantity(value, 's')} ${words}`];
  });
  if (told.length === 0) return '';
  const ratio = contrastOf(contrasts, 'restricted-time-to-sign-in', 'ratio');
  const times =
    ratio?.value === undefined
      ? ''
      : `, which is ${quantityWithInterval(ratio.value, ratio.interval, 'ratio', ratio.withheld)} as long`;
  return `Signing in takes ${told.join(' and ')} on average, where a give-up and whatever takes longer count as 60\u00a0s${times}.`;
}

function claims({ claims: judged, departures }: Told): string {
  if (judged.length === 0) return '';
  if (hasPlantedFaults(departures))
    return `With faults planted, ${judged.length === 1 ? 'the vendor claim is' : `the ${countOf(judged.length, 'vendor claim')} are`} not judged.`;
  const comparable = judged.filter((claim) => claim.verdict !== 'not comparable');
  const apart = judged.length - comparable.length;
  const others = `${apart} ${apart === 1 ? 'is' : 'are'} about something else and neither supported nor refuted`;
  return `Of ${countOf(judged.length, 'vendor claim')}, ${[...(apart > 0 ? [others] : []), ...comparable.map(judgement)].join('; ')}.`;
}

const judgements: Readonly<Record<ClaimResult['verdict'], string>> = {
  'not judged': 'is not judged',
  'not comparable': 'is about something else',
  'too few': 'stays open for want of data',
  replicated: 'is replicated',
  'at least as claimed': 'holds, with more found than claimed',
  compatible: 'is compatible with what was found',
  inconclusive: 'stays open',
  'same direction, smaller': 'is right in direction but too large',
  contradicted: 'is contradicted',
};

function judgement({ title, who, year, verdict, claimed, found }: ClaimResult): string {
  const words = found === undefined ? undefined : foundInWords(found, claimed);
  return `“${title}” (${who} ${year}) ${judgements[verdict]}, with ${words === undefined ? 'nothing' : (words.ratio ?? words.figures)} found`;
}

/** The first success claim of the run stands for the question whether any way of counting gives what is claimed. */
function readings({ claims: judged, denominators, departures }: Told): string {
  if (hasPlantedFaults(departures)) return '';
  for (const { who, year, claimed } of judged) {
    const sentence = readingsOfClaim({ claimed }, denominators)?.other;
    if (sentence !== undefined)
      return `${who} ${year} states ${claimedInWords(claimed).figures}; ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
  }
  return '';
}

function caution({ run, phases }: Told): string {
  const { parameters } = run;
  const outright = parameters.filter(({ evidence = [] }) => evidence.length === 0).length;
  const assumed =
    parameters.length === 0
      ? ''
      : ` (${outright} of its ${countOf(parameters.length, 'parameter')} are plain assumptions)`;
  const shares = arms.flatMap(({ id, words }) => {
    const share = measuredShareOfPhases(phases, id);
    return share === undefined ? [] : [`${percent(share)} ${words}`];
  });
  const { machineTime } = run.environment;
  const machines =
    machineTime === undefined
      ? 'Machines are measured'
      : `Machine time is resampled from ${machineTimeSource(machineTime)}`;
  const measured =
    shares.length === 0
      ? 'Browser, server and rules are real'
      : `${machines} and take${machineTime === undefined ? '' : 's'} ${shares.join(', ')} of a mean attempt`;
  return `${measured}; what people do, how long they take and when they give up is modelled${assumed}, so the figures say what follows from the model, not what will happen.`;
}

function decisions({ personas, departures }: Told): string {
  if (personas.length === 0) return '';
  if (personas.every(({ decision }) => decision === 'no verdict'))
    return 'For no persona is there enough to decide on a rollout.';
  return `By persona${hasPlantedFaults(departures) ? ', with the faults planted' : ''}: ${personas.map(({ title, decision }) => `${title} ${decision}`).join(', ')}.`;
}
