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

  it('cross two samples for the indices', () => {
    const { a, b, ab } = saltelliDesign({ parameters: ['a', 'b'], points: 8, seed: 4, replicate: 0 });
    expect(ab[0]?.[3]).toEqual({ a: b[3]?.['a'], b: a[3]?.['b'] });
    expect(ab[1]?.[3]).toEqual({ a: a[3]?.['a'], b: b[3]?.['b'] });
  });
});
