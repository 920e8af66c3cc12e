// From what a recovery drill lived to what is told of it: figures, trade-off, decisions, claims.
import { drill as drillSchema } from '../../scenarios/schema/drill.ts';
import type { ImpostorResult, RecoveryResults, RightfulResult } from '../results/recovery-results.ts';
import { judgeRecoveryClaims } from './claims/judge-recovery-claims.ts';
import { decideRecovery } from './decide-recovery.ts';
import { impostorResults } from './impostor-results.ts';
import type { LivedDrill } from './lived-drill.ts';
import { pricesTold } from './recovery-costs.ts';
import { recoveryDifferences } from './recovery-differences.ts';
import { ofAllPeople, rightfulResults } from './rightful-results.ts';
import { crossingsOf, tradeOffOf } from './trade-off.ts';
import { shareOfPeople, strataOf } from './weighted-people.ts';

export function judgeRecovery(lived: LivedDrill): RecoveryResults {
  const rightful = rightfulResults(lived);
  const impostors = impostorResults(lived);
  const tradeOff = tradeOffOf(lived);
  const layer = lived.layers === undefined ? 'real' : 'many';
  const baseRate = baseRateOf(lived, layer, rightful, impostors);
  return {
    currency: lived.drill.prices.currency,
    noneRecovered: lived.arms.flatMap(({ id }) =>
      ofAllPeople(rightful, layer, id)?.recovered.value === 0 ? [id] : [],
    ),
    rightful,
    differences: recoveryDifferences(lived),
    impostors,
    tradeOff,
    crossings: crossingsOf(tradeOff),
    decisions: decideRecovery(lived),
    claims: judgeRecoveryClaims(lived, { rightful, impostors }),
    ...(baseRate === undefined ? {} : { baseRate }),
    prices: pricesTold(lived, drillSchema.parse({}).prices),
    matching: matchingOf(lived, layer, rightful),
    matchings: matchingsOf(lived),
    ...(lived.layers === undefined ? {} : { many: manyOf(lived.layers) }),
  };
}

function manyOf({
  users,
  seconds,
  alike,
  points,
  pointUsers,
  pointsLeftOut,
}: NonNullable<LivedDrill['layers']>): NonNullable<RecoveryResults['many']> {
  return { users, seconds, alike, points: points.length, pointUsers, pointsLeftOut };
}

/** All personas as they are weighted in the tenant; impostors as they were lived. */
function matchingsOf({ layers, personas }: LivedDrill): RecoveryResults['matchings'] {
  return (layers?.matchings ?? []).flatMap(({ setting, value, counts }) => {
    const recovered = shareOfPeople(strataOf(counts, personas), 'many', ({ recovered: x, people: n }) => ({ x, n }));
    const { attacks, gotIn } = counts
      .flatMap(({ impostors }) => impostors)
      .reduce((sum, one) => ({ attacks: sum.attacks + one.attacks, gotIn: sum.gotIn + one.gotIn }), {
        attacks: 0,
        gotIn: 0,
      });
    if (recovered === undefined) return [];
    return [{ setting, value, recovered: recovered.value, attacks, gotIn }];
  });
}

/** Steps of the site's answer to who was matched. */
function matchingOf(
  { arms }: LivedDrill,
  layer: RightfulResult['layer'],
  rightful: readonly RightfulResult[],
): RecoveryResults['matching'] {
  return arms.flatMap(({ id: arm }) => {
    const of = ofAllPeople(rightful, layer, arm);
    if (of === undefined || !of.falseRejects.some(({ stage }) => stage === 'matching')) return [];
    const refused = of.stops.filter(({ code }) => matchingCodes.has(code)).reduce((sum, { share }) => sum + share, 0);
    return [{ arm, refused: Math.min(1, refused) }];
  });
}

/** Of refusals for a name or a claim. */
const matchingCodes: ReadonlySet<string> = new Set([
  'claims-differ',
  'name-missing',
  'name-not-unique',
  'validation-failed',
]);

/** Of recoveries granted, those of impostors, where so many of all who ask are impostors, kinds alike in number (Bayes). */
function baseRateOf(
  { drill: { impostorShare }, arms }: LivedDrill,
  layer: RightfulResult['layer'],
  rightful: readonly RightfulResult[],
  impostors: readonly ImpostorResult[],
): RecoveryResults['baseRate'] {
  if (impostorShare === undefined) return undefined;
  const rows = arms.flatMap(({ id: arm }) => {
    const recovered = ofAllPeople(rightful, layer, arm)?.recovered.value;
    const kinds = impostors.filter((row) => row.layer === layer && row.arm === arm && row.persona === undefined);
    if (recovered === undefined || kinds.length === 0) return [];
    const mean = (of: (row: ImpostorResult) => number) =>
      kinds.reduce((sum, row) => sum + of(row) / 1_000, 0) / kinds.length;
    const ofGranted = (letIn: number) => {
      const [theirs, owners] = [impostorShare * letIn, (1 - impostorShare) * recovered];
      return theirs + owners === 0 ? 0 : theirs / (theirs + owners);
    };
    return [
      {
        arm,
        ofGranted: ofGranted(mean(({ per1000 }) => per1000)),
        upper: ofGranted(mean(({ upper1000 }) => upper1000)),
      },
    ];
  });
  return { impostorShare, rows };
}
