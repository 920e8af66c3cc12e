// A recovery drill: who is locked out and why, who poses as them, and over which settings both are lived.
import { z } from 'zod';
import { deskProcedure } from './help-desk.ts';
import { inUnit } from './in-unit.ts';
import { peopleOfMany } from './people-of-many.ts';
import { mix } from './persona.ts';
import { durationFrom } from './units.ts';

/** Why somebody has no passkey left that they could use. */
export const lockOutReasons = [
  'phone-lost',
  'phone-replaced',
  'phone-wiped',
  'provider-account-lost',
  'new-hire',
  'key-at-home',
] as const;
export type LockOutReason = (typeof lockOutReasons)[number];

/** Attacks, each as a file in scenarios/impostors. */
export const impostorKinds = [
  'stolen-genuine-id',
  'forged-id',
  'look-alike',
  'print',
  'replay',
  'face-swap-injected',
  'pushing-caller',
  'insider',
  'mailbox-owner',
] as const;
export type ImpostorKind = (typeof impostorKinds)[number];

const money = (about: string) => z.number().min(0).max(100_000).meta(inUnit('no unit', about));

const curves = z.strictObject({
  thresholds: z
    .array(z.int().min(50).max(100))
    .min(2, 'expected at least two thresholds')
    .max(20)
    .refine((list) => new Set(list).size === list.length, 'expected each threshold once')
    .default([50, 60, 70, 80, 90, 95, 100])
    .meta(
      inUnit(
        'no unit',
        'matchConfidenceThreshold of Face Check, 50 to 100, at which the same people and impostors are lived.',
      ),
    ),
  procedures: z
    .array(deskProcedure)
    .max(10)
    .default([['questions'], ['questions', 'call-back'], ['questions', 'manager'], ['questions', 'call-back', 'video']])
    .describe('Of the help desk, likewise: the proofs that are asked for'),
});

/** Shares of the reasons. */
export const lockedOut = mix(lockOutReasons);

/** Where a scenario does not say. */
export const usualLockedOut: z.output<typeof lockedOut> = {
  shares: {
    'phone-lost': 0.3,
    'phone-replaced': 0.25,
    'phone-wiped': 0.1,
    'provider-account-lost': 0.05,
    'new-hire': 0.15,
    'key-at-home': 0.15,
  },
  assumed: 'No published shares of why employees lose their passkeys',
};

export const drill = z.strictObject({
  lockedOut: lockedOut.default(usualLockedOut).describe('Why people are locked out, drawn for each person'),
  impostors: z
    .array(z.enum(impostorKinds))
    .max(impostorKinds.length)
    .refine((kinds) => new Set(kinds).size === kinds.length, 'expected each once')
    .default([...impostorKinds])
    .describe(
      'Who poses as them: ids of files in scenarios/impostors. One of them comes to each account, in turn. Empty: nobody does',
    ),
  impostorShare: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta(
      inUnit(
        'share, 0 to 1',
        'Of all who ask for a recovery in your tenant, impostors: for the reading per recovery granted. Never mixed into any other figure. Absent: that reading is left out.',
      ),
    ),
  many: z
    .strictObject({
      users: peopleOfMany,
      points: z
        .int()
        .min(0)
        .max(4_096)
        .default(64)
        .meta(inUnit('count of points', "Of the inputs' ranges, drawn together by Sobol' points. 0: none.")),
      atMost: durationFrom('5 s', '1 d')
        .default(120_000)
        .describe(
          'Wall time of the points; those that are not lived by then are left out, and the report says how many',
        ),
    })
    .prefault({})
    .describe(
      'What is computed beside the people of the run: the same people among many, and the inputs over their ranges',
    ),
  rule: z
    .string()
    .default('standard')
    .describe(
      'Id of the rule of recovery: a file in scenarios/recovery-rules, or in a folder "recovery-rules" beside this file',
    ),
  curves: curves.prefault({}).describe('Settings over which rightful people lost are held against impostors let in'),
  prices: z
    .strictObject({
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, 'expected a code such as USD')
        .default('USD')
        .describe('ISO 4217 code'),
      faceCheck: money(
        'Of one Face Check, matched or failed. Microsoft: 0.25 USD as remembered, not verified.',
      ).default(0.25),
      deskHour: money(
        'Of an hour of the help desk. Microsoft Entra cost savings estimator: 60 for a call of one hour.',
      ).default(60),
      personHour: money('Of an hour that somebody cannot work. Assumed.').default(60),
      licence: money(
        'Of a licence, for each person and month. Absent from published sources: 0 until you set it.',
      ).default(0),
      recoveriesPerPersonAndYear: z
        .number()
        .min(0)
        .max(12)
        .default(0.24)
        .meta(inUnit('ratio', 'That a licence is spread over. Microsoft: 1 to 3 % of users a month.')),
    })
    .prefault({})
    .describe('Prices; that of an identity check stands with its verifier'),
});
export type Drill = z.output<typeof drill>;
