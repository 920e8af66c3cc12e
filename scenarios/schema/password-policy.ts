// What a password must be, and how a forgotten one is replaced.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';
import { durationFrom } from './units.ts';

const minuteMs = 60_000;

export const passwords = z
  .strictObject({
    shortest: z
      .int()
      .min(1)
      .max(256)
      .default(8)
      .meta(inUnit('count of characters', 'Of a new password at least. Microsoft Entra: 8.')),
    longest: z
      .int()
      .min(1)
      .max(256, 'expected at most 256, as Microsoft Entra allows')
      .default(256)
      .meta(inUnit('count of characters', 'Of a new password at most. Microsoft Entra: 256.')),
    kinds: z
      .int()
      .min(1)
      .max(4)
      .default(3)
      .meta(
        inUnit('count of kinds', 'Of characters, of four: lower case, upper case, digits, others. Microsoft Entra: 3.'),
      ),
    score: z
      .int()
      .min(0)
      .max(50)
      .default(5)
      .meta(inUnit('count of points', 'After banned terms were found in it. Microsoft Entra: 5.')),
  })
  .refine(({ shortest, longest }) => shortest <= longest, {
    path: ['longest'],
    message: 'expected "longest" at or above "shortest"',
  })
  .prefault({})
  .describe('What a new password must be. Source: Microsoft Learn, concept-password-ban-bad-combined-policy');

export const passwordReset = z
  .strictObject({
    proofLife: durationFrom('10 s', '1 d')
      .default(10 * minuteMs)
      .describe('Time to choose the new password after the code was accepted. Assumed'),
  })
  .prefault({})
  .describe('Password reset by code');
