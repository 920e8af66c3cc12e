// Temporary Access Passes: who may be given one, and how long it is good.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';
import { listedGroups } from './method-use.ts';
import { durationFrom } from './units.ts';

const minuteMs = 60_000;

export const temporaryAccessPass = z
  .strictObject({
    state: z
      .enum(['enabled', 'disabled'])
      .default('enabled')
      .describe('disabled: nobody is given one, and nobody signs in with one (code 130502)'),
    excludedGroups: listedGroups('that it may not be given to. Absent: nobody'),
    registrationWithin: durationFrom('1 min', '1 d')
      .default(10 * minuteMs)
      .describe(
        'Who signed in with a pass that can be used once must have registered by then. Microsoft Entra: 10 min (howto-authentication-temporary-access-pass)',
      ),
    groups: listedGroups('that a pass may be given to. Absent: everybody'),
    life: durationFrom('10 min', '30 d', 'as Microsoft Entra allows')
      .default(60 * minuteMs)
      .describe(
        'How long one lives that recovery or the help desk gives (defaultLifetimeInMinutes). Microsoft Entra: 60 min',
      ),
    length: z
      .int()
      .min(8, 'expected at least 8, as Microsoft Entra allows')
      .max(48, 'expected at most 48, as Microsoft Entra allows')
      .default(8)
      .meta(inUnit('count of characters', 'Of one (defaultLength). Microsoft Entra: 8.')),
    isUsableOnce: z
      .boolean()
      .default(false)
      .describe('Whether one is used up by the first sign-in. Microsoft Entra: no'),
  })
  .prefault({})
  .describe(
    'Temporary Access Passes. In a rollout, how long one lives and whether it can be used once stands with who gives them',
  );
