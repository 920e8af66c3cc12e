// How the null target is started. Without service, stall and refusals it answers at once: it costs the generator no waiting.
import { z } from 'zod';

export const serviceOptions = z.strictObject({
  /** Path whose requests are served, "/sign-in/password"; the others are answered at once. */
  at: z.string().startsWith('/'),
  /** Requests served at once; the others wait, first come, first served. */
  servers: z.int().min(1).max(10_000),
  meanMs: z.number().positive(),
  /** Of service times. exponential makes it the M/M/c of the textbooks when requests come at random. */
  distribution: z.enum(['exponential', 'fixed']),
  seed: z.int().nonnegative(),
});
export type ServiceOptions = z.infer<typeof serviceOptions>;

/** A time in which nothing is answered. It begins `afterMs` after the first request, those of the harness's side door left aside. */
export const stallOptions = z.strictObject({ afterMs: z.number().nonnegative(), forMs: z.number().positive() });
export type StallOptions = z.infer<typeof stallOptions>;

export const nullTargetOptions = z.strictObject({
  /** 0: wherever there is room. */
  port: z.int().min(0).max(65_535).default(0),
  /** Accounts are recovered there too, checked by the planted verifier of this id. Absent: they are not. */
  verifier: z.string().optional(),
  service: serviceOptions.optional(),
  stall: stallOptions.optional(),
  /** Share of requests, drawn one by one, that are answered with status 500. */
  refuse: z.strictObject({ share: z.number().min(0).max(1), seed: z.int().nonnegative() }).optional(),
});
export type NullTargetOptions = z.input<typeof nullTargetOptions>;
