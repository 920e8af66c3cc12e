// One-time codes: how long they are good, how many are sent, and how many wrong ones are looked at.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';
import { durationFrom } from './units.ts';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;

export const sentCodes = z
  .strictObject({
    life: durationFrom('10 s', '1 d')
      .default(3 * minuteMs)
      .describe(
        'How long a code sent by text message or e-mail is good. Microsoft Q&A 2020 for text messages, low confidence; assumed for e-mail',
      ),
    resends: z
      .int()
      .min(0)
      .max(100)
      .default(3)
      .meta(inUnit('count of codes', 'That can be asked for again within one sign-in or reset. Assumed.')),
    rest: durationFrom('0 s', '1 h')
      .default(10 * secondMs)
      .describe('Rest between two sendings, short: it only stops double clicks. Assumed'),
    withoutPassword: z
      .int()
      .min(1)
      .max(1_000)
      .default(5)
      .meta(
        inUnit('count of codes', 'Sent to one account, within the window, that no right password preceded. Assumed.'),
      ),
    withoutPasswordWindow: durationFrom('1 min', '1 d')
      .default(15 * minuteMs)
      .describe('Window of that limit. Assumed'),
  })
  .prefault({})
  .describe('One-time codes sent by text message or e-mail: how long they live, how many are sent');

export const codeTries = z
  .strictObject({
    wrongCodes: z
      .int()
      .min(1)
      .max(1_000)
      .default(5)
      .meta(
        inUnit(
          'count of codes',
          'Wrong ones within the window, after which none is looked at. Assumed: an older Microsoft text says so of text messages.',
        ),
      ),
    window: durationFrom('10 s', '1 d')
      .default(5 * minuteMs)
      .describe('Window of that limit. Assumed, from the same text'),
  })
  .prefault({})
  .describe('How many wrong one-time codes an account may see');

export const authenticatorApp = z
  .strictObject({
    steps: z
      .int()
      .min(0)
      .max(10)
      .default(1)
      .meta(
        inUnit(
          'count of time steps',
          "Of 30 s, to either side of now, whose codes are taken. RFC 6238 section 5.2 advises 1; Microsoft Entra's page on OATH tokens speaks of 1 min, two steps: we are stricter.",
        ),
      ),
  })
  .prefault({})
  .describe('Codes of an authenticator app (RFC 6238)');
