// CBOR (RFC 8949) in CTAP2's canonical form: shortest heads, definite lengths, map keys sorted by length and then
// by bytes (CTAP 2.1 section 8). Only what authenticators write: integers, bytes, text, booleans, arrays, maps.
import { concatBytes } from './concat-bytes.ts';

export type CborValue = number | string | boolean | Uint8Array | readonly CborValue[] | CborMap;
export type CborMap = ReadonlyMap<number | string, CborValue>;

const majorType = { unsigned: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5 } as const;
const simpleFalse = 0xf4;
const simpleTrue = 0xf5;

/** Throws RangeError for a number that is no integer of at most 32 bits; authenticators write none. */
export function cborEncode(value: CborValue): Uint8Array<ArrayBuffer> {
  if (typeof value === 'number')
    return value < 0 ? head(majorType.negative, -1 - value) : head(majorType.unsigned, value);
  if (typeof value === 'boolean') return Uint8Array.of(value ? simpleTrue : simpleFalse);
  if (typeof value === 'string') {
    const text = new TextEncoder().encode(value);
    return concatBytes(head(majorType.text, text.length), text);
  }
  if (value instanceof Uint8Array) return concatBytes(head(majorType.bytes, value.length), value);
  if (value instanceof Map) return encodeMap(value);
  const items = value as readonly CborValue[];
  return concatBytes(head(majorType.array, items.length), ...items.map(cborEncode));
}

function encodeMap(map: CborMap): Uint8Array<ArrayBuffer> {
  const entries = [...map].map(([key, value]) => ({ key: cborEncode(key), value: cborEncode(value) }));
  entries.sort((a, b) => compareKeys(a.key, b.key));
  return concatBytes(head(majorType.map, entries.length), ...entries.flatMap(({ key, value }) => [key, value]));
}

function compareKeys(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return a.length - b.length;
  const differsAt = a.findIndex((byte, index) => byte !== b[index]);
  return differsAt < 0 ? 0 : (a[differsAt] ?? 0) - (b[differsAt] ?? 0);
}

function head(major: number, argument: number): Uint8Array<ArrayBuffer> {
  if (!Number.isInteger(argument) || argument < 0 || argument > 0xffff_ffff)
    throw new RangeError(`CBOR head cannot hold ${argument}`);
  const type = major << 5;
  if (argument < 24) return Uint8Array.of(type | argument);
  if (argument <= 0xff) return Uint8Array.of(type | 24, argument);
  if (argument <= 0xffff) return Uint8Array.of(type | 25, argument >> 8, argument & 0xff);
  return Uint8Array.of(type | 26, argument >>> 24, (argument >>> 16) & 0xff, (argument >>> 8) & 0xff, argument & 0xff);
}
