// A schema of the same fields of which none need be given and none is filled in: what differs from something that has them all.
import { z } from 'zod';

/** Of objects, at any depth, of fields with defaults; lists are taken whole. Words and bounds stay, what fields must be to each other does not. */
export function withoutDefaults(schema: z.ZodType): z.ZodType {
  const described = (made: z.ZodType) => {
    const about = schema.meta();
    return about === undefined ? made : made.meta(about);
  };
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional)
    return described(withoutDefaults(schema.unwrap() as z.ZodType));
  if (!(schema instanceof z.ZodObject)) return schema;
  return described(
    z.strictObject(
      Object.fromEntries(
        Object.entries(schema.shape).map(([name, field]) => {
          const bare = withoutDefaults(field as z.ZodType);
          const about = bare.meta();
          return [name, about === undefined ? bare.optional() : bare.optional().meta(about)];
        }),
      ),
    ),
  );
}
