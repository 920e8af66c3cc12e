// Here, in the tenant of a run: holds a claim against the figure it names and gives its verdict word with the reasons. Comparability first, then size, then the interval.
// What was found stands in the result whatever the word is.
import { type Comparison, inferComparison } from '../metrics/contrast-metrics.ts';
import { type Figures, inferFigure } from '../metrics/estimate-metrics.ts';
import type { Estimand } from '../../scenarios/measures/estimand.ts';
import { type ArmOfRun, comparisonsOf } from '../results/arm-of-run.ts';
import type { ClaimHere, ClaimResult } from '../results/claim-result.ts';
import type { ClaimThere } from '../results/claim-there.ts';
import { claimVerdict, type VerdictWord } from '../statistics/claims/claim-verdict.ts';
import type { Inference } from '../statistics/inference.ts';
import type { Design } from '../statistics/clustered/influence-contrast.ts';
import type { Claim } from './claim.ts';
import { claimedFields } from './claimed-fields.ts';
import { claimedRange } from './claimed.ts';
import { estimandOf } from './estimand-fields.ts';
import { claimProbabilities } from './claim-probabilities.ts';
import { type Sides, sidesOfClaim } from './sides-of-claim.ts';
import { selfConsistency } from './self-consistency.ts';
import { verdictSentence } from './verdict-sentence.ts';

type Found = NonNullable<ClaimHere['found']>;

/** Words that say nothing about the size of the figure, so that a probability beside them would mislead. */
const silent: ReadonlySet<VerdictWord> = new Set(['not judged', 'not comparable', 'too few']);

/**
 * By each comparison of the run that the claim may be about, or once where there is none.
 * @param there judged where it was made.
 * @param planted faults are in the target, so that the claim is not judged.
 */
export async function judgeClaim(
  claim: Claim,
  there: ClaimThere,
  figures: Figures,
  design: Design,
  planted = false,
): Promise<ClaimResult[]> {
  const sides = sidesOfClaim(claim, figures.run.manifest.scenario.arms, figures.arms);
  if (sides.length === 0) return [await judge({ claim, there, figures, design }, planted)];
  const results: ClaimResult[] = [];
  for (const side of sides) {
    const result = await judge({ claim, there, figures, design, sides: side }, planted);
    results.push(sides.length === 1 ? result : { ...result, title: `${result.title} (${sidesInWords(side)})` });
  }
  return results;
}

async function judge(judged: Judged, planted: boolean): Promise<ClaimResult> {
  const { claim, there, figures, sides } = judged;
  const metric = figures.metrics.find((each) => each.id === claim.metric);
  const at95 = metric === undefined ? undefined : await inferQuantity(judged, metric, 0.95);
  const at90 = metric === undefined ? undefined : await inferQuantity(judged, metric, 0.9);
  const consistency = selfConsistency(claim);
  const estimand = estimandOf(claim, { sides, compares: comparisonsOf(figures.arms).length > 0 });
  const { word, reasons } = claimVerdict({
    kind: claim.claimed.kind,
    claim: claimedRange(claim.claimed),
    ...(at95?.kind === 'estimated' ? { interval95: limits(at95) } : {}),
    ...(at90?.kind === 'estimated' ? { interval90: limits(at90) } : {}),
    comparable: sides !== undefined && estimand.every((field) => field.matches !== 'no'),
    usersPerArm: usersPerArm(judged),
    planted,
    nobodyByMethod: await isByNobody(judged, metric),
    ...(at95?.kind === 'estimated' && at95.informativeUsers !== undefined
      ? { informativeUsers: at95.informativeUsers }
      : {}),
  });
  const found = metric === undefined ? undefined : await compare(judged, metric, at95);
  const { metric: _, stated: __, beside, claimed, ...told } = claim;
  return {
    ...told,
    claimed: claimedFields(claimed),
    ...(consistency === undefined ? {} : { selfConsistency: consistency }),
    there,
    here: {
      ...(sides === undefined
        ? {}
        : { arms: { passkey: sides.passkey.id, ...(sides.other === undefined ? {} : { other: sides.other.arm.id }) } }),
      estimand,
      differing: estimand.flatMap(({ field, matches }) => (matches === 'no' ? [field] : [])),
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
      why:
        sides === undefined && word === 'not comparable'
          ? `No two arms of the run are compared of which one has passkeys and one has not, so it says nothing about the claim.`
          : reasons.map((reason) => verdictSentence(reason, { claimed, estimand })).join(' '),
    },
  };
}

/** Of a time, which holds those who fell back: whether the arm with passkeys has any by a passkey at all. */
async function isByNobody({ figures, sides }: Judged, metric: Estimand | undefined): Promise<boolean> {
  const byMethod = figures.metrics.find(({ id }) => id === 'success-per-attempt-by-method');
  if (metric?.unit !== 's' || sides === undefined || byMethod === undefined) return false;
  return (await inferFigure(figures, byMethod, sides.passkey.id, undefined, figures.conf)).value === 0;
}

interface Judged {
  readonly claim: Claim;
  readonly there: ClaimThere;
  readonly figures: Figures;
  readonly design: Design;
  /** Absent: the run has no arms of that kind. */
  readonly sides?: Sides;
}

/** The quantity of the claim: a proportion of the arm with passkeys, or the ratio of the two arms. Undefined where the run lacks one. */
async function inferQuantity(
  { claim, figures, design, sides }: Judged,
  metric: Estimand,
  conf: number,
): Promise<Inference | undefined> {
  if (sides === undefined) return undefined;
  const { passkey, other } = sides;
  if (claim.claimed.kind === 'proportion') return inferFigure(figures, metric, passkey.id, undefined, conf);
  if (other === undefined) return undefined;
  const compared = { arm: passkey.id, baseline: other.arm.id };
  const comparison: Comparison = { figures, design, metric, kind: 'ratio', compared, conf };
  return inferComparison(comparison);
}

async function compare(
  { figures, sides }: Judged,
  metric: Estimand,
  quantity: Inference | undefined,
): Promise<Omit<Found, 'beside'> | undefined> {
  if (quantity?.value === undefined) return undefined;
  const ofArm = async ({ id }: ArmOfRun) => figureOf(await inferFigure(figures, metric, id, undefined, figures.conf));
  const [passkey, other] = sides?.other === undefined ? [] : [await ofArm(sides.passkey), await ofArm(sides.other.arm)];
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

/** Of the smaller arm. */
function usersPerArm({ claim, figures: { metrics, sums }, sides }: Judged): number {
  const metric = metrics.find((each) => each.id === claim.metric);
  if (metric === undefined || sides === undefined) return 0;
  const arms = [sides.passkey, ...(sides.other === undefined ? [] : [sides.other.arm])];
  return Math.min(...arms.map(({ id }) => sums.users(metric, id)));
}

function sidesInWords({ passkey, other }: Sides): string {
  return other === undefined ? passkey.inSentence : `${passkey.inSentence} against ${other.arm.inSentence}`;
}

function limits({ interval }: Extract<Inference, { kind: 'estimated' }>): {
  readonly lower: number;
  readonly upper?: number;
} {
  return interval.upper === undefined ? { lower: interval.lower } : { lower: interval.lower, upper: interval.upper };
}
