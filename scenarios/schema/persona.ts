// A persona: a group of people with the same tools and habits. Every number cites published evidence or says it is assumed.
import { z } from 'zod';
import { deviceKinds } from './provider.ts';
import { share } from './units.ts';

const citation = {
  /** Ids of rows in evidence/published.json. */
  evidence: z.array(z.string()).min(1).optional(),
  /** Why this value, where nothing published supports it. */
  assumed: z.string().optional(),
};

const isCited = (value: { evidence?: string[] | undefined; assumed?: string | undefined }) =>
  value.evidence !== undefined || value.assumed !== undefined;
const citedOrAssumed = 'expected "evidence" with ids of published figures, or "assumed" with the reason';

const addsUp = (value: { shares: Partial<Record<string, number>> }) => {
  const total = Object.values(value.shares).reduce<number>((sum, part) => sum + (part ?? 0), 0);
  return Math.abs(total - 1) < 1e-9;
};

/** Shares by name that add up to 100 %. */
const mix = <const K extends string>(names: readonly [K, ...K[]]) =>
  z
    .strictObject({ shares: z.partialRecord(z.enum(names), share), ...citation })
    .refine(addsUp, 'expected shares that add up to 100 %')
    .refine(isCited, citedOrAssumed);

const openMix = z
  .strictObject({ shares: z.record(z.string(), share), ...citation })
  .refine(addsUp, 'expected shares that add up to 100 %')
  .refine(isCited, citedOrAssumed);

export const secondFactors = ['totp', 'text-message', 'e-mail'] as const;
export type SecondFactor = (typeof secondFactors)[number];

export const persona = z.strictObject({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  /** The device of most sign-ins. */
  mainDevice: mix(deviceKinds),
  /** A second device that can hold a passkey or show a code; `none` for people without one. */
  otherDevice: mix([...deviceKinds, 'none']),
  /** Share of sign-ins that happen on the other device. */
  otherDeviceAtHand: z.strictObject({ share, ...citation }).refine(isCited, citedOrAssumed),
  /** Provider ids by kind of device: where a passkey made on such a device is kept. */
  providers: z.partialRecord(z.enum(deviceKinds), openMix),
  secondFactor: mix(secondFactors),
  /** Locale names of @faker-js/faker: "en_US", "de", ... */
  locales: openMix,
  /** Hours of the day between which this persona signs in, on its own clock. */
  signInHours: z
    .strictObject({ from: z.number().min(0).max(24), to: z.number().min(0).max(24), ...citation })
    .refine((hours) => hours.from < hours.to, 'expected "from" before "to"')
    .refine(isCited, citedOrAssumed),
  /** Factors on parameters of the human model for this persona, by parameter id. */
  habits: z.record(z.string(), z.strictObject({ factor: z.number().min(0).max(100), ...citation }).refine(isCited, citedOrAssumed)),
});
export type Persona = z.infer<typeof persona>;
