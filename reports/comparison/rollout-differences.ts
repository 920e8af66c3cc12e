// Figures of two tenants over months, B less A, for each person: with the rollout, with nothing done, and what the rollout changes. A folder keeps
// sums over people and no single ones, so the two runs are taken as independent also where the same people lived both.
import type { Rollout } from '../../scenarios/schema/rollout.ts';
import type { Timeline } from '../../scenarios/schema/timeline.ts';
import type { MetricInfo } from '../results/estimate.ts';
import type { Results, ResultsOfRollout } from '../results/results.ts';
import { studentTQuantile } from '../statistics/distributions/student-t-quantile.ts';
import { leastUsers, toInterval } from '../statistics/inference.ts';
import { unitOfDifference } from '../words/unit-of-difference.ts';
import { readTimeline } from '../rollout/read-timeline.ts';
import { currencyInWords } from '../words/currency.ts';
import type { ComparedFigure, SideFigure } from './comparison.ts';

const level = 0.95;

interface Side {
  readonly results: ResultsOfRollout;
  readonly lived: Timeline;
}

/** Mean over people and its variance over them. */
interface Mean {
  readonly value: number;
  readonly variance: number;
  readonly people: number;
}

type Difference = Timeline['differences'][number];

const parts = [
  {
    id: 'rollout',
    words: 'with the rollout',
    of: ({ rollout, rolloutVariance, people }: Difference): Mean => ({
      value: rollout,
      variance: rolloutVariance,
      people,
    }),
  },
  {
    id: 'nothing',
    words: 'with nothing done',
    of: ({ nothing, nothingVariance, people }: Difference): Mean => ({
      value: nothing,
      variance: nothingVariance,
      people,
    }),
  },
  {
    id: 'change',
    words: 'rollout less nothing done',
    of: ({ rollout, nothing, differenceVariance, people }: Difference): Mean => ({
      value: rollout - nothing,
      variance: differenceVariance,
      people,
    }),
  },
] as const;

export async function readRollout(folder: string, results: ResultsOfRollout): Promise<Side> {
  const { prices }: Pick<Rollout, 'prices'> = results.run.scenario.rollout;
  return { results, lived: await readTimeline(folder, prices) };
}

export function rolloutMetrics({ results: { timeline } }: Side): MetricInfo[] {
  return timeline.differences.flatMap(({ id, title }) =>
    parts.map((part) => ({
      id: `${id}-${part.id}`,
      title: `${title}, ${part.words}`,
      unit: unitOfDifference(id, timeline),
      estimand: `${title} of one person over all the months, ${part.words}; mean over everybody who was there at some time.`,
      denominator: 'people',
      primary: part.id === 'change',
    })),
  );
}

/** Of two currencies there is no difference; `whyNoCosts` says so. */
export function rolloutDifferences(a: Side, b: Side): ComparedFigure[] {
  return b.results.timeline.differences.flatMap(({ id }) => {
    if (id === 'cost' && a.results.timeline.currency !== b.results.timeline.currency) return [];
    const unit = unitOfDifference(id, b.results.timeline);
    const [one, other] = [a, b].map(({ lived }) => lived.differences.find((each) => each.id === id));
    if (one === undefined || other === undefined) return [];
    return parts.map(({ id: part, of }): ComparedFigure => {
      const [before, now] = [of(one), of(other)];
      return {
        metric: `${id}-${part}`,
        unit,
        provenance: 'modelled',
        a: meanFields(before),
        b: meanFields(now),
        kind: 'difference',
        differenceUnit: unit,
        difference: differenceOf(before, now),
        pairs: 0,
      };
    });
  });
}

/** Undefined: costs of the two can be held against each other, or there are none. */
export function whyNoCosts(a: Results, b: Results): string | undefined {
  if (a.kind !== 'rollout' || b.kind !== 'rollout') return undefined;
  const [one, other] = [a.timeline.currency, b.timeline.currency];
  return one === other
    ? undefined
    : `Costs are not compared, as they are in other currencies, of which nothing here knows the rate: in A ${currencyInWords(one)}, in B ${currencyInWords(other)}.`;
}

function meanFields({ value, variance, people }: Mean): SideFigure {
  return withHalf(value, halfOf(variance / people, people - 1), people, 'mean over people, t');
}

function differenceOf(a: Mean, b: Mean): SideFigure {
  const value = b.value - a.value;
  const people = Math.min(a.people, b.people);
  if (a.value === b.value && a.variance === b.variance && a.people === b.people)
    return {
      value,
      withheld:
        'the two runs say the same to the last digit: as of the same people who did the same, in which there is nothing to be in doubt about',
    };
  const [one, other] = [a.variance / a.people, b.variance / b.people];
  const spread = one ** 2 / Math.max(1, a.people - 1) + other ** 2 / Math.max(1, b.people - 1);
  const df = spread > 0 ? (one + other) ** 2 / spread : people - 1;
  return withHalf(value, halfOf(one + other, df), people, 'difference of means over people, Welch’s t');
}

const halfOf = (variance: number, df: number) =>
  studentTQuantile((1 + level) / 2, Math.max(1, df)) * Math.sqrt(variance);

function withHalf(value: number, half: number, people: number, method: string): SideFigure {
  if (people < leastUsers)
    return { value, withheld: `${people} people cannot carry an interval, ${leastUsers} are needed` };
  const interval = toInterval({ lower: value - half, upper: value + half }, level, method);
  return interval === undefined
    ? { value, withheld: 'all are alike in this, which does not tell how far others may differ' }
    : { value, interval };
}
