// The tornado of a figure: each parameter alone at its 10th and 90th percentile, widest first; and which parameters that makes matter.
import { centralValueAt, type UncertainParameter } from '../../scenarios/sampling/central-value.ts';
import {
  figureParts,
  type FigureId,
  type ParameterPoint,
  type PointMetric,
  type PointSide,
} from '../../scenarios/measures/parameter-point.ts';
import { normalQuantile } from '../statistics/distributions/normal-quantile.ts';
import { onAdditiveScale } from './figure-words.ts';
import { responseCurve } from './response-curve.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';

/** Standard units of the 10th and the 90th percentile. */
export const tornadoUnits = [normalQuantile(0.1), normalQuantile(0.9)] as const;

type TornadoRow = SensitivityResults['tornado'][number]['rows'][number];

/** Parameters that do not move the figure at all are left out. @param points the centre and those of the one-at-a-time design. */
export function tornadoRows(
  figure: FigureId,
  points: readonly ParameterPoint[],
  parameters: readonly UncertainParameter[],
): TornadoRow[] {
  const [lowZ, highZ] = tornadoUnits;
  const rows = parameters.flatMap((parameter): TornadoRow[] => {
    const curve = responseCurve(points, parameter.id, figure);
    const [low, high] = [lowZ, highZ].map((z) => curve.find((point) => point.z === z)?.value);
    if (low === undefined || high === undefined) return [];
    const end = (z: number, value: number) => ({ z, parameterValue: centralValueAt(parameter, z), figure: value });
    const centre = curve.find(({ z }) => z === 0)?.value;
    return low === high && low === centre
      ? []
      : [{ parameter: parameter.id, low: end(lowZ, low), high: end(highZ, high) }];
  });
  return rows.toSorted((one, other) => swing(figure, other) - swing(figure, one));
}

/** Those of the tenant in one metric: one for each comparison of arms, or for each arm. */
export function tornadosOf(
  { tornado }: Pick<SensitivityResults, 'tornado'>,
  metric: PointMetric,
  side: PointSide,
): SensitivityResults['tornado'] {
  return tornado.filter(({ figure }) => {
    const parts = figureParts(figure);
    return parts.metric === metric && parts.side === side && parts.persona === undefined;
  });
}

/** Ids that matter to any of the figures, by their best place in a tornado. */
export function influential(
  figures: readonly FigureId[],
  points: readonly ParameterPoint[],
  parameters: readonly UncertainParameter[],
  atMost: number,
): string[] {
  const best = new Map<string, number>();
  for (const figure of figures) {
    for (const [rank, { parameter }] of tornadoRows(figure, points, parameters).entries())
      best.set(parameter, Math.min(rank, best.get(parameter) ?? Number.POSITIVE_INFINITY));
  }
  return [...best]
    .toSorted(([, one], [, other]) => one - other)
    .slice(0, atMost)
    .map(([id]) => id);
}

function swing(figure: FigureId, { low, high }: TornadoRow): number {
  return Math.abs(onAdditiveScale(figure, high.figure) - onAdditiveScale(figure, low.figure));
}
