// When wrong passwords lock an account.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';
import { durationFrom } from './units.ts';

const secondMs = 1_000;
const hourMs = 3_600_000;

export const smartLockout = z
  .strictObject({
    threshold: z
      .int()
      .min(1)
      .max(50, 'expected at most 50, as Microsoft Entra allows')
      .default(10)
      .meta(inUnit('count of failures', 'That lock an account for the first time. Microsoft Entra: 10.')),
    duration: durationFrom('5 s', '5 h', 'as Microsoft Entra allows')
      .default(60 * secondMs)
      .describe('How long the first lock lasts. Microsoft Entra: 60 s'),
    growth: z
      .number()
      .min(1)
      .max(10)
      .default(2)
      .meta(
        inUnit('ratio', 'Of a lock to the one before it. Assumed: Microsoft Entra documents that locks grow, not how.'),
      ),
    longest: durationFrom('5 s', '1 d').default(hourMs).describe('No lock lasts longer. Assumed'),
    rememberedPasswords: z
      .int()
      .min(0)
      .max(20)
      .default(3)
      .meta(
        inUnit(
          'count of passwords',
          'Wrong ones that are known again: repeated, they do not count twice. Microsoft Entra: 3.',
        ),
      ),
  })
  .refine(({ duration, longest }) => duration <= longest, {
    path: ['longest'],
    message: 'expected "longest" at or above "duration"',
  })
  .prefault({})
  .describe(
    'When wrong passwords lock an account, and for how long. Source: Microsoft Learn, howto-password-smart-lockout',
  );
