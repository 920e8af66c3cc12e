// Attacks that come to the people of a tenant over its months: how many, of which kinds, and how many of those that work are found out.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';
import { attackKinds } from './phishing.ts';
import { share } from './units.ts';

/**
 * Lures for a pass come to whoever has just been given one, which a day drawn at random hardly ever meets; who asks the help desk for another's
 * account is lived in drills.
 */
const kindsOfDays = attackKinds.filter((kind) => kind !== 'pass-lure' && kind !== 'recovery-hijack');

const total = (kinds: Readonly<Record<string, number | undefined>>) =>
  Object.values(kinds).reduce<number>((sum, part) => sum + (part ?? 0), 0);

export const rolloutAttacks = z.strictObject({
  perPersonAndYear: z
    .number()
    .positive('expected more than 0; leave "attacks" out where nobody is attacked')
    .max(365, 'expected at most 365, one a day')
    .meta(
      inUnit(
        'count of attacks',
        'That reach a person in a year, on days drawn at random. How hard strangers try is yours to say: nothing published is used.',
      ),
    ),
  kinds: z
    .partialRecord(z.enum(kindsOfDays), share)
    .refine((kinds) => Math.abs(total(kinds) - 1) < 1e-9, {
      // Of a kind that there is not that is said, and nothing of the others.
      when: ({ issues }) => issues.length === 0,
      error: ({ input }) =>
        `expected shares that add up to 100 %, not to ${Number((100 * total(input as Parameters<typeof total>[0])).toPrecision(6))} %`,
    })
    .describe('Which they are, in per cent that add up to 100 %; yours, too'),
  trained: z
    .boolean()
    .default(false)
    .describe(
      'Whether people are trained against phishing as it is usual: the parameter training-effect bears on them',
    ),
  discovered: share
    .default(0.5)
    .describe(
      'Of accounts that were taken over, those of which somebody notices at once; assumed where you do not say. They get another password, all sessions end, passkeys of others are deleted, and their owner calls the help desk. Of the others nobody hears',
    ),
});
export type RolloutAttacks = z.output<typeof rolloutAttacks>;
