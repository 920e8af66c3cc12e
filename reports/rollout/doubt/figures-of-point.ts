// Figures of a rollout at a point, from its sums: what the rule decides by, and what else a reader asks for. Of the whole and of each persona,
// of each tenant and of both held against each other; who is enrolled week by week.
import type { TenantPoint, TenantSums } from '../../../scenarios/measures/tenant/tenant-point.ts';
import { tenantIds } from '../../../scenarios/schema/timeline.ts';
import { logOddsOfShare } from '../../sensitivity/figure-words.ts';
import type { MovedPoint } from '../../sensitivity/response-curve.ts';
import { differenceOfProportions } from '../../words/quantity.ts';
import type { RolloutCondition } from '../decide-rollout.ts';

/** difference: the rollout less doing nothing. ratio: the first over the second. */
export type DoubtSide = 'rollout' | 'nothing' | 'difference' | 'ratio';

interface DoubtMetric {
  readonly title: string;
  /** money: the currency of the rollout. */
  readonly unit: 'proportion' | 'h' | 'per person and year' | 'money';
  /** Undefined or not finite: there is none. */
  readonly of: (sums: TenantSums) => number;
  readonly sides: readonly DoubtSide[];
}

export const doubtMetrics = {
  enrolled: {
    title: 'Enrolled at the end',
    unit: 'proportion',
    of: ({ enrolled, people }) => enrolled / people,
    sides: ['rollout'],
  },
  ready: {
    title: 'Passkey usable on the main device at the end',
    unit: 'proportion',
    of: ({ ready, people }) => ready / people,
    sides: ['rollout'],
  },
  'needs-met': {
    title: 'Needs to sign in that were met',
    unit: 'proportion',
    of: ({ met, needs }) => met / needs,
    sides: ['rollout', 'nothing', 'difference'],
  },
  'locked-out': {
    title: 'Needs to sign in of people who waited for the help desk',
    unit: 'proportion',
    of: ({ lockedOutNeeds, needs }) => lockedOutNeeds / (needs + lockedOutNeeds),
    sides: ['rollout', 'nothing', 'difference'],
  },
  tickets: {
    title: 'Tickets at the help desk',
    unit: 'per person and year',
    of: ({ tickets, personYears }) => tickets / personYears,
    sides: ['rollout', 'nothing', 'ratio'],
  },
  waiting: {
    title: 'Working time waited for the help desk, per person',
    unit: 'h',
    of: ({ waitingHours, people }) => waitingHours / people,
    sides: ['rollout', 'nothing', 'difference'],
  },
  'lost-hours': {
    title: 'Working time lost, per person and year',
    unit: 'h',
    of: ({ lostHours, personYears }) => lostHours / personYears,
    sides: ['rollout', 'nothing', 'difference'],
  },
  cost: {
    title: 'Cost, per person and year',
    unit: 'money',
    of: ({ cost, personYears }) => cost / personYears,
    sides: ['rollout', 'nothing', 'ratio'],
  },
} as const satisfies Readonly<Record<string, DoubtMetric>>;
export type DoubtMetricId = keyof typeof doubtMetrics;
const metricIds = Object.keys(doubtMetrics) as readonly DoubtMetricId[];

/** The figure that each condition of the rule is about; the others are about how many people there are. */
export const figureOfCondition: Readonly<Partial<Record<RolloutCondition, `${DoubtMetricId}/${DoubtSide}`>>> = {
  'needs-met': 'needs-met/difference',
  tickets: 'tickets/ratio',
  waiting: 'waiting/difference',
  enrolled: 'enrolled/rollout',
  cost: 'cost/ratio',
};

export interface DoubtFigure {
  /** "metric/side", of one persona "metric/side/persona". */
  readonly id: string;
  readonly metric: DoubtMetricId;
  readonly side: DoubtSide;
  /** Absent: the whole. */
  readonly persona?: string;
}

