import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStream } from '../../../scenarios/sampling/stream.ts';
import { mser } from './mser.ts';

/** As the papers write it: for every cut the statistic anew. */
function byDefinition(series: readonly number[]): number {
  let best = { cut: 0, statistic: Number.POSITIVE_INFINITY };
  for (let cut = 0; cut <= series.length - 5; cut += 1) {
    const rest = series.slice(cut);
    const mean = rest.reduce((sum, y) => sum + y, 0) / rest.length;
    const statistic = rest.reduce((sum, y) => sum + (y - mean) ** 2, 0) / rest.length ** 2;
    if (statistic < best.statistic) best = { cut, statistic };
  }
  return best.cut;
}

const noise = (seed: number, n: number): number[] => {
  const stream = openStream({ seed, purpose: 'noise' });
  return Array.from({ length: n }, () => stream.uniform() - 0.5);
};

describe('mser', () => {
  it('cuts where the definition says', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 10, maxLength: 60 }), (series) => {
        const cut = byDefinition(series);
        expect(mser(series)).toEqual(
          cut > series.length / 2 ? { kind: 'not-settled' } : { kind: 'settled', leaveOut: cut },
        );
      }),
      // Ties between sums that round differently are not the subject.
      { seed: 7, numRuns: 200 },
    );
  });

  it('leaves out a transient, and next to nothing of what was steady from the start', () => {
    const cuts = Array.from({ length: 50 }, (_, seed) =>
      mser(noise(seed, 200).map((y, index) => y + (index < 40 ? 5 * Math.exp(-index / 15) : 0))),
    );
    for (const cut of cuts) expect(cut).toMatchObject({ kind: 'settled' });
    const leftOut = cuts.map((cut) => (cut.kind === 'settled' ? cut.leaveOut : Number.NaN)).toSorted((a, b) => a - b);
    expect(leftOut[0]).toBeGreaterThan(15);
    expect(leftOut[25]).toBeLessThan(60);
    const steady = Array.from({ length: 50 }, (_, seed) => mser(noise(seed + 100, 200)));
    expect(steady.filter((cut) => cut.kind === 'settled' && cut.leaveOut < 50).length).toBeGreaterThan(35);
  });

  it('says that a growing queue is not settled', () => {
    expect(mser(Array.from({ length: 100 }, (_, index) => index))).toEqual({ kind: 'not-settled' });
  });

  it('leaves out nothing of a constant, and judges nothing on a handful', () => {
    expect(mser(Array.from({ length: 50 }, () => 0.1))).toEqual({ kind: 'settled', leaveOut: 0 });
    expect(mser([1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual({ kind: 'too-few' });
  });
});
