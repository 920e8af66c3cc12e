// The schema of what was read: of a schema by which people write, the one of what comes out of it. Defaults are filled in, and every quantity
// is a number in one unit. A manifest holds its scenario in this form.
import { z } from 'zod';
import type { Unit } from './in-unit.ts';

const transforming = z.registry<{ readonly into: object; readonly unit?: Unit }>();

/** Says what comes out of a schema that transforms, which zod cannot know. */
export function readInto(schema: z.ZodType, into: z.ZodType, unit?: Unit): void {
  transforming.add(schema, unit === undefined ? { into } : { into, unit });
}

/** @throws of a schema that transforms, where nobody says into what. */
export function asRead<S extends z.ZodType>(schema: S): z.ZodType<z.output<S>> {
  return described(schema) as z.ZodType<z.output<S>>;
}

function described(schema: z.ZodType): z.ZodType {
  const { description, unit } = (schema.meta() ?? {}) as { readonly description?: string; readonly unit?: Unit };
  const bare = bareOf(schema);
  if (description === undefined) return bare;
  const read = unit ?? unitWithin(schema);
  return bare.meta({
    description: unit === undefined && read !== undefined ? withUnit(description, read) : description,
    ...(read === undefined ? {} : { unit: read }),
  });
}

const withUnit = (description: string, unit: Unit) => `${description.replace(/\.$/, '')}. Unit: ${unit}.`;

function bareOf(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional) return described(schema.unwrap() as z.ZodType).optional();
  // What an older version did not ask for stood at what is now the default.
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return described(schema.unwrap() as z.ZodType).prefault(schema.parse(undefined) as never);
  if (schema instanceof z.ZodObject)
    return z.object(
      Object.fromEntries(Object.entries(schema.shape).map(([key, field]) => [key, described(field as z.ZodType)])),
    );
  if (schema instanceof z.ZodArray) return z.array(described(schema.element as z.ZodType));
  if (schema instanceof z.ZodTuple) {
    const [first, ...others] = schema.def.items.map((item) => described(item as z.ZodType));
    return first === undefined ? z.tuple([]) : z.tuple([first, ...others]);
  }
  if (schema instanceof z.ZodRecord) {
    const value = described(schema.valueType as z.ZodType);
    return 'partial' in schema.def && schema.def.partial === true
      ? z.partialRecord(schema.keyType, value)
      : z.record(schema.keyType, value);
  }
  if (schema instanceof z.ZodUnion) return z.union(schema.options.map((option) => described(option as z.ZodType)));
  if (schema instanceof z.ZodNumber) return schema.clone(schema.def);
  if (!(schema instanceof z.ZodPipe)) return schema;
  const known = transforming.get(schema);
  if (known !== undefined) return known.into as z.ZodType;
  if (schema.def.out instanceof z.ZodTransform)
    throw new Error('found a schema that transforms, expected one of which readInto says what comes out');
  return described(schema.def.out as z.ZodType);
}

/** Of the quantities below, where they stand in no object of their own. */
function unitWithin(schema: z.ZodType): Unit | undefined {
  if (schema instanceof z.ZodPipe) return transforming.get(schema)?.unit;
  const inner =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
      ? [schema.unwrap()]
      : schema instanceof z.ZodArray
        ? [schema.element]
        : schema instanceof z.ZodTuple
          ? schema.def.items
          : schema instanceof z.ZodRecord
            ? [schema.valueType]
            : schema instanceof z.ZodUnion
              ? schema.options
              : [];
  return inner.map((each) => unitWithin(each as z.ZodType)).find((unit) => unit !== undefined);
}
