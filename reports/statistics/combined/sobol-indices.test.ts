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
