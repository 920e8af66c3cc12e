// timeline.json of a run folder: what a tenant's weeks looked like, with the rollout and with nothing done, as counts and sums. Reports
// make shares, means and intervals of them.
import { z } from 'zod';
import { campaignStart, endOfTexts } from './campaign-start.ts';
import { inUnit } from './in-unit.ts';
import { lostTime, tenantLedger, ticketCounts } from './tenant-ledger.ts';
import { tenantAttacks } from './tenant-attacks.ts';
import { tenantRecoveries } from './tenant-recoveries.ts';
import { textMessagesEnd } from './text-messages-end.ts';
import { usedRate } from './tenant-rate.ts';

export const tenantIds = ['rollout', 'nothing'] as const;
/** rollout: the tenant of the scenario. nothing: the same people in the same months, who are never asked to register. */
export type TenantId = (typeof tenantIds)[number];

/** 2: one ledger of lost time and tickets. */
export const timelineFormat = 'passkey-pilot-timeline/2';

const sum = z.number().nonnegative();

/**
 * One week of one persona in one tenant. People and what they are: at the end of its last day. All else: in the week. A sign-in that
 * stands for others (signInDaysSampled) counts with its weight, so counts need not be whole.
 */
export const tenantWeek = z.object({
  tenant: z
    .enum(tenantIds)
    .describe('rollout: the tenant of the scenario. nothing: the same people in the tenant that does nothing'),
  persona: z.string().describe('Persona id'),
  week: z.int().nonnegative().meta(inUnit('ordinal, from 0', 'Week of the simulated time; the last may be short.')),
  people: z.int().meta(inUnit('count of people', 'There at the end of the week.')),
  invited: z.int().meta(inUnit('count of people', 'There at the end of the week, in a wave that has begun.')),
  enrolled: z
    .int()
    .meta(inUnit('count of people', 'At the end of the week: have a passkey that is at hand somewhere.')),
  ready: z
    .int()
    .meta(
      inUnit(
        'count of people',
        'Of those enrolled: can use a passkey on their main device, with one kept there or on a security key.',
      ),
    ),
  passwordless: z.int().meta(inUnit('count of people', 'Of those enrolled: have no password any more.')),
  lockedOut: z
    .int()
    .meta(inUnit('count of people', 'At the end of the week: wait for the help desk, or for what it gave to work.')),
  needs: sum.meta(
    inUnit(
      'count of needs to sign in',
      'In the week, of people who were not locked out; a day that stands for others counts with its weight.',
    ),
  ),
  met: sum.meta(inUnit('count of needs to sign in', 'Of the needs: those that ended signed in.')),
  lockedOutNeeds: sum.meta(
    inUnit('count of needs to sign in', 'Of people who waited for the help desk: nobody tried. Not among `needs`.'),
  ),
  fellBack: sum.meta(inUnit('count of needs to sign in', 'Began with a passkey and went on with another way.')),
  signIns: z
    .object({
      passkey: sum.meta(inUnit('count of sign-ins', 'With a passkey of the device at hand, or on a security key.')),
      passkeyOfPhone: sum.meta(inUnit('count of sign-ins', 'With a passkey of the phone, for another device.')),
      passwordOtp: sum.meta(
        inUnit('count of sign-ins', 'With password and one-time code, or what an external provider asked for.'),
      ),
      temporaryAccessPass: sum.meta(
        inUnit('count of sign-ins', 'With a Temporary Access Pass of the help desk, or of the first day.'),
      ),
    })
    .describe('Sign-ins of the week by what let the person in'),
  asked: sum.meta(inUnit('count of requests', 'Requests of the registration campaign shown in the week.')),
  registrationsTried: sum.meta(
    inUnit(
      'count of registrations',
      'Begun in the week by a person: asked by the campaign, with a Temporary Access Pass, in a recovery, or because text messages have ended.',
    ),
  ),
  registrationsMade: sum.meta(
    inUnit('count of passkeys', 'Made in the week, by a person or without a prompt (conditional creation).'),
  ),
  expiredPasses: sum.meta(
    inUnit('count of passes', 'Temporary Access Passes of the help desk that had expired when they were to be used.'),
  ),
  recoveries: tenantRecoveries
    .optional()
    .describe('By an identity check, before anybody calls the help desk. Absent: nobody began one in the week'),
  textMessagesEnd: textMessagesEnd
    .optional()
    .describe('Of the people whose text messages end. Absent: the week has none of it'),
  attacks: tenantAttacks.optional().describe('Attacks that came to people in the week. Absent: none came'),
  ledger: tenantLedger.describe(
    'Time lost, tickets, and what else is counted for a price, in the week; what became of a ticket belongs to the week in which it was opened',
  ),
  squares: z
    .object({
      people: z.int().meta(inUnit('count of people', 'With a need in the week.')),
      needs2: sum.meta(inUnit('sum of squares', "Squares of each person's needs.")),
      met2: sum.meta(inUnit('sum of squares', "Squares of each person's needs met.")),
      needsMet: sum.meta(inUnit('sum of products', "Each person's needs times their needs met.")),
      time2: sum.meta(inUnit('sum of squared ms', "Squares of each person's time from need to end.")),
      needsTime: sum.meta(inUnit('sum of products with ms', "Each person's needs times their time from need to end.")),
    })
    .describe(
      "Over the people with a need in the week: squares and products of each one's sums, from which intervals are made",
    ),
});
export type TenantWeek = z.infer<typeof tenantWeek>;

