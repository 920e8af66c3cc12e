// Which points of the parameter space are lived. Coordinates are standard units of each parameter's own uncertainty, 0 its centre.
import { normalQuantile } from '../../../scenarios/sampling/normal-quantile.ts';
import { mostDimensions, sobolPoints } from '../../../scenarios/sampling/sobol.ts';
import { firstUniformAt, streamKey } from '../../../scenarios/sampling/stream.ts';
import type { ParameterPoint } from '../../../scenarios/measures/parameter-point.ts';

type At = ParameterPoint['at'];

/** Each parameter alone at each of these, the others at their centre; parameter by parameter. */
export function oneAtATime(parameters: readonly string[], units: readonly number[]): At[] {
  return parameters.flatMap((id) => units.map((z) => ({ [id]: z })));
}

export interface Draws {
  readonly parameters: readonly string[];
  readonly points: number;
  readonly seed: number;
  readonly replicate: number;
}

/**
 * All parameters drawn together from what is known of them, by scrambled Sobol' points. More than the sequence has dimensions are drawn in
 * groups, each by points of its own that are gone through in an order of its own (Owen 1998, "Latin supercube sampling for very
 * high-dimensional simulations").
 */
export function jointDraws({ parameters, points, seed, replicate }: Draws): At[] {
  const [first = [], ...groups] = Array.from({ length: Math.ceil(parameters.length / mostDimensions) }, (_, nth) =>
    parameters.slice(nth * mostDimensions, (nth + 1) * mostDimensions),
  );
  const drawn = sobolPoints({ dimensions: first.length, points, scrambling: { seed, replicate } }).map((row) =>
    pointAt(first, row),
  );
  for (const [nth, group] of groups.entries()) {
    const scrambling = { seed, replicate: replicate + (nth + 1) * replicatesAtMost };
    const rows = sobolPoints({ dimensions: group.length, points, scrambling });
    for (const [at, place] of anyOrder(points, scrambling).entries())
      Object.assign(drawn[at] ?? {}, pointAt(group, rows[place] ?? []));
  }
  return drawn;
}

/** Fewer are ever asked for, so that no group has the scrambling of another. */
const replicatesAtMost = 1_000_000;

/** Each of the first places once. */
function anyOrder(
  places: number,
  { seed, replicate }: { readonly seed: number; readonly replicate: number },
): number[] {
  const key = streamKey(seed, 'order-of-points');
  return Array.from({ length: places }, (_, place) => ({ place, u: firstUniformAt(key, place, replicate, undefined) }))
    .toSorted((one, other) => one.u - other.u)
    .map(({ place }) => place);
}

export interface SaltelliDesign {
  readonly a: readonly At[];
  readonly b: readonly At[];
  /** By parameter: rows of A with this one's coordinate of B. */
  readonly ab: readonly (readonly At[])[];
}

/** Two independent samples from one Sobol' sequence of twice the dimensions, and their crossings (Saltelli et al. 2010). */
export function saltelliDesign({ parameters, points, seed, replicate }: Draws): SaltelliDesign {
  const rows = sobolPoints({ dimensions: 2 * parameters.length, points, scrambling: { seed, replicate } });
  const a = rows.map((row) => pointAt(parameters, row.slice(0, parameters.length)));
  const b = rows.map((row) => pointAt(parameters, row.slice(parameters.length)));
  return { a, b, ab: parameters.map((id) => a.map((row, at) => Object.assign({}, row, { [id]: b[at]?.[id] ?? 0 }))) };
}

function pointAt(parameters: readonly string[], uniforms: readonly number[]): At {
  return Object.fromEntries(parameters.map((id, at) => [id, normalQuantile(uniforms[at] ?? Number.NaN)]));
}
