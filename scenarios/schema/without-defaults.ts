// A schema of the same fields of which none need be given and none is filled in: what differs from something that has them all.
import { z } from 'zod';

/** Of objects of objects of fields with defaults; words and bounds stay. */
export function withoutDefaults(schema: z.ZodType): z.ZodType {
  const described = (made: z.ZodType) => {
    const about = schema.meta();
    return about === undefined ? made : made.meta(about);
  };
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
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
