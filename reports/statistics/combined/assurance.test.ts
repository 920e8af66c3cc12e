import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStream } from '../../../scenarios/sampling/stream.ts';
import { normalCdf } from '../distributions/normal-cdf.ts';
import { normalQuantile } from '../distributions/normal-quantile.ts';
import { assurance, fewestPeople, resolvedBy } from './assurance.ts';

const levels = { upper: 0.95, lower: 0.8 };

describe('assurance of a normal quantity', () => {
  it('is 1 where a word can be said already, 0 where nothing is learnt, 1 where everything is', () => {
    expect(assurance({ upper: 0.95, resolved: 0, levels })).toBe(1);
    expect(assurance({ upper: 0.2, resolved: 0, levels })).toBe(1);
    expect(assurance({ upper: 0.6, resolved: 0, levels })).toBe(0);
    expect(assurance({ upper: 0.6, resolved: 1, levels })).toBeCloseTo(1, 12);
  });

  it('is the known answer where both sides are alike: 2 Φ(-q √(1-I) / √I)', () => {
    const same = { upper: 0.9, lower: 0.9 };
    const resolved = 0.5;
    expect(assurance({ upper: 0.5, resolved, levels: same })).toBeCloseTo(2 * normalCdf(-normalQuantile(0.9)), 12);
  });

  it('is what comes out of studies that are simulated and analysed by the conjugate rule', () => {
    const [upper, noise, people] = [0.7, 8, 20];
    const k = normalQuantile(upper);
    const studies = 40_000;
    const stream = openStream({ seed: 1, purpose: 'studies' });
    const normal = () => normalQuantile(stream.uniform());
    let said = 0;
    for (let study = 0; study < studies; study += 1) {
      const truth = k + normal();
      const mean = truth + Math.sqrt(noise / people) * normal();
      const precision = 1 + people / noise;
      const posterior = (k + (mean * people) / noise) / precision;
      const chance = normalCdf(posterior * Math.sqrt(precision));
      if (chance >= levels.upper || 1 - chance >= levels.lower) said += 1;
    }
    const exact = assurance({ upper, resolved: resolvedBy([{ noise, explains: 1 }], people), levels });
    // Three standard errors of a share.
    expect(Math.abs(said / studies - exact)).toBeLessThan(3 * Math.sqrt((exact * (1 - exact)) / studies));
  });

  it('never exceeds 1, and grows with what is learnt until it is likelier than not', () => {
    const order = fc.record({
      upper: fc.double({ min: 0.21, max: 0.94, noNaN: true }),
      resolved: fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      more: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(order, ({ upper, resolved, more }) => {
        const now = assurance({ upper, resolved, levels });
        const then = assurance({ upper, resolved: resolved + more * (1 - resolved), levels });
        expect(now).toBeLessThanOrEqual(1 + 1e-12);
        if (now < 0.5) expect(then).toBeGreaterThanOrEqual(now - 1e-9);
      }),
    );
  });
});

describe('the fewest people', () => {
  it('reach the chance, and one fewer do not', () => {
    const observations = [{ noise: 30, explains: 0.9 }];
    const order = { upper: 0.6, levels, target: 0.6, atMost: 100_000 };
    const people = fewestPeople(observations, order) ?? 0;
    const chance = (n: number) => assurance({ upper: 0.6, levels, resolved: resolvedBy(observations, n) });
    expect(people).toBeGreaterThan(1);
    expect(chance(people)).toBeGreaterThanOrEqual(0.6);
    expect(chance(people - 1)).toBeLessThan(0.6);
  });

  it('are none where what is measured explains too little', () => {
    expect(
      fewestPeople([{ noise: 1, explains: 0.2 }], { upper: 0.6, levels, target: 0.8, atMost: 100_000 }),
    ).toBeUndefined();
  });
});
