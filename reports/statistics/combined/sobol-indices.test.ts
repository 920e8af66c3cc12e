import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sobolPoints } from '../../../scenarios/sampling/sobol.ts';
import { referenceFile } from '../known-answers/reference-case.ts';
import { type SaltelliValues, sobolIndices } from './sobol-indices.ts';
import { sobolIndicesInterval } from './sobol-indices-interval.ts';

const { cases } = referenceFile.parse(
  JSON.parse(readFileSync(new URL('../known-answers/reference-cases.json', import.meta.url), 'utf8')),
);
function caseOf(id: string) {
  const found = cases.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no reference case ${id}`);
  return {
    inputs: found.inputs as Record<string, number & number[]>,
    outputs: found.outputs as Record<string, number & number[]>,
  };
}

const ishigami =
  (a: number, b: number) =>
  (u: readonly number[]): number => {
    const [x1 = 0, x2 = 0, x3 = 0] = u.map((each) => Math.PI * (2 * each - 1));
    return Math.sin(x1) + a * Math.sin(x2) ** 2 + b * x3 ** 4 * Math.sin(x1);
  };
const gFunction =
  (a: readonly number[]) =>
  (u: readonly number[]): number =>
    a.reduce((product, each, i) => product * ((Math.abs(4 * (u[i] ?? 0) - 2) + each) / (1 + each)), 1);

/** A: the first columns, B: the others, as SALib and SciPy have it. */
function saltelli(
  f: (u: readonly number[]) => number,
  inputs: number,
  points: readonly (readonly number[])[],
  centre = 0,
): SaltelliValues {
  const a = points.map((point) => point.slice(0, inputs));
  const b = points.map((point) => point.slice(inputs));
  const value = (row: readonly number[]) => f(row) - centre;
  return {
    a: a.map(value),
    b: b.map(value),
    ab: Array.from({ length: inputs }, (_, input) =>
      a.map((row, at) => value(row.map((x, i) => (i === input ? (b[at]?.[i] ?? Number.NaN) : x)))),
    ),
  };
}

describe("Sobol' indices", () => {
  it('of Ishigami on plain points are those of Python (py.sobol_indices_ishigami)', () => {
    const { inputs, outputs } = caseOf('py.sobol_indices_ishigami');
    const values = saltelli(
      ishigami(inputs['a'] ?? 0, inputs['b'] ?? 0),
      3,
      sobolPoints({ dimensions: 6, points: inputs['N'] ?? 0 }),
    );
    const found = sobolIndices(values);
    for (const [at, expected] of (outputs['S1'] ?? []).entries()) expect(found.firstOrder[at]).toBeCloseTo(expected, 9);
    for (const [at, expected] of (outputs['ST'] ?? []).entries()) expect(found.total[at]).toBeCloseTo(expected, 9);
    expect(found.variance).toBeCloseTo(outputs['V'] ?? 0, 8);
  });

  it("of Sobol' g on scrambled points come near the analytic ones (sim.sobol_gstar), inside their intervals", () => {
    const { inputs, outputs } = caseOf('sim.sobol_gstar');
    const values = saltelli(
      gFunction(inputs['a'] ?? []),
      4,
      sobolPoints({ dimensions: 8, points: 1_024, scrambling: { seed: 5, replicate: 0 } }),
      1,
    );
    const found = sobolIndices(values);
    const intervals = sobolIndicesInterval(values, { conf: 0.999, resamples: 400, seed: 1 });
    expect(found.variance).toBeCloseTo(outputs['V'] ?? 0, 1);
    for (const [at, expected] of (outputs['S'] ?? []).entries()) {
      expect(Math.abs((found.firstOrder[at] ?? 0) - expected)).toBeLessThan(0.03);
      expect(intervals.firstOrder[at]?.lower).toBeLessThan(expected);
      expect(intervals.firstOrder[at]?.upper).toBeGreaterThan(expected);
    }
    for (const [at, expected] of (outputs['T'] ?? []).entries())
      expect(Math.abs((found.total[at] ?? 0) - expected)).toBeLessThan(0.03);
  });

  it('of a sum are equal in first order and total; an input that does nothing has none', () => {
    const values = saltelli(
      ([x = 0, y = 0]) => 3 * x + y,
      3,
      sobolPoints({ dimensions: 6, points: 512, scrambling: { seed: 2, replicate: 3 } }),
      2,
    );
    const { firstOrder, total } = sobolIndices(values);
    expect(firstOrder[0]).toBeCloseTo(0.9, 2);
    expect(total[0]).toBeCloseTo(0.9, 2);
    expect(firstOrder[1]).toBeCloseTo(0.1, 2);
    const { interaction } = sobolIndicesInterval(values, { conf: 0.95, resamples: 200, seed: 1 });
    expect(interaction[0]?.lower).toBeLessThan(0.02);
    expect(firstOrder[2]).toBe(0);
    expect(total[2]).toBe(0);
  });
});

describe("the bootstrap of Sobol' indices", () => {
  it('has the percentiles of all 256 ways to draw four rows of four', () => {
    const values: SaltelliValues = { a: [1, 4, 2, 8], b: [3, 1, 7, 6], ab: [[2, 3, 5, 7]] };
    const ways = Array.from({ length: 256 }, (_, way) => [way & 3, (way >> 2) & 3, (way >> 4) & 3, way >> 6]);
    const drawn = ways.map((rows) => {
      const of = (column: readonly number[]) => rows.map((row) => column[row] ?? Number.NaN);
      const [a, b, ab] = [of(values.a), of(values.b), of(values.ab[0] ?? [])];
      const both = [...a, ...b];
      const mean = both.reduce((sum, x) => sum + x, 0) / 8;
      const variance = both.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 8;
      const over = (term: (row: number) => number) => [0, 1, 2, 3].reduce((sum, row) => sum + term(row), 0) / 4;
      const at = (column: readonly number[], row: number) => column[row] ?? Number.NaN;
      const first = over((row) => at(b, row) * (at(ab, row) - at(a, row))) / variance;
      const total = over((row) => (at(a, row) - at(ab, row)) ** 2) / (2 * variance);
      return { first, total, interaction: total - first };
    });
    const conf = 0.8;
    const found = sobolIndicesInterval(values, { conf, resamples: 40_000, seed: 3 });
    // The share of all ways below a limit of 40 000 drawn is a tenth, give or take a single way's share and the error of drawing.
    const below = (of: (one: (typeof drawn)[number]) => number, limit = Number.NaN) =>
      drawn.filter((one) => of(one) < limit - 1e-9).length / 256;
    const upTo = (of: (one: (typeof drawn)[number]) => number, limit = Number.NaN) =>
      drawn.filter((one) => of(one) <= limit + 1e-9).length / 256;
    for (const [of, limits] of [
      [(one: (typeof drawn)[number]) => one.first, found.firstOrder[0]],
      [(one: (typeof drawn)[number]) => one.total, found.total[0]],
      [(one: (typeof drawn)[number]) => one.interaction, found.interaction[0]],
    ] as const) {
      expect(below(of, limits?.lower)).toBeLessThan(0.1 + 0.006);
      expect(upTo(of, limits?.lower)).toBeGreaterThan(0.1 - 0.006);
      expect(below(of, limits?.upper)).toBeLessThan(0.9 + 0.006);
      expect(upTo(of, limits?.upper)).toBeGreaterThan(0.9 - 0.006);
    }
  });
});
