// Members of JSON objects as exports have them: Graph's camelCase, .NET's PascalCase, a column of CSV; lists of one that were collapsed;
// flags as text; dates as .NET writes them. Nothing here throws: what is not as asked for is undefined.

export type JsonObject = { readonly [name: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member of this name, whatever the case; the SDK puts those it has no type for below `AdditionalProperties`. */
export function memberOf(object: JsonObject, name: string): unknown {
  const own = ownMember(object, name);
  if (own !== undefined) return own;
  const additional = additionalOf(object);
  return additional === undefined ? undefined : ownMember(additional, name);
}

/** Names of all members that have a value, in lower case: asked many times, they are gathered once. */
export function namesOf(object: JsonObject): ReadonlySet<string> {
  const names = new Set<string>();
  for (const each of [object, additionalOf(object) ?? {}])
    for (const name of Object.keys(each)) if (each[name] !== undefined) names.add(name.toLowerCase());
  return names;
}

function additionalOf(object: JsonObject): JsonObject | undefined {
  for (const name of ['AdditionalProperties', 'additionalProperties']) {
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    if (isObject(value)) return value;
  }
  return undefined;
}

/** The first of these names that has a value. */
export function firstOf(object: JsonObject, names: readonly string[]): unknown {
  for (const name of names) {
    const value = memberOf(object, name);
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

function ownMember(object: JsonObject, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name];
  const { length } = name;
  // A loop without a list of names, as ten million rows ask.
  for (const key in object)
    if (key.length === length && key.toLowerCase() === name.toLowerCase() && Object.hasOwn(object, key))
      return object[key];
  return undefined;
}

export function hasMember(object: JsonObject, name: string): boolean {
  return memberOf(object, name) !== undefined;
}

/** Text without blanks around it; undefined for anything else and for none. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' ? undefined : text;
}

export function textAt(object: JsonObject, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = textOf(memberOf(object, name));
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Ids are compared in lower case: exports differ in that. */
export function idAt(object: JsonObject, ...names: readonly string[]): string | undefined {
  return textAt(object, ...names)?.toLowerCase();
}

/** True and false, also as CSV and .NET write them. */
export function booleanAt(object: JsonObject, name: string): boolean | undefined {
  const value = memberOf(object, name);
  if (typeof value === 'boolean') return value;
  const text = textOf(value)?.toLowerCase();
  if (text === 'true' || text === 'yes' || text === '1') return true;
  return text === 'false' || text === 'no' || text === '0' ? false : undefined;
}

/** Whole numbers from 0, also as text. */
export function countAt(object: JsonObject, name: string): number | undefined {
  const value = memberOf(object, name);
  const number = typeof value === 'number' ? value : Number(textOf(value) ?? Number.NaN);
  return Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/**
 * A list, whatever became of it: none, collapsed to its only element, or wrapped as Windows PowerShell does (`{"value": [...], "Count": 2}`).
 */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) return value;
  if (isObject(value) && Object.keys(value).length <= 2 && hasMember(value, 'count')) {
    const inner = memberOf(value, 'value');
    if (Array.isArray(inner)) return inner;
  }
  return [value];
}

export function listAt(object: JsonObject, name: string): readonly unknown[] {
  return listOf(memberOf(object, name));
}

/** Texts of a list; a text with separators in it is a list too, as CSV and flags have it. */
export function textsOf(value: unknown): readonly string[] {
  return listOf(value).flatMap((one) =>
    typeof one === 'string'
      ? one
          .split(/[,;|]/)
          .map((part) => part.trim())
          .filter((part) => part !== '')
      : [],
  );
}

/** Nothing in it, however deep: `{"IncludeLocations": null}` is how the SDK writes that there is no such condition. */
export function isHollow(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.every(isHollow);
  if (!isObject(value)) return false;
  return Object.entries(value).every(([name, inner]) => isAnnotation(name) || isHollow(inner));
}

/** What Graph writes about a member or an action, beside the members. */
export function isAnnotation(name: string): boolean {
  return name.includes('@') || name.startsWith('#');
}

/** ISO 8601 of a date as Graph, .NET ("/Date(1684278552414)/") or ConvertTo-Json ({"value": date}) writes it. */
export function dateOf(value: unknown): string | undefined {
  if (isObject(value)) return dateOf(memberOf(value, 'value') ?? memberOf(value, 'dateTime'));
  const text = textOf(value);
  if (text === undefined) return undefined;
  const ticks = /^\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\/$/.exec(text)?.[1];
  const date = new Date(ticks === undefined ? text : Number(ticks));
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** A text in a sentence, short and on one line. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
  const short = line.length > 60 ? `${line.slice(0, 57)}...` : line;
  return typeof value === 'string' ? `"${short}"` : short;
}
