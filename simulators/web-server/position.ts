// Where in the run a request comes from, as the driver tells it: the address of fault draws.
// "user=731;arm=passkey;attempt=2;visit=0;flow=password-otp;step=submit-password"
import { z } from 'zod';

/** Coordinates of random streams are below 2^32 - 1. */
const ordinal = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .refine((value) => value < 2 ** 32 - 1);
const name = z.string().regex(/^[a-z0-9-]{1,64}$/);
const position = z.strictObject({ user: ordinal, arm: name, attempt: ordinal, visit: ordinal, flow: name, step: name });

export type Position = z.infer<typeof position>;

/** Undefined when the text is not a position. */
export function parsePosition(text: string): Position | undefined {
  const fields = text.split(';').map((field) => field.split('=', 2));
  return position.safeParse(Object.fromEntries(fields)).data;
}
