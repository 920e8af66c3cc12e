// A persona: a group of people with the same tools and habits. Every number cites published evidence or says it is assumed.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';
import { deviceKinds } from './provider.ts';
import { share } from './units.ts';

const citation = {
  evidence: z.array(z.string()).min(1).optional().describe('Ids of rows in evidence/published.json this rests on'),
  assumed: z.string().optional().describe('Why this value, where nothing published supports it'),
};

const isCited = (value: { evidence?: string[] | undefined; assumed?: string | undefined }) =>
  value.evidence !== undefined || value.assumed !== undefined;
const citedOrAssumed = 'expected "evidence" with ids of published figures, or "assumed" with the reason';

const totalOf = ({ shares }: { readonly shares: Partial<Record<string, number>> }) =>
  Object.values(shares).reduce<number>((sum, part) => sum + (part ?? 0), 0);
const addsUp = (value: { readonly shares: Partial<Record<string, number>> }) => Math.abs(totalOf(value) - 1) < 1e-9;
const notAddingUp = {
  path: ['shares'],
  error: ({ input }: { readonly input?: unknown }) =>
    `expected shares that add up to 100 %, not to ${Number((100 * totalOf(input as Parameters<typeof totalOf>[0])).toPrecision(6))} %`,
};

/** Shares by name that add up to 100 %. */
export const mix = <const K extends string>(names: readonly [K, ...K[]]) =>
  z
    .strictObject({
      shares: z.partialRecord(z.enum(names), share).describe('Shares in per cent that add up to 100 %'),
      ...citation,
    })
    .refine(addsUp, notAddingUp)
    .refine(isCited, citedOrAssumed);

const deviceUse = z
  .strictObject({
    managed: share.optional().describe('Share that the tenant manages: joined to its directory or domain'),
    compliant: share.optional().describe("Share that meets the tenant's rules for devices"),
    atWork: share.optional().describe('Share that is used at work, in the network of the organisation'),
    ...citation,
  })
  .refine(isCited, citedOrAssumed);

const openMix = z
  .strictObject({
    shares: z.record(z.string(), share).describe('Shares in per cent that add up to 100 %'),
    ...citation,
  })
  .refine(addsUp, notAddingUp)
  .refine(isCited, citedOrAssumed);

/** `external`: a provider that the tenant has for it asks, on pages of its own (external MFA). Whatever else, a one-time code. */
export const secondFactors = ['totp', 'text-message', 'e-mail', 'external'] as const;
export type SecondFactor = (typeof secondFactors)[number];
/** How a one-time code reaches somebody. */
export type CodeChannel = Exclude<SecondFactor, 'external'>;

/** `none`: nothing but the password can be asked of them. */
export const secondFactorsOrNone = [...secondFactors, 'none'] as const;
export type SecondFactorOrNone = (typeof secondFactorsOrNone)[number];

/** Factors by parameter id. */
export const habits = z.record(
  z.string(),
  z
    .strictObject({
      factor: z
        .number()
        .min(0)
        .max(100)
        .meta(inUnit('ratio', 'Over what holds for everybody: of times and numbers, and of the odds of chances.')),
      ...citation,
    })
    .refine(isCited, citedOrAssumed),
);

export const persona = z.strictObject({
  id: z.string().describe('Id of the persona; the name of its file'),
  title: z.string().describe('What the report calls it'),
  description: z.string().describe('Who these people are, in a sentence'),
  mainDevice: mix(deviceKinds).describe('The device of most sign-ins'),
  otherDevice: mix([...deviceKinds, 'none']).describe(
    'A second device that can hold a passkey or show a code; none for people without one',
  ),
  otherDeviceAtHand: z
    .strictObject({ share: share.describe('In per cent of the sign-ins'), ...citation })
    .refine(isCited, citedOrAssumed)
    .describe('Share of sign-ins that happen on the other device'),
  providers: z
    .partialRecord(z.enum(deviceKinds), openMix)
    .describe('By kind of device: where a passkey made on such a device is kept, as ids of providers'),
  devices: z
    .partialRecord(z.enum(deviceKinds), deviceUse)
    .optional()
    .describe(
      'By kind of device, what Conditional Access can know of it, drawn once for each. Absent, as a whole or in part: computers are managed, compliant and at work; phones and tablets are private and elsewhere. Assumed',
    ),
  secondFactor: mix(secondFactors).describe(
    'How the one-time code comes; external: a provider other than the target asks them to approve, which needs an externalMethod in the policy',
  ),
  locales: openMix.describe('Where names come from: locale names of @faker-js/faker, such as "en_US" or "de"'),
  signInHours: z
    .strictObject({
      from: z.number().min(0).max(24).meta(inUnit('h', 'Since midnight: no sign-in before.')),
      to: z.number().min(0).max(24).meta(inUnit('h', 'Since midnight: no sign-in after.')),
      ...citation,
    })
    .refine((hours) => hours.from < hours.to, 'expected "from" before "to"')
    .refine(isCited, citedOrAssumed)
    .describe('Hours of the day between which this persona signs in, on its own clock'),
  habits: habits.describe('Factors on parameters of the human model for this persona, by parameter id'),
});
export type Persona = z.infer<typeof persona>;

/** A persona's file that says only what differs from another's. */
export const extension = persona.partial().extend({
  extends: z
    .string()
    .describe('Id of the persona that holds where this file is silent; providers and habits are taken over one by one'),
  id: persona.shape.id,
  title: persona.shape.title,
});
