// The tornados of a pilot's figures, and which parameters they make matter.
import type { UncertainParameter } from '../../scenarios/sampling/central-value.ts';
import {
  figureParts,
  type FigureId,
  type ParameterPoint,
  type PointMetric,
  type PointSide,
} from '../../scenarios/measures/parameter-point.ts';
import { onAdditiveScale } from './figure-words.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';
import { tornadoRows, type TornadoRow } from './tornado-rows.ts';

/** @param points the centre and those of the one-at-a-time design. */
export function tornadoOf(
  figure: FigureId,
  points: readonly ParameterPoint[],
  parameters: readonly UncertainParameter[],
): TornadoRow[] {
  return tornadoRows({ figure, points, parameters, onScale: (value) => onAdditiveScale(figure, value) });
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
    for (const [rank, { parameter }] of tornadoOf(figure, points, parameters).entries())
      best.set(parameter, Math.min(rank, best.get(parameter) ?? Number.POSITIVE_INFINITY));
  }
  return [...best]
    .toSorted(([, one], [, other]) => one - other)
    .slice(0, atMost)
    .map(([id]) => id);
}
