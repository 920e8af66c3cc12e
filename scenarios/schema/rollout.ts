// The rollout part of a scenario: a tenant over months, with waves, a registration campaign, a help desk, and prices. For the driver virtual.
import { z } from 'zod';
import { currency, inCurrency } from './currency.ts';
import { inUnit } from './in-unit.ts';
import { deviceKinds } from './provider.ts';
import { registrationReport } from './registration-report.ts';
import { rolloutAttacks } from './rollout-attacks.ts';
import { standingAtStart } from './standing-at-start.ts';
import { tenantRateAmount } from './tenant-rate.ts';
import { day, durationFrom, share, timeOfDay, writtenWithUnit } from './units.ts';

const minuteMs = 60_000;

/** What the amount of a price was called while every price was in US dollars. */
const amountFormerly = 'usd';

/** A price in the currency of the rollout, with who says so. */
const price = z
  .strictObject(
    {
      // The most: room for a security key in any currency there is.
      amount: z
        .number()
        .nonnegative('expected a price of 0 or more')
        .max(1_000_000_000, 'expected a price of at most 1 000 000 000')
        .meta(inUnit(inCurrency, 'For one of it.')),
      evidence: z.array(z.string()).min(1).optional().describe('Ids of rows in evidence/published.json'),
      assumed: z.string().optional().describe('Why this price, where nothing published supports it'),
    },
    {
      error: (issue) =>
        issue.code === 'unrecognized_keys' && issue.keys.includes(amountFormerly)
          ? `expected "amount", as "${amountFormerly}" is called now; "rollout.currency" says of which currency`
          : undefined,
    },
  )
  .refine(
    (each) => each.evidence !== undefined || each.assumed !== undefined,
    'expected "evidence" with ids of published figures, or "assumed" with the reason',
  );

export const wave = z.strictObject({
  name: z.string().min(1).max(60).describe('What the group is called in the report'),
  startsOn: day.describe('From this day on its people are asked to register'),
  personas: z
    .array(z.string())
    .min(1, 'expected at least one persona')
    .optional()
    .describe('Persona ids; absent: everybody whom no earlier wave took'),
  share: share
    .refine((value) => value > 0, 'expected more than 0 %, or nobody is in the wave')
    .default(1)
    .describe('Share of those people, drawn at random; the rest is left to later waves'),
});
export type Wave = z.output<typeof wave>;

/** What goes in a wave of losses, each as one that happens by itself (rates of evidence/tenant.yaml). */
export const lostThings = ['phones', 'main-devices', 'security-keys'] as const;

export const massLoss = z
  .strictObject({
    on: day.describe('On the morning of this day they are gone'),
    what: z.enum(lostThings).describe('What is lost'),
    people: z
      .int()
      .min(1, 'expected at least 1 person')
      .max(2_000_000)
      .optional()
      .meta(inUnit('count of people', 'Who lose it, drawn at random of those there on that day.')),
    share: share
      .refine((value) => value > 0, 'expected more than 0 %')
      .optional()
      .describe('Instead of people: their share of those there on that day'),
  })
  .refine(
    (loss) => (loss.people === undefined) !== (loss.share === undefined),
    'expected either "people" or "share", and not both',
  );
export type MassLoss = z.output<typeof massLoss>;

const campaign = z
  .strictObject({
    mode: z
      .enum(['enabled', 'microsoft-managed'])
      .default('enabled')
      .describe(
        'As the state of the campaign at Microsoft Entra. microsoft-managed: put off for 1 day, without limit, and nobody is asked whose passkey profiles all restrict kinds, makers or AAGUIDs',
      ),
    snoozeDays: z
      .int()
      .min(0)
      .max(14, 'expected at most 14 days, as Microsoft Entra allows')
      .optional()
      .meta(inUnit('count of days', 'For which the request can be put off. Absent: 1.')),
    snoozesAllowed: z
      .union([z.int().min(0).max(100), z.literal('unlimited')])
      .optional()
      .meta(
        inUnit(
          'count of requests',
          'That can be put off; after that a person must register to go on. Microsoft Entra: 3 or unlimited. Absent: 3, unlimited where Microsoft manages it.',
        ),
      ),
  })
  .refine(
    ({ mode, snoozeDays, snoozesAllowed }) =>
      mode === 'enabled' || (snoozeDays === undefined && snoozesAllowed === undefined),
    'expected neither "snoozeDays" nor "snoozesAllowed" in mode microsoft-managed, which has its own',
  );

const outage = z
  .strictObject({
    from: day.describe('First day of it, from midnight on'),
    until: day.describe('Last day of it, to midnight'),
  })
  .refine(({ from, until }) => from <= until, { path: ['until'], message: 'expected "until" on or after "from"' });

const mostPlanted = 20;

