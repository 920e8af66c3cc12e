import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoInstant } from './iso-instant.ts';

describe('isoInstant', () => {
  it('writes any instant as Date does, fractions of a ms, other centuries and the ends of days with it', () => {
    expect(isoInstant(Date.UTC(2026, 0, 5, 8, 3, 9, 7))).toBe('2026-01-05T08:03:09.007Z');
    for (const atMs of [0, -1, -0.5, 86_399_999, 86_400_000, -86_400_000, 253_402_300_800_000, -62_200_000_000_001])
      expect(isoInstant(atMs)).toBe(new Date(atMs).toISOString());
    const near = fc.double({ min: 1_767_600_000_000, max: 1_767_900_000_000, noNaN: true });
    const far = fc.integer({ min: -8_640_000_000_000_000, max: 8_640_000_000_000_000 });
    fc.assert(fc.property(fc.oneof(near, far), (atMs) => isoInstant(atMs) === new Date(atMs).toISOString()));
  });

  it('refuses what is no instant, and goes on after it', () => {
    expect(() => isoInstant(Number.NaN)).toThrow(RangeError);
    expect(() => isoInstant(9e15)).toThrow(RangeError);
    expect(isoInstant(0)).toBe('1970-01-01T00:00:00.000Z');
  });
});
