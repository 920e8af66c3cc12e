// Intervals of Sobol' indices: the bootstrap of the rows of a Saltelli design, percentiles (Archer, Saltelli & Sobol' 1997, Journal of
// Statistical Computation and Simulation 58:99). Rows are drawn again with A, B and all AB together. Of quasi-random rows it is wide.
import { openStream } from '../../../scenarios/sampling/stream.ts';
import { quantile } from '../series/quantile.ts';
import { type SaltelliValues, type SobolIndices, sobolIndices } from './sobol-indices.ts';

interface Limits {
  readonly lower: number;
  readonly upper: number;
}

export interface IndexIntervals {
  readonly firstOrder: readonly Limits[];
  readonly total: readonly Limits[];
  /** Of total less first order, drawn together: what an input does only through others. */
  readonly interaction: readonly Limits[];
}

export interface IndexIntervalOptions {
  readonly conf: number;
  readonly resamples: number;
  readonly seed: number;
}

export function sobolIndicesInterval(
  values: SaltelliValues,
  { conf, resamples, seed }: IndexIntervalOptions,
): IndexIntervals {
  const drawn = Array.from({ length: resamples }, (_, resample) => {
    const stream = openStream({ seed, purpose: 'sobol-indices/bootstrap', attempt: resample });
    const rows = values.a.map(() => Math.floor(stream.uniform() * values.a.length));
    const of = (column: readonly number[]) => rows.map((row) => column[row] ?? Number.NaN);
    return sobolIndices({ a: of(values.a), b: of(values.b), ab: values.ab.map(of) });
  });
  const tail = (1 - conf) / 2;
  const between = (of: (indices: SobolIndices) => number | undefined): Limits => {
    const x = drawn.map((indices) => of(indices) ?? Number.NaN).filter((value) => Number.isFinite(value));
    return { lower: quantile({ x, p: tail }), upper: quantile({ x, p: 1 - tail }) };
  };
  return {
    firstOrder: values.ab.map((_, input) => between(({ firstOrder }) => firstOrder[input])),
    total: values.ab.map((_, input) => between(({ total }) => total[input])),
    interaction: values.ab.map((_, input) =>
      between(({ firstOrder, total }) => (total[input] ?? Number.NaN) - (firstOrder[input] ?? Number.NaN)),
    ),
  };
}
