// The paragraph a manager reads first: what was done, what came out and how sure it is, what of it is modelled, what it does not say.
import { claimedInWords, foundInWords } from '../claims/claim-in-words.ts';
import { readingsOfClaim } from '../claims/readings-of-claim.ts';
import { hasPlantedFaults } from '../results/departure.ts';
import { departureSentence } from '../departures/departures-in-words.ts';
import { pilotSummary, type ToldOfPilot } from './pilot-summary.ts';
import { loadSummary } from '../load/load-summary.ts';
import { machineTimeSource } from '../words/machine-time-word.ts';
import { measuredShareOfPhases } from '../words/measured-share-of-phases.ts';
import { decisionWithShare } from '../words/decision-word.ts';
import { count, countOf, differenceOfProportions, percent, quantity, quantityWithInterval } from '../words/quantity.ts';
import { comparisonsOf, inToldOrder, isOf } from '../results/arm-of-run.ts';
import type { ClaimHere, ClaimResult } from '../results/claim-result.ts';
import type { Contrast } from '../results/contrast.ts';
import type { Estimate } from '../results/estimate.ts';
import type { ResultsOfLoad } from '../results/results.ts';
import type { Interval } from '../results/results-interval.ts';
import { listed } from '../words/listed.ts';
import { inVirtualTime } from '../words/lived-where.ts';

/** All but the summary itself, and the head of the file. */
type Told = Omit<ResultsOfLoad, '$schema' | 'format' | 'generatedAt' | 'summary'>;

/**
 * Of a pilot see pilot-summary.ts. Of a load run about six sentences in plain words, every figure from the results; says so where a figure
 * is missing. Of a run that is not plain the first says why; a load generator that was the bottleneck is one such reason.
 */
export function summarise(results: Told | ToldOfPilot): string {
  return results.kind === 'pilot' ? pilotSummary(results) : loadRunSummary(results);
}

