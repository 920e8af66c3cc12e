// Points that few live, carried to many. The same people live every point, so that what is peculiar to those few is the same everywhere: it
// shows at the centre, which both few and many live, and is taken off at every point (a control variate with coefficient 1; Law 2015,
// Simulation Modeling and Analysis, 11.4). What is left at a point is the error of the many, and whatever the few do not show of how people
// differ in what moves them.
import { figureParts, rateMetrics, secondsMetrics } from '../../scenarios/measures/parameter-point.ts';
import type { FigureId, ParameterPoint } from '../../scenarios/measures/parameter-point.ts';

/** @param few the centre by the users of the points. @param many the centre by more. */
export function carriedToMany(
  points: readonly ParameterPoint[],
  few: ParameterPoint,
  many: ParameterPoint,
): ParameterPoint[] {
  return points.map((point) => ({
    ...point,
    figures: Object.fromEntries(
      Object.entries(point.figures).map(([figure, found]) => {
        const [here, there] = [few.figures[figure], many.figures[figure]];
        return [
          figure,
          here === undefined || there === undefined
            ? found
            : { ...found, value: carried(figure as FigureId, found.value, here.value, there.value) },
        ];
      }),
    ),
  }));
}

function carried(figure: FigureId, value: number, few: number, many: number): number {
  const { metric, side } = figureParts(figure);
  if (side === 'ratio') return few > 0 && many > 0 ? (value * many) / few : value;
  const moved = value + many - few;
  if (side === 'difference') return moved;
  // An arm's own figure has ends.
  return secondsMetrics.has(metric) || rateMetrics.has(metric) ? Math.max(0, moved) : Math.min(1, Math.max(0, moved));
}