/** The help desk in one week of one tenant, all personas, by its own books: those of the people must say the same. */
export const deskWeek = z.object({
  tenant: z
    .enum(tenantIds)
    .describe('rollout: the tenant of the scenario. nothing: the same people in the tenant that does nothing'),
  week: z.int().nonnegative().meta(inUnit('ordinal, from 0', 'Week in which the calls came.')),
  tickets: ticketCounts.describe('Opened in the week, and what had become of them by the end of the last day'),
  lostMs: lostTime.pick({ queue: true, deskClosed: true, call: true }).describe('Time lost with these tickets'),
  clockWaitMs: z
    .int()
    .nonnegative()
    .meta(
      inUnit(
        'ms',
        'From call to an agent by the clock, nights and weekends included, up to the end of the last day; summed over the tickets opened in the week.',
      ),
    ),
  longestWaitMs: z.int().nonnegative().meta(inUnit('ms', 'The longest of these waits by the clock.')),
  openAtItsEnd: z
    .int()
    .nonnegative()
    .meta(inUnit('count of tickets', 'Opened in this or an earlier week and not ended by the end of the week.')),
});
export type DeskWeek = z.infer<typeof deskWeek>;

export const differenceIds = ['lost-hours', 'cost', 'unmet-needs', 'tickets', 'take-overs'] as const;

/** A sum over the whole time for each person: means over people of both tenants, and the variances over people. */
export const tenantDifference = z.object({
  id: z
    .enum(differenceIds)
    .describe(
      'lost-hours: working time in h. cost: in the currency of the rollout. unmet-needs, tickets: counts. take-overs: count of accounts taken over, where people are attacked. Each for one person over the whole time',
    ),
  people: z.int().meta(inUnit('count of people', 'Everybody who was there at some time, in both tenants.')),
  rollout: z.number().meta(inUnit('as `id` says', 'Mean over people, with the rollout.')),
  nothing: z.number().meta(inUnit('as `id` says', 'Mean over people, with nothing done.')),
  rolloutVariance: sum.meta(inUnit('variance, of what `id` says', 'Over people, with the rollout.')),
  nothingVariance: sum.meta(inUnit('variance, of what `id` says', 'Over people, with nothing done.')),
  differenceVariance: sum.meta(
    inUnit(
      'variance, of what `id` says',
      "Over people, of each person's own difference: both tenants draw the same causes for the same person.",
    ),
  ),
});
export type TenantDifference = z.infer<typeof tenantDifference>;

export const timeline = z.object({
  format: z.literal(timelineFormat).describe('Name and version of the format'),
  startsOn: z.iso.date().describe('First day of the simulated calendar'),
  endsOn: z.iso.date().describe('Its last day'),
  people: z.int().meta(inUnit('count of people', 'There at the start.')),
  hires: z.int().meta(inUnit('count of people', 'Who came later.')),
  leavers: z.int().meta(inUnit('count of people', 'Who left.')),
  signInDaysSampled: z
    .number()
    .meta(inUnit('share, 0 to 1', 'Of uneventful days, those that were lived step by step and stand for the others.')),
  attempts: z
    .int()
    .meta(inUnit('count of attempts', 'Lived step by step; one that both tenants share is counted once.')),
  voids: z.int().meta(inUnit('count of attempts', 'Of those: void by a fault of our own, and in no other figure.')),
  machineTime: z.string().describe("Where the machine's part of the steps' time comes from, in words"),
  waves: z
    .array(
      z.object({
        name: z.string().describe('As the scenario calls it'),
        startsOn: z.iso.date().describe('From this day on its people are asked to register'),
        people: z.int().meta(inUnit('count of people', 'In the wave, later hires included.')),
      }),
    )
    .describe('Waves in the order of the scenario'),
  passwordsRemovedOn: z.iso
    .date()
    .optional()
    .describe(
      'From this day on whoever is ready on their main device has no password any more. Absent: passwords stay',
    ),
  weeks: z.array(tenantWeek).describe('One a week, persona and tenant'),
  desk: z.array(deskWeek).describe('The help desk: one a week and tenant in which calls came or waited'),
  differences: z.array(tenantDifference).describe('What the rollout changes for each person'),
  textMessagesEnd: z
    .array(endOfTexts)
    .optional()
    .describe('When there are no text messages any more, with who says so. Absent: they stay'),
  campaignStarts: z
    .array(campaignStart)
    .optional()
    .describe(
      'The same people with a campaign that begins in other weeks before the first deadline. Absent: not asked',
    ),
  rates: z.array(usedRate).describe('How often things happen, as they were used'),
});
export type Timeline = z.infer<typeof timeline>;
