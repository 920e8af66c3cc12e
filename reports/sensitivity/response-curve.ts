// How a figure follows one parameter while all others stay at their centre: the points of a one-at-a-time design, joined by straight lines.
import type { ParameterPoint } from '../../scenarios/measures/parameter-point.ts';

/** A point with its figures, of whatever experiment. */
export interface MovedPoint extends Pick<ParameterPoint, 'at'> {
  readonly figures: Readonly<Record<string, { readonly value: number }>>;
}

export interface CurvePoint {
  /** Standard units of the parameter. */
  readonly z: number;
  readonly value: number;
}

/** In order of z; points where the figure does not exist are left out. */
export type ResponseCurve = readonly CurvePoint[];

/** @param points the centre, and points at which one parameter alone was moved. */
export function responseCurve(points: readonly MovedPoint[], parameter: string, figure: string): ResponseCurve {
  return points
    .flatMap(({ at, figures }): CurvePoint[] => {
      const moved = Object.keys(at);
      const value = figures[figure]?.value;
      if (value === undefined || moved.length > 1 || (moved.length === 1 && moved[0] !== parameter)) return [];
      return [{ z: at[parameter] ?? 0, value }];
    })
    .toSorted((one, other) => one.z - other.z);
}

/** Flat beyond its ends; undefined for a curve without points. */
export function valueOn(curve: ResponseCurve, z: number): number | undefined {
  const after = curve.findIndex((point) => point.z >= z);
  if (after === -1) return curve.at(-1)?.value;
  const [before, next] = [curve[after - 1], curve[after]];
  if (next === undefined || before === undefined) return next?.value;
  return before.value + ((next.value - before.value) * (z - before.z)) / (next.z - before.z);
}

/** Where the curve comes to a value, nearest to z = 0. Undefined: nowhere between its ends. */
export function crossing(curve: ResponseCurve, value: number): number | undefined {
  return crossings(curve, value)[0];
}

/** All places where the curve comes to a value, the nearest to z = 0 first. */
export function crossings(curve: ResponseCurve, value: number): number[] {
  const found: number[] = [];
  for (const [at, next] of curve.entries()) {
    const before = curve[at - 1];
    if (next.value === value) found.push(next.z);
    if (
      before === undefined ||
      before.value < value === next.value < value ||
      before.value === value ||
      next.value === value
    )
      continue;
    found.push(before.z + ((next.z - before.z) * (value - before.value)) / (next.value - before.value));
  }
  return found.toSorted((one, other) => Math.abs(one) - Math.abs(other));
}
