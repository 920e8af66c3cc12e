// Holds a claim against the figure it names and gives its verdict word with the reasons. Comparability first, then size, then the interval.
// What was found stands in the result whatever the word is.
import { type Comparison, inferComparison } from '../metrics/contrast-metrics.ts';
import { type Figures, inferFigure } from '../metrics/estimate-metrics.ts';
import type { Estimand } from '../../scenarios/measures/estimand.ts';
import type { ClaimResult } from '../results/claim-result.ts';
import { claimVerdict, type VerdictWord } from '../statistics/claims/claim-verdict.ts';
import type { Inference } from '../statistics/inference.ts';
import type { Design } from '../statistics/clustered/influence-contrast.ts';
import type { Claim } from './claim.ts';
import { claimedFields } from './claimed-fields.ts';
import { claimedRange } from './claimed.ts';
import { claimProbabilities } from './claim-probabilities.ts';
import { selfConsistency } from './self-consistency.ts';
import { verdictSentence } from './verdict-sentence.ts';

type Found = NonNullable<ClaimResult['found']>;

/** Words that say nothing about the size of the figure, so that a probability beside them would mislead. */
const silent: ReadonlySet<VerdictWord> = new Set(['not judged', 'not comparable', 'too few']);

/** @param planted faults are in the target, so that the claim is not judged. */
export async function judgeClaim(
  claim: Claim,
  figures: Figures,
  design: Design,
  planted = false,
): Promise<ClaimResult> {
  const judged: Judged = { claim, figures, design };
  const metric = figures.metrics.find((each) => each.id === claim.metric);
  const at95 = metric === undefined ? undefined : await inferQuantity(judged, metric, 0.95);
  const at90 = metric === undefined ? undefined : await inferQuantity(judged, metric, 0.9);
  const consistency = selfConsistency(claim);
  const { word, reasons } = claimVerdict({
    kind: claim.claimed.kind,
    claim: claimedRange(claim.claimed),
    ...(at95?.kind === 'estimated' ? { interval95: limits(at95) } : {}),
    ...(at90?.kind === 'estimated' ? { interval90: limits(at90) } : {}),
    comparable: claim.estimand.every((field) => field.matches !== 'no'),
    usersPerArm: usersPerArm(claim, figures),
    planted,
    ...(at95?.kind === 'estimated' && at95.informativeUsers !== undefined
      ? { informativeUsers: at95.informativeUsers }
      : {}),
  });
  const found = metric === undefined ? undefined : await compare(judged, metric, at95);
  const { metric: _, beside, claimed, estimand, ...told } = claim;
  return {
    ...told,
    claimed: claimedFields(claimed),
    estimand: [...estimand],
    ...(consistency === undefined ? {} : { selfConsistency: consistency }),
    ...(found === undefined
      ? {}
      : {
          found: {
            ...found,
            ...(beside.length === 0 ? {} : { beside: await compareAll(judged, beside) }),
            ...(at95?.kind === 'estimated' && !silent.has(word) ? claimProbabilities(claim, at95) : {}),
          },
        }),
    verdict: word,
    why: reasons.map((reason) => verdictSentence(reason, claim)).join(' '),
  };
}

/** What claims are about. */
const claimedOf = { arm: 'passkey', baseline: 'password-otp' } as const;

interface Judged {
  readonly claim: Claim;
  readonly figures: Figures;
  readonly design: Design;
}

/** The quantity of the claim: a proportion of the passkey arm, or the ratio of the arms. Undefined where the run lacks an arm. */
async function inferQuantity(
  { claim, figures, design }: Judged,
  metric: Estimand,
  conf: number,
): Promise<Inference | undefined> {
  if (!armsOf(claim).every((arm) => figures.arms.some(({ id }) => id === arm))) return undefined;
  if (claim.claimed.kind === 'proportion') return inferFigure(figures, metric, 'passkey', undefined, conf);
  const comparison: Comparison = { figures, design, metric, kind: 'ratio', compared: claimedOf, conf };
  return inferComparison(comparison);
}

async function compare(
  { claim, figures }: Judged,
  metric: Estimand,
  quantity: Inference | undefined,
): Promise<Omit<Found, 'beside'> | undefined> {
  if (quantity?.value === undefined) return undefined;
  const ofArm = async (arm: string) => figureOf(await inferFigure(figures, metric, arm, undefined, figures.conf));
  const passkey = claim.claimed.kind === 'proportion' ? undefined : await ofArm('passkey');
  const other = claim.claimed.kind === 'proportion' ? undefined : await ofArm('password-otp');
  return {
    metric: metric.id,
    ...figureOf(quantity),
    value: quantity.value,
    ...(passkey === undefined ? {} : { passkey }),
    ...(other === undefined ? {} : { other }),
  };
}

async function compareAll(judged: Judged, ids: readonly string[]): Promise<Omit<Found, 'beside'>[]> {
  const found: Omit<Found, 'beside'>[] = [];
  for (const metric of judged.figures.metrics.filter(({ id }) => ids.includes(id))) {
    const compared = await compare(judged, metric, await inferQuantity(judged, metric, judged.figures.conf));
    if (compared !== undefined) found.push(compared);
  }
  return found;
}

function figureOf(inference: Inference): Found['passkey'] {
  if (inference.value === undefined) return undefined;
  return { value: inference.value, ...(inference.kind === 'estimated' ? { interval: inference.interval } : {}) };
}

/** A proportion has only the passkey arm. */
function armsOf({ claimed }: Claim): readonly string[] {
  return claimed.kind === 'proportion' ? ['passkey'] : ['passkey', 'password-otp'];
}

/** Of the smaller arm. */
function usersPerArm(claim: Claim, { metrics, sums, arms }: Figures): number {
  const metric = metrics.find((each) => each.id === claim.metric);
  if (metric === undefined) return 0;
  return Math.min(...armsOf(claim).map((arm) => (arms.some(({ id }) => id === arm) ? sums.users(metric, arm) : 0)));
}

function limits({ interval }: Extract<Inference, { kind: 'estimated' }>): {
  readonly lower: number;
  readonly upper?: number;
} {
  return interval.upper === undefined ? { lower: interval.lower } : { lower: interval.lower, upper: interval.upper };
}
