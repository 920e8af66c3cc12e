// An export taken apart: every object in it that is known for what it is, however it is wrapped, in order.
import { isAnnotation, isObject, memberOf, textOf, type JsonObject } from './json-members.ts';
import type { JsonPath } from './parsed-export.ts';
import { isGuid, kindByPlace, kindOf, withoutEnvelope, type ExportKind, type Surroundings } from './recognise.ts';

export interface Piece {
  readonly kind: ExportKind;
  readonly object: JsonObject;
  readonly path: JsonPath;
  readonly around: Surroundings;
}

/** What is no piece and still to be told. */
export type Leftover =
  /** A list without rows, of a kind that its place tells. */
  | { readonly leftover: 'empty'; readonly kind: ExportKind | undefined; readonly path: JsonPath }
  /** Graph gave one page of several. */
  | { readonly leftover: 'one-page'; readonly path: JsonPath }
  | { readonly leftover: 'unknown'; readonly path: JsonPath; readonly names: readonly string[] };

export type Taken = Piece | Leftover;

const nowhere: Surroundings = { keys: [] };

export function* piecesOf(value: unknown, path: JsonPath = [], around = nowhere): Generator<Taken, void, undefined> {
  if (Array.isArray(value)) return yield* piecesOfList(value, path, around);
  if (!isObject(value)) {
    // A number or a text by itself says nothing; a list of texts below an id is a list of members.
    return yield { leftover: 'unknown', path, names: [] };
  }
  const context = textOf(memberOf(value, '@odata.context')) ?? around.context;
  const here: Surroundings = { ...around, ...(context === undefined ? {} : { context }) };
  if (textOf(value['@odata.nextLink']) !== undefined) yield { leftover: 'one-page', path };
  const object = withoutEnvelope(value);
  const kind = kindOf(object, here);
  if (kind !== undefined) return yield { kind, object, path, around: here };
  yield* piecesOfMembers(value, path, here);
}

function* piecesOfList(
  list: readonly unknown[],
  path: JsonPath,
  around: Surroundings,
): Generator<Taken, void, undefined> {
  if (list.length === 0) return yield { leftover: 'empty', kind: kindByPlace(around), path };
  const members = membersBelowId(list, around);
  if (members !== undefined) return yield { kind: 'membership', object: members, path, around };
  for (const [at, one] of list.entries()) yield* piecesOf(one, [...path, at], around);
}

/** {"<id of a group>": ["<id of a member>", ...]} */
function membersBelowId(list: readonly unknown[], { keys }: Surroundings): JsonObject | undefined {
  const group = keys.at(-1);
  if (group === undefined || !isGuid(group) || !list.every((one) => typeof one === 'string')) return undefined;
  return { groupId: group, members: list };
}

function* piecesOfMembers(object: JsonObject, path: JsonPath, around: Surroundings): Generator<Taken, void, undefined> {
  const inner = Object.entries(object).filter(
    ([name, value]) => !isAnnotation(name) && typeof value === 'object' && value !== null,
  );
  if (inner.length === 0) return yield { leftover: 'unknown', path, names: Object.keys(object) };
  for (const [name, value] of inner) {
    // "value" is Graph's own wrapper and says nothing of what is in it.
    const keys = name.toLowerCase() === 'value' ? around.keys : [...around.keys, name];
    yield* piecesOf(value, [...path, name], { ...around, keys });
  }
}
