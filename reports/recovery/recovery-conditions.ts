// The conditions of a rule of recovery, held against what was counted of a persona by the two ways.
import type { DrillCell } from '../../scenarios/measures/drill-counts.ts';
import { impostorKinds, type ImpostorKind } from '../../scenarios/schema/drill.ts';
import type { ConditionId, RecoveryCondition, RecoveryWord } from '../results/recovery-decision.ts';
import { differenceOfProportions } from '../words/quantity.ts';
import { bestOf } from './impostor-results.ts';
import type { LivedDrill } from './lived-drill.ts';
import { costParts, sumOfParts } from './recovery-costs.ts';
import { perAttackUnit } from './per-attack-unit.ts';

/** Of one persona, by a way and by the one it is compared with. */
export interface Sides {
  readonly arm: DrillCell;
  readonly baseline: DrillCell;
}

export type Condition = Omit<RecoveryCondition, 'keptAtPoints'>;
type Priced = Pick<LivedDrill, 'drill' | 'checks' | 'rule'>;

/** @param surely impostors count with their upper limit: of one point among many the estimate will do, as errors of the simulation even out. */
export function conditionsOf(sides: Sides, lived: Priced, { surely }: { readonly surely: boolean }): Condition[] {
  const [arm, baseline] = [figuresOf(sides.arm, lived, surely), figuresOf(sides.baseline, lived, surely)];
  const { recovered, impostors, cost, time } = lived.rule;
  const [best, other] = [arm.best, baseline.best];
  return [
    held({
      id: 'anybody',
      title: 'Somebody gets back in',
      breaks: 'do-not',
      unit: 'count of people',
      wanted: 'above',
      limit: 1,
      value: arm.recoveredPeople,
    }),
    held({
      id: 'recovered-loss',
      title: 'Rightful people back in, against today’s way',
      breaks: 'do-not',
      unit: differenceOfProportions,
      wanted: 'above',
      limit: -recovered.mayLose,
      ...difference(arm.recovered, baseline.recovered),
    }),
    held({
      id: 'impostors-more',
      title: 'Attacks that get in, against today’s way, the best kind of each',
      breaks: 'do-not',
      unit: perAttackUnit,
      wanted: 'below',
      limit: impostors.mayAdd * 1_000,
      ...difference(best?.per1000, other?.per1000),
      ...ofKind(best),
    }),
    held({
      id: 'recovered-floor',
      title: 'Rightful people back in',
      breaks: 'enable',
      unit: 'proportion',
      wanted: 'above',
      limit: recovered.atLeast,
      ...alone(arm.recovered),
    }),
    held({
      id: 'impostors-ceiling',
      title: surely ? 'Attacks that get in, best kind, upper limit' : 'Attacks that get in, best kind',
      breaks: 'enable',
      unit: perAttackUnit,
      wanted: 'below',
      limit: impostors.atMost * 1_000,
      ...alone(arm.worstCase?.most),
      ...ofKind(arm.worstCase),
    }),
    held({
      id: 'cost',
      title: 'Cost of a recovery, over that of today’s way',
      breaks: 'enable',
      unit: 'ratio',
      wanted: 'below',
      limit: cost.atMost,
      ...ratio(arm.cost, baseline.cost),
    }),
    held({
      id: 'time-ceiling',
      title: 'Time to an end, mean',
      breaks: 'enable',
      unit: 's',
      wanted: 'below',
      limit: time.atMost / 1_000,
      ...alone(arm.meanS),
    }),
    held({
      id: 'time-more',
      title: 'Time to an end, against today’s way',
      breaks: 'enable',
      unit: 's',
      wanted: 'below',
      limit: time.mayAdd / 1_000,
      ...difference(arm.meanS, baseline.meanS),
    }),
  ];
}

/** With figures known exactly. */
export function wordOf(conditions: readonly Pick<Condition, 'breaks' | 'kept'>[]): RecoveryWord {
  if (conditions.some(({ breaks, kept }) => breaks === 'do-not' && !kept)) return 'do-not';
  return conditions.every(({ kept }) => kept) ? 'enable' : 'keep-evaluating';
}

