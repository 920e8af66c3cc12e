// Which points of the parameter space are lived. Coordinates are standard units of each parameter's own uncertainty, 0 its centre.
import { normalQuantile } from '../../../scenarios/sampling/normal-quantile.ts';
import { sobolPoints } from '../../../scenarios/sampling/sobol.ts';
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

/** All parameters drawn together from what is known of them, by scrambled Sobol' points. */
export function jointDraws({ parameters, points, seed, replicate }: Draws): At[] {
  return sobolPoints({ dimensions: parameters.length, points, scrambling: { seed, replicate } }).map((row) =>
    pointAt(parameters, row),
  );
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
