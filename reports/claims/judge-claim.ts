// Holds a claim against the figure it names and gives its verdict word with the reasons. Comparability first, then size, then the interval.
import { type Comparison, inferComparison } from '../metrics/contrast-metrics.ts';
import { type Figures, inferFigure } from '../metrics/estimate-metrics.ts';
import { formatNumber } from '../format-number.ts';
import type { ClaimResult } from '../results.ts';
import { claimVerdict } from '../statistics/claim-verdict.ts';
import type { Inference } from '../statistics/inference.ts';
import type { Design } from '../statistics/influence-contrast.ts';
import type { Claim } from './claim.ts';
import { claimProbabilities } from './claim-probabilities.ts';
import { selfConsistency } from './self-consistency.ts';
import { verdictSentence } from './verdict-sentence.ts';

const ofModel = 'The verdict is about this model of the tenant (people simulated, browser and server real), not about the data of the vendor.';

export async function judgeClaim(claim: Claim, figures: Figures, design: Design): Promise<ClaimResult> {
  const metric = figures.metrics.find((each) => each.id === claim.metric);
  const inferAt = async (id: string, conf: number): Promise<Inference | undefined> => {
    const chosen = figures.metrics.find((each) => each.id === id);
    if (chosen === undefined) return undefined;
    if (claim.claimed.kind === 'proportion') return figures.arms.includes('passkey') ? inferFigure(figures, chosen, 'passkey', undefined, conf) : undefined;
    if (!figures.arms.includes('passkey') || !figures.arms.includes('password-otp')) return undefined;
    const comparison: Comparison = { figures, design, metric: chosen, kind: 'ratio', conf };
    return inferComparison(comparison);
  };
  const at95 = await inferAt(claim.metric, 0.95);
  const at90 = await inferAt(claim.metric, 0.9);
  const consistency = selfConsistency(claim);
  const { word, reasons } = claimVerdict({
    kind: claim.claimed.kind,
    claim: claim.claimed.value,
    ...(at95?.kind === 'estimated' ? { interval95: limits(at95) } : {}),
    ...(at90?.kind === 'estimated' ? { interval90: limits(at90) } : {}),
    comparable: claim.estimand.every((field) => field.matches !== 'no'),
    usersPerArm: usersPerArm(claim, figures),
    ...(at95?.kind === 'estimated' && at95.informativeUsers !== undefined ? { informativeUsers: at95.informativeUsers } : {}),
  });
  const beside: string[] = [];
  for (const id of claim.beside) {
    const inference = await inferAt(id, 0.95);
    const title = figures.metrics.find((each) => each.id === id)?.title ?? id;
    if (inference?.value !== undefined) beside.push(`${title} ${formatNumber(inference.value)}`);
  }
  const { checked, metric: _, beside: __, ownFigures: ___, estimand, ...told } = claim;
  return {
    ...told,
    where: checked === 'memory' ? `${claim.where} [from memory]` : claim.where,
    estimand: [...estimand],
    ...(consistency === undefined ? {} : { selfConsistency: consistency }),
    ...(at95?.value === undefined || metric === undefined
      ? {}
      : {
          found: {
            metric: metric.id,
            value: at95.value,
            ...(at95.kind === 'estimated' ? { interval: at95.interval, ...claimProbabilities(claim, at95) } : {}),
          },
        }),
    verdict: word,
    why: [
      ...reasons.map((reason) => verdictSentence(reason, claim)),
      ...(beside.length === 0 ? [] : [`The same ratio by other definitions: ${beside.join(', ')}.`]),
      ofModel,
    ].join(' '),
  };
}

/** Of the smaller arm; a proportion has only the passkey arm. */
function usersPerArm(claim: Claim, { metrics, sums, arms }: Figures): number {
  const metric = metrics.find((each) => each.id === claim.metric);
  if (metric === undefined) return 0;
  const counted = claim.claimed.kind === 'proportion' ? ['passkey'] : ['passkey', 'password-otp'];
  return Math.min(...counted.map((arm) => (arms.includes(arm) ? sums.users(metric, arm) : 0)));
}

function limits({ interval }: Extract<Inference, { kind: 'estimated' }>): { readonly lower: number; readonly upper?: number } {
  return interval.upper === undefined ? { lower: interval.lower } : { lower: interval.lower, upper: interval.upper };
}
