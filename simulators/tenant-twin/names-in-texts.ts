// Names and ids of people where they stand in the middle of a text: in a path ("Users/<id>/fido2Methods.json"), a note, a sentence, a request.
import type { JudgedTenant } from './judged-tenant.ts';

/** @returns the same for the same name. */
export type Renamed = (name: string) => string;

export interface Names {
  readonly renamed: Renamed;
  /** Of a text that may name people who are known. */
  readonly inText: (text: string) => string;
  /** Of a path, which can also name people who are told nowhere else: whatever could be one and is nothing else that is known. */
  readonly inPath: (path: string) => string;
}

/** A GUID, or a name with an "@" in it. */
const couldBeName = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[^\s/\\"“”‘’'(),;:<>=|]+@[^\s/\\"“”‘’'(),;:<>=|]+/gi;
const ending = /(?:\.(?:json|ndjson|jsonl|csv|txt|html?|xml))?\.?$/i;

export function namesIn(tenants: readonly JudgedTenant[], renamed: Renamed): Names {
  const isPerson = (text: string): boolean => tenants.some(({ people }) => people.find(text) !== undefined);
  const things = new Set(tenants.flatMap(({ tenant }) => thingsOf(tenant)));
  const replace = (text: string, isOne: (name: string) => boolean): string =>
    text.replaceAll(couldBeName, (found) => {
      const name = found.replace(ending, '');
      return isOne(name) ? `${renamed(name)}${found.slice(name.length)}` : found;
    });
  return {
    renamed,
    inText: (text) => replace(text, isPerson),
    inPath: (path) => replace(path, (name) => isPerson(name) || !things.has(name.toLowerCase())),
  };
}

/** Ids of what is no person. */
function thingsOf({
  groups,
  conditionalAccess,
  strengths,
  namedLocations,
  methodsPolicy,
}: JudgedTenant['tenant']): string[] {
  return [
    ...groups,
    ...(conditionalAccess ?? []),
    ...strengths,
    ...(namedLocations ?? []),
    ...(methodsPolicy?.passkeys?.profiles ?? []),
  ].map(({ id }) => id.toLowerCase());
}
