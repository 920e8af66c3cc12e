import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStream, type StreamAddress } from './stream.ts';

const draws = (address: StreamAddress, count: number) => {
  const stream = openStream(address);
  return Array.from({ length: count }, () => stream.uniform());
};

describe('openStream', () => {
  it('gives the same draws at the same address, whatever was drawn between', () => {
    const address = { seed: 42, purpose: 'typing', user: 731, attempt: 3, visit: 1 };
    const first = draws(address, 9);
    const a = openStream(address);
    const b = openStream({ ...address, user: 732 });
    const interleaved = first.map(() => {
      b.uniform();
      return a.uniform();
    });
    expect(interleaved).toEqual(first);
  });

  it('stays inside (0, 1), with 52 random bits', () => {
    const values = draws({ seed: 1, purpose: 'range' }, 20_000);
    expect(values.every((u) => u > 0 && u < 1)).toBe(true);
    expect(values.every((u) => Number.isInteger(u * 2 ** 53) && (u * 2 ** 53) % 2 === 1)).toBe(true);
  });

  it('is uniform in every sixteenth and uncorrelated between neighbours', () => {
    const n = 64_000;
    const values = Array.from({ length: n }, (_, user) =>
      openStream({ seed: 7, purpose: 'uniformity', user }).uniform(),
    );
    const counts = Array.from({ length: 16 }, () => 0);
    for (const u of values) counts[Math.floor(u * 16)] = (counts[Math.floor(u * 16)] ?? 0) + 1;
    const chiSquare = counts.reduce((sum, c) => sum + (c - n / 16) ** 2 / (n / 16), 0);
    expect(chiSquare).toBeLessThan(44.3); // 0.9999 quantile of chi-square with 15 degrees of freedom
    const lagged = values.slice(1).reduce((sum, u, i) => sum + (u - 0.5) * ((values[i] ?? 0) - 0.5), 0) / (n - 1);
    expect(Math.abs(lagged * 12)).toBeLessThan(4 / Math.sqrt(n));
  });

  it('uses every part of the address, and both halves of the seed', () => {
    const base = { seed: 5, purpose: 'delivery', user: 1, attempt: 1, visit: 1 };
    const others: StreamAddress[] = [
      { ...base, seed: 6 },
      { ...base, seed: 5 + 2 ** 32 },
      { ...base, seed: 5 + 2 ** 52 },
      { ...base, purpose: 'deliverz' },
      { ...base, purpose: 'delivery\0' },
      { ...base, user: 0 },
      { ...base, attempt: 0 },
      { ...base, visit: 0 },
      { seed: 5, purpose: 'delivery', user: 1, attempt: 1 },
      { seed: 5, purpose: 'delivery', attempt: 1, visit: 1 },
    ];
    const firsts = [base, ...others].map((address) => draws(address, 1)[0]);
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it('has no collision among 100 000 addresses', () => {
    const seen = new Set<number>();
    for (let user = 0; user < 1_000; user++) {
      for (let attempt = 0; attempt < 10; attempt++) {
        for (const purpose of ['hour', 'device', 'typing', 'slip', 'patience']) {
          for (const visit of [0, 1]) seen.add(openStream({ seed: 11, purpose, user, attempt, visit }).uniform());
        }
      }
    }
    // 1e5 draws of 52 bits: the chance of one honest collision is about 1e-6.
    expect(seen.size).toBe(100_000);
  });

  it('keeps apart any two different addresses', () => {
    const address = fc.record({
      seed: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
      purpose: fc.string({ maxLength: 40 }),
      user: fc.nat({ max: 2 ** 32 - 2 }),
      attempt: fc.nat({ max: 100 }),
      visit: fc.nat({ max: 100 }),
    });
    fc.assert(
      fc.property(address, address, (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));
        expect(draws(a, 2)).not.toEqual(draws(b, 2));
      }),
    );
  });

  it('refuses what is not an address', () => {
    expect(() => openStream({ seed: 0.5, purpose: 'x' })).toThrow(RangeError);
    expect(() => openStream({ seed: -1, purpose: 'x' })).toThrow(RangeError);
    expect(() => openStream({ seed: 1, purpose: 'x', user: -1 })).toThrow(/user -1/);
    expect(() => openStream({ seed: 1, purpose: 'x', visit: 2 ** 32 })).toThrow(/visit/);
  });
});