function loadRunSummary(results: Told): string {
  return [
    departureSentence(results.departures),
    scale(results),
    loadSummary(results.load, results.arms),
    ...(results.load.of === 'recovery' ? [gotBackIn(results)] : [success(results), time(results)]),
    claims(results),
    readings(results),
    caution(results),
    decisions(results),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

const titleOf = (arms: Told['arms'], id: string) => arms.find((arm) => arm.id === id)?.inSentence ?? id;

/** Figures of the arms in the order of sentences: "95.2 % with passkeys". Arms without one are left out. */
function byArm(arms: Told['arms'], figureOf: (arm: string) => string | undefined): string[] {
  return inToldOrder(arms).flatMap(({ id, inSentence }) => {
    const figure = figureOf(id);
    return figure === undefined ? [] : [`${figure} with ${inSentence}`];
  });
}

function tenant(estimates: readonly Estimate[], metric: string, arm: string): Estimate | undefined {
  return estimates.find(
    (estimate) => estimate.metric === metric && estimate.arm === arm && estimate.persona === undefined,
  );
}

/** Of the tenant, with the two arms in words. */
function contrastsOf({ arms, contrasts }: Told, metric: string, kind: Contrast['kind']) {
  return comparisonsOf(arms).flatMap((compared) => {
    const contrast = contrasts.find(
      (each) => each.metric === metric && each.kind === kind && each.persona === undefined && isOf(compared)(each),
    );
    return contrast === undefined
      ? []
      : [{ contrast, arm: titleOf(arms, compared.arm), baseline: titleOf(arms, compared.baseline) }];
  });
}

function scale(results: Told): string {
  const { run, counts, validity } = results;
  const signIns = counts.byArm.reduce((sum, arm) => sum + arm.attempts, 0);
  const where =
    run.environment.machineTime === undefined
      ? `through k6 ${results.load.k6.version} with a software authenticator against a working server`
      : inVirtualTime;
  const lost =
    validity.voidShare > 0
      ? `; ${percent(validity.voidShare)} of the attempts were lost by our own fault and are in no figure`
      : '';
  const did = results.load.of === 'recovery' ? 'tried to recover their accounts' : 'tried to sign in';
  return `${countOf(counts.users, 'simulated user')} ${did} ${countOf(signIns, 'time')} ${where}${lost}.`;
}

/** Attempts, as a need has several and a search lives them beyond what the target bears. */
function gotBackIn({ arms, counts }: Told): string {
  const told = byArm(arms, (arm) => {
    const found = counts.byArm.find((each) => each.arm === arm);
    return found === undefined ? undefined : `${count(found.succeeded)} of ${count(found.attempts)}`;
  });
  return told.length === 0
    ? ''
    : `Of the attempts, those that ended with a new passkey are ${listed(told)}; who gets back in, and who else does, is the question of a recovery drill.`;
}

function success(results: Told): string {
  const told = byArm(results.arms, (arm) => {
    const value = tenant(results.estimates, 'success-per-need', arm)?.value;
    return value === undefined ? undefined : percent(value);
  });
  if (told.length === 0) return 'How often people got in cannot be told from this run.';
  const rates = `${listed(told)}, fallbacks to another method included`;
  const [first, ...others] = contrastsOf(results, 'success-per-need', 'difference');
  if (first === undefined) return `Of the needs to sign in, those met are ${rates}.`;
  if (others.length > 0)
    return `Of the needs to sign in, those met are ${rates}. ${[first, ...others].map(differenceSentence).join(' ')}`;
  const { contrast, arm } = first;
  if (contrast.value === undefined || contrast.interval === undefined)
    return `Of the needs to sign in, those met are ${rates}; the difference has no interval: ${contrast.withheld ?? 'not estimated'}.`;
  return `${findings[directionOf(contrast.interval)]} get in with ${arm}${directionOf(contrast.interval) === 'open' ? ' stays open' : ''}: ${rates}; the difference is ${quantityWithInterval(contrast.value, contrast.interval, differenceOfProportions, contrast.withheld)}.`;
}

const findings = {
  more: 'More people',
  fewer: 'Fewer people',
  open: 'Whether more or fewer people',
} as const;

function directionOf({ lower, upper = 1 }: Interval): keyof typeof findings {
  return lower > 0 ? 'more' : upper < 0 ? 'fewer' : 'open';
}

/** One of several comparisons. */
function differenceSentence({ contrast, arm, baseline }: ReturnType<typeof contrastsOf>[number]): string {
  const { value, interval, withheld } = contrast;
  if (value === undefined || interval === undefined)
    return `Of ${arm} against ${baseline} the difference has no interval: ${withheld ?? 'not estimated'}.`;
  const direction = directionOf(interval);
  return `${findings[direction]} get in with ${arm} than with ${baseline}${direction === 'open' ? ' stays open' : ''}: the difference is ${quantityWithInterval(value, interval, differenceOfProportions, withheld)}.`;
}

function time(results: Told): string {
  const told = byArm(results.arms, (arm) => {
    const value = tenant(results.estimates, 'restricted-time-to-sign-in', arm)?.value;
    return value === undefined ? undefined : quantity(value, 's');
  });
  if (told.length === 0) return '';
  const ratios = contrastsOf(results, 'restricted-time-to-sign-in', 'ratio').flatMap(
    ({ contrast: { value, interval, withheld }, arm, baseline }) =>
      value === undefined
        ? []
        : [{ figure: `${quantityWithInterval(value, interval, 'ratio', withheld)} as long`, arm, baseline }],
  );
  const [first, ...others] = ratios;
  const times =
    first === undefined
      ? ''
      : others.length === 0
        ? `, which is ${first.figure}`
        : `; ${ratios.map(({ figure, arm, baseline }) => `with ${baseline} ${figure} as with ${arm}`).join(', ')}`;
  return `Signing in takes ${listed(told)} on average, where a give-up and whatever takes longer count as 60\u00a0s${times}.`;
}

function claims({ claims: judged, departures }: Told): string {
  if (judged.length === 0) return '';
  // A claim may be judged by several comparisons of the run.
  const named = new Set(judged.map(({ id }) => id)).size;
  if (hasPlantedFaults(departures))
    return `With faults planted, ${named === 1 ? 'the vendor claim is' : `the ${countOf(named, 'vendor claim')} are`} not judged.`;
  const comparable = judged.filter((claim) => claim.here.verdict !== 'not comparable');
  const apart = named - new Set(comparable.map(({ id }) => id)).size;
  const others = `${apart} ${apart === 1 ? 'is' : 'are'} about something else and neither supported nor refuted`;
  return `Of ${countOf(named, 'vendor claim')}, ${[...(apart > 0 ? [others] : []), ...comparable.map(judgement)].join('; ')}.`;
}

const judgements: Readonly<Record<ClaimHere['verdict'], string>> = {
  'not judged': 'is not judged',
  'not comparable': 'is about something else',
  'too few': 'stays open for want of data',
  replicated: 'is replicated',
  'at least as claimed': 'holds, with more found than claimed',
  compatible: 'is compatible with what was found',
  inconclusive: 'stays open',
  'same direction, smaller': 'is right in direction but too large',
  'smaller, if any': 'is too large, and perhaps there is nothing of it',
  contradicted: 'is contradicted',
};

function judgement({ title, who, year, claimed, here: { verdict, found } }: ClaimResult): string {
  const words = found === undefined ? undefined : foundInWords(found, claimed);
  return `“${title}” (${who} ${year}) ${judgements[verdict]}, with ${words === undefined ? 'nothing' : (words.ratio ?? words.figures)} found`;
}

/** The first success claim of the run stands for the question whether any way of counting gives what is claimed. */
function readings(results: Told): string {
  if (hasPlantedFaults(results.departures)) return '';
  for (const claim of results.claims) {
    const { who, year, claimed } = claim;
    const sentence = readingsOfClaim(claim, results)?.other;
    if (sentence !== undefined)
      return `${who} ${year} states ${claimedInWords(claimed).figures}; ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
  }
  return '';
}

function caution({ run, arms, phases }: Told): string {
  const { parameters } = run;
  const outright = parameters.filter(({ evidence = [] }) => evidence.length === 0).length;
  const assumed =
    parameters.length === 0
      ? ''
      : ` (${outright} of its ${countOf(parameters.length, 'parameter')} are plain assumptions)`;
  const shares = byArm(arms, (arm) => {
    const share = measuredShareOfPhases(phases, arm);
    return share === undefined ? undefined : percent(share);
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

function decisions({ arms, contrasts, personas, departures }: Told): string {
  if (personas.length === 0) return '';
  const decided = comparisonsOf(arms)
    .filter((compared) => contrasts.some(isOf(compared)))
    .map(({ arm, baseline }) => ({
      arm,
      baseline,
      told: personas.flatMap(({ title, decisions: own }) => {
        const found = own.find(isOf({ arm, baseline }));
        return found === undefined ? [] : [{ title, decision: found.decision, said: decisionWithShare(found) }];
      }),
    }));
  if (decided.every(({ told }) => told.every(({ decision }) => decision === 'no verdict')))
    return 'For no persona is there enough to decide on a rollout.';
  const planted = hasPlantedFaults(departures) ? ', with the faults planted' : '';
  return decided
    .map(({ arm, baseline, told }) => {
      const which = decided.length === 1 ? '' : `, ${titleOf(arms, arm)} against ${titleOf(arms, baseline)}`;
      return `By persona${which}${planted}: ${told.map(({ title, said }) => `${title} ${said}`).join(', ')}.`;
    })
    .join(' ');
}
