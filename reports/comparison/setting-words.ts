// A field of a schema in words: what it is, and a value of it with its unit.
import { z } from 'zod';
import { millisecondsPer } from '../../scenarios/schema/units.ts';
import { asStated } from '../words/quantity.ts';

interface Told {
  readonly unit?: string;
  readonly about?: string;
}

/** Longer values are cut: a list of profiles is no cell of a table. */
const longest = 160;

/** What the schema says of the field at this path; nothing where it does not know it. */
export function fieldTold(schema: z.ZodType, path: readonly string[]): Told {
  const [key, ...rest] = path;
  const told = toldOf(schema);
  if (key === undefined) return told;
  for (const inner of innerOf(schema, key)) {
    const found = fieldTold(inner, rest);
    if (found.about !== undefined || found.unit !== undefined) return found;
  }
  // What a record or a list is says what its members are.
  return rest.length === 0 && isMember(schema) ? told : {};
}

/**
 * "10 min", "5 %", "users 20 000, at most 2 min"; undefined: not set.
 * @param unitOf a field of it, where it is a mapping.
 */
export function settingInWords(
  value: unknown,
  unit?: string,
  unitOf: (field: string) => string | undefined = () => undefined,
): string | undefined {
  if (value === undefined) return undefined;
  const fields = plainFields(value);
  if (fields !== undefined)
    return fields.map(([field, each]) => `${field} ${settingInWords(each, unitOf(field))}`).join(', ');
  if (typeof value === 'number') {
    if (unit === 'ms') return durationAsWritten(value);
    if (unit === 'share, 0 to 1') return asStated(value, 'proportion');
    return String(value);
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** Of a mapping of plain values; undefined: it is none. */
function plainFields(value: unknown): (readonly [string, unknown])[] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields = Object.entries(value);
  return fields.length > 0 && fields.every(([, each]) => typeof each !== 'object') ? fields : undefined;
}

/** In the largest unit of which it is a whole number, as somebody would have written it. */
function durationAsWritten(ms: number): string {
  const [unit, each] = Object.entries(millisecondsPer).findLast(([, one]) => ms >= one && ms % one === 0) ?? ['ms', 1];
  return asStated(ms / each, unit);
}

function toldOf(schema: z.ZodType): Told {
  const { description, unit } = (schema.meta() ?? {}) as { readonly description?: string; readonly unit?: string };
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(description === undefined ? {} : { about: description.replace(/ ?Unit: .*$/, '').replace(/\.$/, '') }),
  };
}

function isMember(schema: z.ZodType): boolean {
  const bare = bareOf(schema);
  return bare instanceof z.ZodRecord || bare instanceof z.ZodArray;
}

function bareOf(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
    ? bareOf(schema.unwrap() as z.ZodType)
    : schema;
}

function innerOf(schema: z.ZodType, key: string): z.ZodType[] {
  const bare = bareOf(schema);
  if (bare instanceof z.ZodObject) {
    const { shape } = bare;
    return Object.hasOwn(shape, key) ? [shape[key] as z.ZodType] : [];
  }
  if (bare instanceof z.ZodRecord) return [bare.valueType as z.ZodType];
  if (bare instanceof z.ZodArray) return [bare.element as z.ZodType];
  if (bare instanceof z.ZodUnion) return bare.options.flatMap((option) => innerOf(option as z.ZodType, key));
  return [];
}