export const rollout = z.strictObject({
  startsOn: day.describe('First day of the simulated calendar'),
  endsOn: day.describe('Last day'),
  waves: z
    .array(wave)
    .min(1, 'expected at least one wave')
    .describe('Who is asked to register, and from when; whoever is in none keeps password and code'),
  campaign: campaign
    .optional()
    .describe(
      'Registration campaign: who has signed in by themselves is asked to register a passkey. Absent: nobody is asked',
    ),
  registrationBlockedOn: z
    .array(z.enum(deviceKinds))
    .max(deviceKinds.length)
    .default([])
    .describe(
      'Devices on which Conditional Access lets nobody register security information: nobody is asked there, nor makes a passkey',
    ),
  conditionalCreation: z
    .boolean()
    .default(false)
    .describe(
      'A passkey is made without a prompt after a sign-in with a password, where device and password manager can',
    ),
  enrolOn: z
    .enum(['device-at-hand', 'phone-first'])
    .default('device-at-hand')
    .describe('Where the first passkey is registered'),
  passwordsRemovedOn: day
    .optional()
    .describe('From this day on whoever has a passkey at hand has no password any more'),
  temporaryAccessPass: z
    .strictObject({
      lifetime: durationFrom('10 min', '30 d', 'as Microsoft Entra allows')
        .default(60 * minuteMs)
        .describe('How long a pass can be used'),
      oneTime: z.boolean().default(false).describe('It can be used once; registration must then end within 10 min'),
    })
    .prefault({})
    .describe('What the help desk gives to whoever has no passkey left, and new people get on their first day'),
  helpDesk: z
    .strictObject({
      opens: timeOfDay.describe('Time of day, as "08:00"'),
      closes: timeOfDay.describe('Time of day, as "18:00"'),
      agents: z
        .int()
        .min(1, 'expected at least 1 agent')
        .max(10_000)
        .meta(inUnit('count of agents', 'At work at once.')),
    })
    .describe('Working days from opening to closing; who calls waits in one queue, first come, first served'),
  currency: currency
    .default('USD')
    .describe(
      'Of all prices and costs: its ISO 4217 code. Amounts are taken as they are written, nothing is converted',
    ),
  prices: z
    .strictObject({
      helpDeskTicket: price.describe('One ticket at the help desk'),
      workingHour: price.describe('One hour of an employee'),
      textMessage: price.describe('One text message with a code'),
      licencePerUserAndMonth: price.describe('What the rollout adds in licences'),
      securityKey: price.describe('One security key'),
      identityCheck: price
        .optional()
        .describe(
          'One identity check of an account recovery, its Face Check included; needed where the policy has a recovery',
        ),
    })
    .describe('What things cost, each with its source or why it is assumed'),
  standing: z
    .record(z.string(), standingAtStart)
    .optional()
    .describe(
      'Where people stand before the first day, by persona id, as a registration report says. Absent, or no such persona: nobody has a passkey, and second factors are as the persona says',
    ),
  registrationReport: registrationReport.optional(),
  textMessagesEnd: z
    .array(
      z.strictObject({
        deadline: z.string().describe('Id of a deadline in evidence/deadlines.yaml'),
        personas: z.array(z.string()).min(1).optional().describe('Persona ids; absent: everybody not named before'),
      }),
    )
    .min(1)
    .max(10)
    .optional()
    .describe(
      'From these days on there is no code by text message, in both tenants: who has nothing else registers a passkey at the next sign-in, which cannot be put off, or calls the help desk',
    ),
  campaignStarts: z
    .strictObject({
      weeksBefore: z
        .array(z.int().min(0).max(104))
        .min(1)
        .max(52)
        .refine((weeks) => new Set(weeks).size === weeks.length, 'expected each week once')
        .meta(
          inUnit(
            'count of weeks',
            'Before the first of those deadlines. For each the same people live the rollout again, all asked from that day on in one wave.',
          ),
        ),
    })
    .optional()
    .describe('What starting earlier or later would save'),
  projectCosts: z
    .strictObject({
      training: price.optional().describe('Courses and the time spent in them'),
      communication: price.optional().describe('Mails, posters, town halls'),
      securityKeyStock: price
        .optional()
        .describe('Security keys bought and not handed out, which no line of the ledger counts'),
      staff: price.optional().describe('Those who run the project'),
    })
    .optional()
    .describe('What the project itself costs, once, in all: your own numbers. Told apart from the running costs'),
  rule: z
    .string()
    .default('standard')
    .describe('Id of a file in scenarios/rollout-rules, or in a folder "rollout-rules" beside this file'),
  losses: z
    .array(massLoss)
    .max(mostPlanted)
    .optional()
    .describe(
      'Planted: many people lose the same thing on one day, in both tenants. What is lost by itself comes on top',
    ),
  verifierOutages: z
    .array(outage)
    .max(mostPlanted)
    .optional()
    .describe('Planted: days on which no identity check of an account recovery is answered, and the site says so'),
  attacks: rolloutAttacks
    .optional()
    .describe(
      'Attacks that come to people, the same to the same people in both tenants, and are lived as the accounts stand then. Absent: nobody is attacked',
    ),
  rates: z
    .record(z.string(), tenantRateAmount.meta(writtenWithUnit))
    .default({})
    .meta(
      inUnit(
        'as the rate says',
        'Rates of evidence/tenant.yaml set to one value for this run, by id, written with their unit: "0.5 per year", "30 min", "6 %".',
      ),
    ),
  signInDaysSampled: share
    .refine((value) => value > 0, 'expected more than 0 %')
    .optional()
    .describe(
      'Share of uneventful days on which sign-ins are lived step by step; they count for the others. Days on which something about a person changes are always lived. Absent: as many days as make 400 000 sign-ins, all of them in a tenant with fewer',
    ),
});
export type Rollout = z.output<typeof rollout>;
