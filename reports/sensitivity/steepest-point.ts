// Of all points at one distance from the centre, the one where a figure should be largest, as far as its response to each parameter alone
// tells: the search direction of the first-order reliability method (Hasofer & Lind 1974, J. Eng. Mech. 100:111), on curves instead of
// tangents. It takes the responses as additive; what the figure really is there, only living the point says.
import type { ParameterPoint } from '../../scenarios/measures/parameter-point.ts';
import { type ResponseCurve, valueOn } from './response-curve.ts';

const steps = 40;
const halvings = 50;

export interface SteepestOptions {
  /** By parameter id; the figure on a scale on which responses about add up. */
  readonly curves: ReadonlyMap<string, ResponseCurve>;
  /** Standard units. */
  readonly radius: number;
  /** Parameters moved, the most effective first. */
  readonly parametersAtMost: number;
}

/** Empty when no parameter moves the figure upwards. */
export function steepestPoint({ curves, radius, parametersAtMost }: SteepestOptions): ParameterPoint['at'] {
  const full = onSphere([...curves], radius);
  const kept = new Set(
    full
      .toSorted((one, other) => Math.abs(other.z) - Math.abs(one.z))
      .slice(0, parametersAtMost)
      .map(({ id }) => id),
  );
  return Object.fromEntries(
    onSphere(
      [...curves].filter(([id]) => kept.has(id)),
      radius,
    ).map(({ id, z }) => [id, z]),
  );
}

interface Coordinate {
  readonly id: string;
  readonly z: number;
}

/** Largest sum of gains on the sphere: each coordinate maximises its gain less a common price on the square of its distance. */
function onSphere(curves: readonly (readonly [string, ResponseCurve])[], radius: number): Coordinate[] {
  const atPrice = (price: number) => curves.map(([id, curve]) => ({ id, z: bestAt(curve, price, radius) }));
  let [cheap, dear] = [0, 1];
  while (norm(atPrice(dear)) > radius && dear < 1e9) dear *= 2;
  for (let halving = 0; halving < halvings; halving += 1) {
    const price = (cheap + dear) / 2;
    if (norm(atPrice(price)) > radius) cheap = price;
    else dear = price;
  }
  const found = atPrice(dear).filter(({ z }) => z !== 0);
  const length = norm(found);
  return length === 0 ? [] : found.map(({ id, z }) => ({ id, z: (z * radius) / length }));
}

function bestAt(curve: ResponseCurve, price: number, radius: number): number {
  const centre = valueOn(curve, 0);
  if (centre === undefined) return 0;
  let [best, bestNet] = [0, 0];
  for (let step = -steps; step <= steps; step += 1) {
    const z = (radius * step) / steps;
    const net = (valueOn(curve, z) ?? centre) - centre - price * z * z;
    if (net > bestNet + 1e-12) [best, bestNet] = [z, net];
  }
  return best;
}

function norm(coordinates: readonly Coordinate[]): number {
  return Math.hypot(...coordinates.map(({ z }) => z));
}
