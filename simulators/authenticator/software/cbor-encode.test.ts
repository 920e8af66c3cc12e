import { isoCBOR } from '@simplewebauthn/server/helpers';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cborEncode, type CborValue } from './cbor-encode.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('cborEncode', () => {
  // RFC 8949, appendix A.
  it.each<[CborValue, string]>([
    [0, '00'],
    [1, '01'],
    [10, '0a'],
    [23, '17'],
    [24, '1818'],
    [25, '1819'],
    [100, '1864'],
    [1000, '1903e8'],
    [1_000_000, '1a000f4240'],
    [-1, '20'],
    [-10, '29'],
    [-100, '3863'],
    [-1000, '3903e7'],
    [false, 'f4'],
    [true, 'f5'],
    [Uint8Array.of(), '40'],
    [Uint8Array.of(1, 2, 3, 4), '4401020304'],
    ['', '60'],
    ['IETF', '6449455446'],
    ['"\\', '62225c'],
    ['ü', '62c3bc'],
    ['水', '63e6b0b4'],
    [[], '80'],
    [[1, [2, 3], [4, 5]], '8301820203820405'],
    [new Map(), 'a0'],
    [
      new Map([
        [1, 2],
        [3, 4],
      ]),
      'a201020304',
    ],
    [
      new Map<string, CborValue>([
        ['a', 1],
        ['b', [2, 3]],
      ]),
      'a26161016162820203',
    ],
  ])('writes %j as %s', (value, expected) => {
    expect(hex(cborEncode(value))).toBe(expected);
  });

  it('sorts map keys by length, then by bytes, whatever their order of insertion', () => {
    const keys = ['authData', 'fmt', 'attStmt', -3, 1, 3, -1, 'x5c'];
    const sorted = hex(cborEncode(new Map([1, 3, -1, -3, 'fmt', 'x5c', 'attStmt', 'authData'].map((key) => [key, 0]))));
    expect(sorted).toBe(
      'a80100030020002200' + ['63666d7400', '6378356300', '6761747453746d7400', '68617574684461746100'].join(''),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(keys, { minLength: keys.length }), (order) => {
        expect(hex(cborEncode(new Map(order.map((key) => [key, 0]))))).toBe(sorted);
      }),
    );
  });

  it('is read back by another implementation', () => {
    const integer = fc.integer({ min: -0xffff_ffff, max: 0xffff_ffff });
    const value = fc.letrec<{ any: CborValue }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        integer,
        fc.string(),
        fc.constantFrom('ü', '水', '𐍈'),
        fc.boolean(),
        fc.uint8Array({ maxLength: 40 }),
        fc.array(tie('any'), { maxLength: 3 }),
        fc
          .uniqueArray(fc.tuple(fc.oneof(integer, fc.string()), tie('any')), { selector: ([key]) => key, maxLength: 3 })
          .map((entries) => new Map(entries)),
      ),
    })).any;
    fc.assert(
      fc.property(value, (written) => {
        expect(plain(isoCBOR.decodeFirst(cborEncode(written)))).toEqual(plain(written));
      }),
    );
    // Lengths on both sides of each form of head.
    for (const length of [0, 23, 24, 255, 256, 65_535, 65_536]) {
      const bytes = new Uint8Array(length).fill(7);
      expect(plain(isoCBOR.decodeFirst(cborEncode(bytes)))).toBe(plain(bytes));
    }
  });

  it.each([1.5, Number.NaN, 2 ** 32, -(2 ** 33)])('refuses %d', (value) => {
    expect(() => cborEncode(value)).toThrow(RangeError);
  });
});

/** The same thing without regard to the order of map keys or the realm of a byte array. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return `h'${hex(value)}'`;
  if (value instanceof Map)
    return {
      map: [...value]
        .map(([key, inner]) => [JSON.stringify(key), plain(inner)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    };
  if (Array.isArray(value)) return value.map(plain);
  return value;
}
