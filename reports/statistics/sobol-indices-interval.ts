// Intervals of Sobol' indices: the bootstrap of the rows of a Saltelli design, percentiles (Archer, Saltelli & Sobol' 1997, Journal of
// Statistical Computation and Simulation 58:99). Rows are drawn again with A, B and all AB together. Of quasi-random rows it is wide.
import { openStream } from '../../scenarios/sampling/stream.ts';
import { quantile } from './quantile.ts';
import { type SaltelliValues, sobolIndices } from './sobol-indices.ts';

export interface IndexIntervals {
  readonly firstOrder: readonly { readonly lower: number; readonly upper: number }[];
  readonly total: readonly { readonly lower: number; readonly upper: number }[];
}

export interface IndexIntervalOptions {
  readonly conf: number;
  readonly resamples: number;
  readonly seed: number;
}

export function sobolIndicesInterval(values: SaltelliValues, { conf, resamples, seed }: IndexIntervalOptions): IndexIntervals {
  const drawn = Array.from({ length: resamples }, (_, resample) => {
    const stream = openStream({ seed, purpose: 'sobol-indices/bootstrap', attempt: resample });
    const rows = values.a.map(() => Math.floor(stream.uniform() * values.a.length));
    const of = (column: readonly number[]) => rows.map((row) => column[row] ?? Number.NaN);
    return sobolIndices({ a: of(values.a), b: of(values.b), ab: values.ab.map(of) });
  });
  const tail = (1 - conf) / 2;
  const between = (indices: readonly number[]) => {
    const x = indices.filter((value) => Number.isFinite(value));
    return { lower: quantile({ x, p: tail }), upper: quantile({ x, p: 1 - tail }) };
  };
  return {
    firstOrder: values.ab.map((_, input) => between(drawn.map(({ firstOrder }) => firstOrder[input] ?? Number.NaN))),
    total: values.ab.map((_, input) => between(drawn.map(({ total }) => total[input] ?? Number.NaN))),
  };
}