interface Figures {
  readonly recoveredPeople: number;
  readonly recovered: number | undefined;
  readonly meanS: number | undefined;
  /** Of one that succeeds. */
  readonly cost: number | undefined;
  readonly best: ReturnType<typeof bestOf>;
  /** Of the kind that may do best. */
  readonly worstCase: { readonly kind: ImpostorKind; readonly most: number } | undefined;
}

function figuresOf(cell: DrillCell, { drill, checks, rule }: Priced, surely: boolean): Figures {
  const { people, recovered, totalS, attempts, identityChecks, faceChecks, deskCalls, deskS, waitingS } = cell.rightful;
  const leftOut = new Set(rule.impostors.leftOut.map(({ kind }) => kind));
  const best = bestOf([cell], leftOut);
  const mean = (total: number) => total / people;
  const perPerson = {
    attempts: mean(attempts),
    tickets: mean(deskCalls),
    identityChecks: mean(identityChecks),
    faceChecks: mean(faceChecks),
    waitingS: mean(waitingS),
    callS: mean(deskS),
    totalS: mean(totalS),
  };
  return {
    recoveredPeople: recovered,
    ...(people === 0
      ? { recovered: undefined, meanS: undefined }
      : { recovered: mean(recovered), meanS: mean(totalS) }),
    cost:
      recovered === 0
        ? undefined
        : (sumOfParts(costParts(cell.arm, perPerson, { drill, checks })) * people) / recovered,
    best,
    worstCase: surely ? worstCaseOf(cell, leftOut) : best && { kind: best.kind, most: best.per1000 },
  };
}

/** A kind that seldom came may do better than the one that did best. */
function worstCaseOf(cell: DrillCell, leftOut: ReadonlySet<ImpostorKind>): Figures['worstCase'] {
  const others = (kind: ImpostorKind) => new Set([...leftOut, ...impostorKinds.filter((each) => each !== kind)]);
  return impostorKinds
    .filter((kind) => !leftOut.has(kind))
    .flatMap((kind) => bestOf([cell], others(kind)) ?? [])
    .map(({ kind, upper1000 }) => ({ kind, most: upper1000 }))
    .toSorted((one, other) => other.most - one.most)[0];
}

type Asked = Pick<Condition, 'title' | 'breaks' | 'unit' | 'wanted' | 'limit'> & { readonly id: ConditionId };
type Found = Pick<Condition, 'value' | 'ofArm' | 'ofBaseline' | 'of' | 'missing'>;

/** What is missing breaks nothing by itself, and keeps nothing that is asked for an ENABLE. */
function held(asked: Asked & Found): Condition {
  const { value, wanted, limit, breaks } = asked;
  const kept =
    value === undefined
      ? breaks === 'do-not'
      : wanted === 'above'
        ? value >= limit - tolerance(limit)
        : value <= limit + tolerance(limit);
  return { ...asked, kept };
}

/** Of rounding. */
function tolerance(limit: number): number {
  return 1e-12 * Math.max(1, Math.abs(limit));
}

function alone(value: number | undefined): Found {
  return value === undefined ? { missing: 'nothing was lived of it' } : { value };
}

function difference(ofArm: number | undefined, ofBaseline: number | undefined): Found {
  return ofArm === undefined || ofBaseline === undefined
    ? { ...given({ ofArm, ofBaseline }), missing: 'one of the two ways has no such figure' }
    : { value: ofArm - ofBaseline, ofArm, ofBaseline };
}

function ratio(ofArm: number | undefined, ofBaseline: number | undefined): Found {
  return ofArm === undefined || ofBaseline === undefined || ofBaseline === 0
    ? { ...given({ ofArm, ofBaseline }), missing: 'by one of the two ways nobody gets back in, or it costs nothing' }
    : { value: ofArm / ofBaseline, ofArm, ofBaseline };
}

function given({ ofArm, ofBaseline }: { ofArm: number | undefined; ofBaseline: number | undefined }): Found {
  return { ...(ofArm === undefined ? {} : { ofArm }), ...(ofBaseline === undefined ? {} : { ofBaseline }) };
}

function ofKind(best: { readonly kind: ImpostorKind } | undefined): Found {
  return best === undefined ? {} : { of: best.kind };
}
