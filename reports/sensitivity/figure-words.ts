// A figure of a point in words: its title and unit.
import { pointMetrics, pointSides, secondsMetrics, type FigureId, type PointMetric, type PointSide } from '../../scenarios/schema/parameter-point.ts';
import { armInSentence } from '../charts/arm-style.ts';
import { metrics } from '../metrics/catalogue.ts';
import { differenceOfProportions } from '../quantity.ts';

export function figureTitle(figure: FigureId): string {
  const { metric, side } = partsOf(figure);
  const { title } = metrics[metric];
  switch (side) {
    case 'passkey':
    case 'password-otp':
      return `${title}, ${armInSentence(side)}`;
    case 'difference':
      return `${title}, difference`;
    case 'ratio':
      return `${title}, ${secondsMetrics.has(metric) ? 'password + code over passkeys' : 'passkeys over password + code'}`;
  }
}

/** As in results.json, for the functions of quantity.ts. */
export function figureUnit(figure: FigureId): string {
  const { metric, side } = partsOf(figure);
  if (side === 'ratio') return 'ratio';
  if (secondsMetrics.has(metric)) return 's';
  return side === 'difference' ? differenceOfProportions : 'proportion';
}

/** The scale on which effects about add up: log odds of shares, logarithm of seconds and ratios, the difference itself. */
export function onAdditiveScale(figure: FigureId, value: number): number {
  switch (figureUnit(figure)) {
    case 'proportion':
      // A share of 0 or 1 of some hundred users stands for one very near it.
      return Math.log((value + 5e-4) / (1 - value + 5e-4));
    case differenceOfProportions:
      return value;
    default:
      return Math.log(value);
  }
}

function partsOf(figure: FigureId): { readonly metric: PointMetric; readonly side: PointSide } {
  const [metricId, sideId] = figure.split('/');
  const metric = pointMetrics.find((known) => known === metricId);
  const side = pointSides.find((known) => known === sideId);
  if (metric === undefined || side === undefined) throw new Error(`found the figure "${figure}", expected a metric and a side of a point`);
  return { metric, side };
}
