// A figure of a point in words: its title and unit.
import {
  pointMetrics,
  pointSides,
  rateMetrics,
  secondsMetrics,
  type FigureId,
  type PointMetric,
  type PointSide,
} from '../../scenarios/schema/parameter-point.ts';
import { estimands } from '../../scenarios/measures/catalogue.ts';
import { differenceOfProportions } from '../words/quantity.ts';

const inSentence = { passkey: 'passkeys', 'password-otp': 'password + code' } as const;

/** @param personas for the titles of those that have figures of their own. */
export function figureTitle(
  figure: FigureId,
  personas: readonly { readonly id: string; readonly title: string }[] = [],
): string {
  const { metric, side, persona } = figureParts(figure);
  const { title } = estimands[metric];
  const who = persona === undefined ? '' : `, ${personas.find(({ id }) => id === persona)?.title ?? persona}`;
  switch (side) {
    case 'passkey':
    case 'password-otp':
      return `${title}, ${inSentence[side]}${who}`;
    case 'difference':
      return `${title}, difference${who}`;
    case 'ratio':
      return `${title}, ${secondsMetrics.has(metric) ? 'password + code over passkeys' : 'passkeys over password + code'}${who}`;
  }
}

/** As in results.json, for the functions of quantity.ts. */
export function figureUnit(figure: FigureId): string {
  const { metric, side } = figureParts(figure);
  if (side === 'ratio') return 'ratio';
  if (secondsMetrics.has(metric)) return 's';
  if (rateMetrics.has(metric)) return estimands[metric].unit;
  return side === 'difference' ? differenceOfProportions : 'proportion';
}

/** The scale on which effects about add up: log odds of shares, logarithm of seconds, rates and ratios, the difference itself. */
export function onAdditiveScale(figure: FigureId, value: number): number {
  const { metric, side } = figureParts(figure);
  if (side === 'difference') return value;
  if (side === 'ratio' || secondsMetrics.has(metric)) return Math.log(value);
  // Lock-outs can be more than one a need.
  if (rateMetrics.has(metric)) return Math.log(value + 0.5);
  // A share of 0 or 1 of some hundred users stands for one very near it.
  return Math.log((value + 5e-4) / (1 - value + 5e-4));
}

export interface FigureParts {
  readonly metric: PointMetric;
  readonly side: PointSide;
  /** Absent: weighted to the tenant. */
  readonly persona?: string;
}

export function figureParts(figure: FigureId): FigureParts {
  const [metricId, sideId, persona] = figure.split('/');
  const metric = pointMetrics.find((known) => known === metricId);
  const side = pointSides.find((known) => known === sideId);
  if (metric === undefined || side === undefined)
    throw new Error(`found the figure "${figure}", expected a metric and a side of a point`);
  return { metric, side, ...(persona === undefined ? {} : { persona }) };
}
