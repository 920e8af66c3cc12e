// A lure: one person's visit to the phisher's site. What the harness says of it, and what it is told of its takings.
import { z } from 'zod';
import { ruses } from '../../../scenarios/schema/ruse.ts';

export const lureOrder = z.strictObject({
  /** Correlation id of the person's attempt: their requests carry it. */
  id: z.guid(),
  works: z.enum(ruses),
  /** From which the phisher asks the site. */
  address: z.ipv4(),
});
export type LureOrder = z.infer<typeof lureOrder>;

/** What can be typed into a page. */
export const secretKinds = ['user-name', 'password', 'code', 'pass'] as const;
export type SecretKind = (typeof secretKinds)[number];

export const held = z.strictObject({
  /** Kinds, in the order in which they were first given. Never what was given. */
  given: z.array(z.enum(secretKinds)),
  /** Of the phisher's own visit at the site, for the phisher's own browser. */
  cookies: z.array(z.strictObject({ name: z.string(), value: z.string(), path: z.string() })),
});
export type Held = z.infer<typeof held>;