/** The whole first, then persona by persona. */
export function doubtFigures(personas: readonly string[]): DoubtFigure[] {
  return [undefined, ...personas].flatMap((persona) =>
    metricIds.flatMap((metric) =>
      doubtMetrics[metric].sides.map((side) => ({
        id: persona === undefined ? `${metric}/${side}` : `${metric}/${side}/${persona}`,
        metric,
        side,
        ...(persona === undefined ? {} : { persona }),
      })),
    ),
  );
}

export const enrolledInWeek = (week: number): string => `enrolled-in-week/${String(week)}`;

/** @param sums at the scale of the tenant. @param project what it costs: of the whole it is part of the cost over that of nothing done. */
export function figuresOfPoint(
  { personas, weeks }: Pick<TenantPoint, 'personas' | 'weeks'>,
  project: number,
): MovedPoint['figures'] {
  const found: Record<string, { readonly value: number }> = {};
  const put = (id: string, value: number) => {
    if (Number.isFinite(value)) found[id] = { value };
  };
  const tell = (own: readonly TenantPoint['personas'][number][], persona?: string) => {
    const [rollout, nothing] = tenantIds.map((tenant) => sumOf(own.map((each) => each[tenant])));
    if (rollout === undefined || nothing === undefined) return;
    for (const { id, metric, side } of doubtFigures([]))
      put(
        persona === undefined ? id : `${id}/${persona}`,
        sideOf(metric, side, { rollout, nothing }, persona === undefined ? project : 0),
      );
  };
  tell(personas);
  for (const each of personas) tell([each], each.persona);
  for (const [week, { people, enrolled }] of weeks.entries()) put(enrolledInWeek(week), enrolled / people);
  return found;
}

function sideOf(
  metric: DoubtMetricId,
  side: DoubtSide,
  { rollout, nothing }: Readonly<Record<'rollout' | 'nothing', TenantSums>>,
  project: number,
): number {
  const { of } = doubtMetrics[metric];
  switch (side) {
    case 'rollout':
      return of(rollout);
    case 'nothing':
      return of(nothing);
    case 'difference':
      return of(rollout) - of(nothing);
    case 'ratio':
      return of(metric === 'cost' ? { ...rollout, cost: rollout.cost + project } : rollout) / of(nothing);
  }
}

function sumOf(each: readonly TenantSums[]): TenantSums | undefined {
  const [first, ...others] = each;
  if (first === undefined) return undefined;
  const all = { ...first };
  for (const sums of others) for (const id of Object.keys(all) as (keyof TenantSums)[]) all[id] += sums[id];
  return all;
}

export function doubtFigureTitle(
  { metric, side, persona }: Pick<DoubtFigure, 'metric' | 'side' | 'persona'>,
  titles: ReadonlyMap<string, string>,
): string {
  const { title } = doubtMetrics[metric];
  const which = {
    rollout: 'with the rollout',
    nothing: 'with nothing done',
    difference: 'the rollout less nothing done',
    ratio: 'the rollout over nothing done',
  }[side];
  return `${title}, ${which}${persona === undefined ? '' : `, ${titles.get(persona) ?? persona}`}`;
}

export function doubtFigureUnit({ metric, side }: Pick<DoubtFigure, 'metric' | 'side'>, currency: string): string {
  const { unit } = doubtMetrics[metric];
  if (side === 'ratio') return 'ratio';
  if (unit === 'proportion') return side === 'difference' ? differenceOfProportions : unit;
  return unit === 'money' ? currency : unit;
}

/** The scale on which effects about add up: log odds of shares, the logarithm of what is counted or lasts, the difference itself. */
export function doubtScale({ metric, side }: Pick<DoubtFigure, 'metric' | 'side'>): (value: number) => number {
  if (side === 'difference') return (value) => value;
  if (side !== 'ratio' && doubtMetrics[metric].unit === 'proportion') return logOddsOfShare;
  // What is nothing at some point is taken as very little.
  return (value) => Math.log(value + 1e-3);
}
