import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poissonRateCI } from './poisson-rate-ci.ts';
import { weightedPoissonRateCI } from './weighted-poisson-rate-ci.ts';

describe('weightedPoissonRateCI', () => {
  it('has the limits of Fay & Feuer 1997, table II: Down’s syndrome in fifth and later births, standardised to all births of Michigan', () => {
    // By age of the mother (Stark & Mantel 1966). R, dsrTest(method = 'gamma'): 75.52901 per 100 000, 67.70212 to 188.30017. The upper limit
    // is that of the youngest mothers: 327 births without a case stand for 319 933.
    const cases = [0, 8, 63, 112, 262, 295];
    const births = [327, 30_666, 123_419, 149_919, 104_088, 34_392];
    const allBirths = [319_933, 931_318, 786_511, 488_235, 237_863, 61_313];
    const total = allBirths.reduce((sum, count) => sum + count, 0);
    const { lower, upper } = weightedPoissonRateCI(
      cases.map((events, age) => ({
        weight: (1e5 * (allBirths[age] ?? 0)) / total,
        events,
        exposure: births[age] ?? 0,
      })),
      0.95,
    );
    expect([lower, upper]).toEqual([expect.closeTo(67.70212, 5), expect.closeTo(188.30017, 5)]);
  });

  it('of one rate is Garwood’s interval', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.double({ min: 0.1, max: 1e4, noNaN: true }), (x, t) => {
        const { lower, upper } = poissonRateCI({ x, t, conf: 0.95 });
        const found = weightedPoissonRateCI([{ weight: 1, events: x, exposure: t }], 0.95);
        expect(found.lower / (lower || 1)).toBeCloseTo(lower === 0 ? 0 : 1, 8);
        expect(found.upper / upper).toBeCloseTo(1, 8);
      }),
    );
  });

  it('refuses counts that cannot be', () => {
    expect(() => weightedPoissonRateCI([{ weight: 1, events: -1, exposure: 1 }], 0.95)).toThrow('count-out-of-range');
    expect(() => weightedPoissonRateCI([{ weight: 1, events: 1, exposure: 0 }], 0.95)).toThrow('count-out-of-range');
  });
});
