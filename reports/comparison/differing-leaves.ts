// Where two values made of objects, lists and plain values differ: the nearest places, each with what stands there.
import { isDeepStrictEqual } from 'node:util';

export interface DifferingLeaf {
  readonly path: readonly string[];
  /** undefined: not there. */
  readonly a: unknown;
  readonly b: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** Lists whose members have ids go by these; of other lists the whole is one place. */
export function differingLeaves(a: unknown, b: unknown, path: readonly string[] = []): DifferingLeaf[] {
  if (isDeepStrictEqual(a, b)) return [];
  const [one, other] = [fieldsOf(a), fieldsOf(b)];
  if (one === undefined || other === undefined) return [{ path, a, b }];
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.flatMap((key) => differingLeaves(own(one, key), own(other, key), [...path, key]));
}

function own(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return value as Fields;
  const ids = value.map((each: unknown) => idOf(each));
  if (ids.length === 0 || ids.includes(undefined) || new Set(ids).size < ids.length) return undefined;
  return Object.fromEntries(value.map((each: unknown, at) => [ids[at], each]));
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? value.id
    : undefined;
}
