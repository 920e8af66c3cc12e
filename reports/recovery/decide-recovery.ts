// The decision on each way to recover, for each persona: the rule at every point over the inputs, how many points say each word, and which
// condition decides. What was lived at the centre can take an ENABLE back: a kind of impostor that came too seldom may do better than seen.
import type { DrillCounts } from '../../scenarios/measures/drill-counts.ts';
import { comparisonsOf, type Compared } from '../results/arm-of-run.ts';
import {
  recoveryWords,
  type RecoveryCondition,
  type RecoveryDecision,
  type RecoveryWord,
} from '../results/recovery-decision.ts';
import { conditionInWords } from './condition-in-words.ts';
import type { LivedDrill, PersonaOfDrill } from './lived-drill.ts';
import { conditionsOf, wordOf, type Condition } from './recovery-conditions.ts';
import type { JudgedPoint } from './judged-point.ts';
import { sidesIn } from './sides-in.ts';
import { turnsOf } from './what-would-turn.ts';

export function decideRecovery(lived: LivedDrill): RecoveryDecision[] {
  return comparisonsOf(lived.arms).flatMap((compared) =>
    lived.personas.map((persona) => decisionOf(lived, compared, persona)),
  );
}

function decisionOf(lived: LivedDrill, compared: Compared, { id, title, weight }: PersonaOfDrill): RecoveryDecision {
  const whose = { persona: id, title, weight, ...compared };
  const { layers } = lived;
  const sides = layers === undefined ? undefined : sidesIn(layers.many, compared, id);
  if (layers === undefined || sides === undefined)
    return {
      ...whose,
      decision: 'no-verdict',
      basis: 'none',
      points: 0,
      shares: [],
      conditions: [],
      why: 'Nobody of this persona was lived among many by both ways; a run of people alone decides nothing.',
      turns: [],
    };
  const centre = conditionsOf(sides, lived, { surely: true });
  const points = layers.points.flatMap(({ parameters, counts }) => judged(lived, compared, id, parameters, counts));
  const conditions = centre.map((condition) => withPoints(condition, points));
  const atCentre = wordOf(centre);
  const shares = sharesOf(points);
  const nobody = centre.some(({ id: condition, kept }) => condition === 'anybody' && !kept);
  const decision = points.length === 0 || nobody ? atCentre : byPoints(shares, atCentre, lived);
  const deciding = decidingOf(conditions, decision);
  return {
    ...whose,
    decision,
    basis: points.length === 0 ? 'centre' : 'inputs',
    points: points.length,
    shares,
    conditions,
    ...(deciding === undefined ? {} : { deciding: deciding.id }),
    why: deciding === undefined ? '' : conditionInWords(deciding),
    turns: turnsOf({ lived, compared, persona: id, points }),
  };
}

function judged(
  lived: LivedDrill,
  compared: Compared,
  persona: string,
  parameters: JudgedPoint['parameters'],
  counts: DrillCounts,
): JudgedPoint[] {
  const sides = sidesIn(counts, compared, persona);
  if (sides === undefined) return [];
  const conditions = conditionsOf(sides, lived, { surely: false });
  return [{ parameters, conditions, word: wordOf(conditions) }];
}

function withPoints(condition: Condition, points: readonly JudgedPoint[]): RecoveryCondition {
  if (points.length === 0) return condition;
  const kept = points.filter(({ conditions }) => conditions.some(({ id, kept: is }) => id === condition.id && is));
  return { ...condition, keptAtPoints: kept.length / points.length };
}

/** The most frequent first. */
export function sharesOf(points: readonly Pick<JudgedPoint, 'word'>[]): RecoveryDecision['shares'] {
  return recoveryWords
    .map((decision) => ({
      decision,
      share: points.filter(({ word }) => word === decision).length / Math.max(1, points.length),
    }))
    .filter(({ share }) => share > 0)
    .toSorted((one, other) => other.share - one.share);
}

/** An ENABLE that the centre does not keep is none. */
function byPoints(
  shares: RecoveryDecision['shares'],
  atCentre: RecoveryWord,
  { rule: { levels } }: LivedDrill,
): RecoveryWord {
  const shareOf = (word: RecoveryWord) => shares.find(({ decision }) => decision === word)?.share ?? 0;
  if (shareOf('do-not') >= levels.doNot) return 'do-not';
  return shareOf('enable') >= levels.enable && atCentre === 'enable' ? 'enable' : 'keep-evaluating';
}

/** Against ENABLE what most often breaks; for it what is closest to breaking. */
function decidingOf(conditions: readonly RecoveryCondition[], decision: RecoveryWord): RecoveryCondition | undefined {
  const asked = decision === 'do-not' ? conditions.filter(({ breaks }) => breaks === 'do-not') : conditions;
  const ranked = asked.toSorted(
    (one, other) =>
      Number(one.kept) - Number(other.kept) ||
      (one.keptAtPoints ?? 1) - (other.keptAtPoints ?? 1) ||
      slack(one) - slack(other),
  );
  // Where nobody gets back in all else follows from it.
  return conditions.find(({ id, kept }) => id === 'anybody' && !kept) ?? ranked[0];
}

/** How far from its limit, by the size of the limit. */
function slack({ value, limit, wanted }: RecoveryCondition): number {
  if (value === undefined) return 0;
  const distance = wanted === 'above' ? value - limit : limit - value;
  return distance / Math.max(Math.abs(limit), 1e-9);
}
