import { describe, expect, it } from 'vitest';
import { jointDraws, oneAtATime, saltelliDesign } from './outer-designs.ts';

describe('outer designs', () => {
  it('move one parameter at a time', () => {
    expect(oneAtATime(['a', 'b'], [-1, 1])).toEqual([{ a: -1 }, { a: 1 }, { b: -1 }, { b: 1 }]);
  });

  it('draw all parameters as standard normal, evenly', () => {
    const drawn = jointDraws({ parameters: ['a', 'b', 'c'], points: 256, seed: 4, replicate: 0 });
    for (const id of ['a', 'b', 'c']) {
      const values = drawn.map((point) => point[id] ?? Number.NaN);
      expect(Math.abs(values.reduce((sum, z) => sum + z, 0) / 256)).toBeLessThan(0.03);
      expect(values.reduce((sum, z) => sum + z * z, 0) / 256).toBeCloseTo(1, 1);
      expect(values.filter((z) => z < 0)).toHaveLength(128);
    }
    expect(jointDraws({ parameters: ['a', 'b', 'c'], points: 256, seed: 4, replicate: 1 })).not.toEqual(drawn);
  });

  it('draw more parameters than the sequence has dimensions, each evenly, and no two alike', () => {
    const parameters = Array.from({ length: 300 }, (_, nth) => `p${nth}`);
    const points = 128;
    const drawn = jointDraws({ parameters, points, seed: 4, replicate: 0 });
    const columns = parameters.map((id) => drawn.map((point) => point[id] ?? Number.NaN));
    for (const values of columns) {
      expect(values.filter((z) => z < 0)).toHaveLength(points / 2);
      expect(values.reduce((sum, z) => sum + z * z, 0) / points).toBeCloseTo(1, 0);
    }
    // Of different groups: as little together as those that nobody ordered (five standard deviations of a correlation of none).
    const correlation = (one: readonly number[], other: readonly number[]) =>
      one.reduce((sum, z, at) => sum + z * (other[at] ?? 0), 0) / points;
    for (let nth = 0; nth < 40; nth += 1)
      for (const other of [nth + 128, nth + 256])
        expect(Math.abs(correlation(columns[nth] ?? [], columns[other] ?? []))).toBeLessThan(5 / Math.sqrt(points));
    const first = jointDraws({ parameters: parameters.slice(0, 128), points, seed: 4, replicate: 0 });
    expect(drawn.map(({ p0, p127 }) => [p0, p127])).toEqual(first.map(({ p0, p127 }) => [p0, p127]));
  });

  it('cross two samples for the indices', () => {
    const { a, b, ab } = saltelliDesign({ parameters: ['a', 'b'], points: 8, seed: 4, replicate: 0 });
    expect(ab[0]?.[3]).toEqual({ a: b[3]?.['a'], b: a[3]?.['b'] });
    expect(ab[1]?.[3]).toEqual({ a: a[3]?.['a'], b: b[3]?.['b'] });
  });
});
