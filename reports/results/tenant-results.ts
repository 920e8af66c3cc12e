// The timeline part of results.json: what a tenant's weeks looked like with the rollout and with nothing done, and what the difference is.
import { z } from 'zod';
import { aroundDeadline } from '../../scenarios/schema/campaign-start.ts';
import { currency, inCurrency } from '../../scenarios/schema/currency.ts';
import { inUnit } from '../../scenarios/schema/in-unit.ts';
import { rolloutWords } from '../../scenarios/schema/rollout-rule.ts';
import { attackedPeople } from '../../scenarios/schema/tenant-attacks.ts';
import { ticketCounts } from '../../scenarios/schema/tenant-ledger.ts';
import { deskWeek, tenantDifference, tenantWeek, timeline } from '../../scenarios/schema/timeline.ts';
import { interval } from './results-interval.ts';

/** One figure of a week; its unit is that of the field it stands in. */
const figure = z.object({
  value: z.number().meta(inUnit('as the field around it says', 'The estimate.')),
  interval: interval.optional().describe('Absent: `withheld` says why'),
  withheld: z.string().optional().describe('Why there is no interval'),
});

const hours = (about: string) => z.number().meta(inUnit('h', about));
const cost = (about: string) => z.number().meta(inUnit(inCurrency, about));

/** Of a week, or of the whole time; summed over people. No instant is in two of them. */
export const lostHours = z.object({
  signIn: hours('From a need to sign in to its end, well or not, starting over included.'),
  registering: hours('Registering passkeys, well or not.'),
  recovering: hours('Account recoveries by an identity check, well or not. Absent: nobody began one.').optional(),
  queue: hours('Waiting for an agent while the help desk was open, within the working day of the caller.'),
  deskClosed: hours('Waiting for an agent while the help desk was closed, within the working day of the caller.'),
  call: hours('With an agent.'),
  passUnused: hours(
    'From getting a Temporary Access Pass of the help desk to its use, within the working day of the caller.',
  ),
});
/** Of a week not rounded, of the whole time to the smallest unit of the currency: each is an amount of the ledger times a price. */
export const costs = z.object({
  ticketsAnswered: cost('Tickets that were answered.'),
  messages: cost('Text messages with codes.'),
  securityKeys: cost('Security keys handed out.'),
  identityChecks: cost('Identity checks paid for. Absent: nobody recovered by one.').optional(),
  licences: cost('Licences the rollout adds, by the day, for people in a wave that has begun.'),
  signIn: cost('Hours of signing in.'),
  registering: cost('Hours of registering.'),
  recovering: cost('Hours of recovering accounts by an identity check. Absent: nobody began one.').optional(),
  queue: cost('Hours in the queue of the help desk.'),
  deskClosed: cost('Hours of waiting while the help desk was closed.'),
  call: cost('Hours with an agent.'),
  passUnused: cost('Hours with a Temporary Access Pass not used yet.'),
});

/** What else is counted for a price. */
const counted = {
  tickets: ticketCounts.describe(
    'At the help desk; what became of a ticket belongs to the week in which it was opened',
  ),
  messages: tenantWeek.shape.ledger.shape.messages,
  securityKeys: tenantWeek.shape.ledger.shape.securityKeys,
  identityChecks: tenantWeek.shape.ledger.shape.identityChecks,
  licensedDays: tenantWeek.shape.ledger.shape.licensedDays,
  recoveries: tenantWeek.shape.recoveries,
};

const week = tenantWeek.shape;

const attackedInAll = attackedPeople.extend({
  takenOverShare: figure
    .optional()
    .meta(
      inUnit(
        'share, 0 to 1',
        'Of the attacks that came, those by which an account was taken over; its bounds are exact, and take attacks as independent. Absent: none came.',
      ),
    ),
});

export const tenantWeekResult = z.object({
  tenant: week.tenant,
  persona: z.string().optional().describe('Persona id. Absent: all personas'),
  week: week.week,
  startsOn: z.iso.date().describe('First day of the week'),
  people: week.people,
  invited: week.invited,
  enrolled: week.enrolled,
  ready: week.ready,
  passwordless: week.passwordless,
  lockedOut: week.lockedOut,
  needs: week.needs,
  success: figure
    .optional()
    .meta(
      inUnit(
        'share, 0 to 1',
        'Of needs to sign in, those that were met, of people who were not locked out. Absent: no need.',
      ),
    ),
  secondsPerNeed: figure
    .optional()
    .meta(
      inUnit(
        's',
        'Mean time of a need from its begin to its end, well or not, starting over included. Absent: no need.',
      ),
    ),
  lockedOutNeeds: week.lockedOutNeeds,
  fellBack: week.fellBack,
  signIns: week.signIns,
  asked: week.asked,
  registrationsTried: week.registrationsTried,
  registrationsMade: week.registrationsMade,
  expiredPasses: week.expiredPasses,
  textMessagesEnd: week.textMessagesEnd,
  attacks: week.attacks,
  ...counted,
  lostHours: lostHours.describe('Working time lost in the week'),
  costs: costs.describe("What the week cost, at the scenario's prices"),
});
export type TenantWeekResult = z.infer<typeof tenantWeekResult>;

export const rolloutDecision = z.object({
  persona: z.string().optional().describe('Persona id. Absent: the rollout as a whole'),
  word: z
    .enum(rolloutWords)
    .describe('GO: every condition is kept. AMEND: one is not. STOP: it does harm. OPEN: nothing can be said'),
  reasons: z.array(z.string()).describe('Why, in words made from the figures'),
});
export type RolloutDecision = z.infer<typeof rolloutDecision>;

export const tenantResults = timeline
  .pick({
    startsOn: true,
    endsOn: true,
    people: true,
    hires: true,
    leavers: true,
    signInDaysSampled: true,
    attempts: true,
    machineTime: true,
    waves: true,
    passwordsRemovedOn: true,
    textMessagesEnd: true,
    campaignStarts: true,
  })
  .extend({
    weeks: z
      .array(tenantWeekResult)
      .describe('One a week and tenant of all personas together, then one a week, persona and tenant'),
    desk: z.array(deskWeek).describe('The help desk: one a week and tenant in which calls came or waited'),
    totals: z
      .array(
        z.object({
          tenant: week.tenant,
          ...counted,
          needs: z.number().meta(inUnit('count of needs to sign in', 'Of people who were not locked out.')),
          met: z.number().meta(inUnit('count of needs to sign in', 'Of those: ended signed in.')),
          attacked: z
            .object({
              enrolled: attackedInAll.describe('On people who had a passkey'),
              notEnrolled: attackedInAll.describe('On people who had none'),
              everybody: attackedInAll.describe('On people with a passkey and without'),
            })
            .optional()
            .describe('Attacks that came to people. Absent: none came'),
          lostHours: lostHours.describe('Working time lost'),
          costs: costs.describe('What it cost, part by part'),
          lostHoursInAll: hours('All parts of the lost hours together.'),
          cost: cost('All parts of the costs together.'),
        }),
      )
      .describe('Each tenant over the whole time'),
    differences: z
      .array(
        z.object({
          id: tenantDifference.shape.id,
          title: z.string().describe('The same in words'),
          people: z.int().meta(inUnit('count of people', 'Everybody who was there at some time.')),
          rollout: z.number().meta(inUnit('as `id` says', 'Mean over people, with the rollout.')),
          nothing: z.number().meta(inUnit('as `id` says', 'Mean over people, with nothing done.')),
          value: z.number().meta(inUnit('as `id` says', 'Rollout less doing nothing.')),
          interval: interval.optional().describe('Of the difference'),
          withheld: z.string().optional().describe('Why there is no interval'),
          varianceReduction: z
            .number()
            .optional()
            .meta(
              inUnit(
                'ratio',
                "Variance of the difference of two separate runs of as many people, over that found here. Absent: no person's difference varied.",
              ),
            ),
        }),
      )
      .describe('Rollout less doing nothing, for each person over the whole time; both tenants draw the same causes'),
    currency: currency.describe('Of every cost and price: its ISO 4217 code'),
    prices: z
      .array(
        z.object({
          id: z.string().describe('Name of the price in the scenario'),
          title: z.string().describe('What is paid for'),
          amount: cost('For one of it.'),
          evidence: z.array(z.string()).optional().describe('Ids of rows in published.json it rests on'),
          assumed: z.string().optional().describe('Why this price, where nothing published supports it'),
        }),
      )
      .describe('Prices of the scenario'),
    projectCosts: z
      .array(
        z.object({
          id: z.string().describe('Name of the cost in the scenario'),
          title: z.string().describe('What is paid for'),
          amount: cost('Once, in all.'),
          evidence: z.array(z.string()).optional().describe('Ids of rows in published.json it rests on'),
          assumed: z.string().optional().describe('Why this amount, where nothing published supports it'),
        }),
      )
      .optional()
      .describe('Costs of the project itself, in no total of a tenant. Absent: the scenario states none'),
    decisions: z
      .array(rolloutDecision)
      .optional()
      .describe('By the rule of rollouts: the whole first, then each persona. Absent: the run registered no rule'),
    aroundDeadline: z
      .object({
        on: z.iso.date().describe('The first deadline in the time of the rollout'),
        month: z
          .object({ from: z.iso.date().describe('First day'), until: z.iso.date().describe('Last day') })
          .describe('The four weeks of both tenants that are looked at, cut short where the time ends before'),
        rollout: aroundDeadline.describe('With the rollout as it is written'),
        nothing: aroundDeadline.describe('With nothing done'),
      })
      .optional()
      .describe('Who is hit when text messages end, and what the help desk sees. Absent: nothing ends in this time'),
    rates: timeline.shape.rates,
  });
export type TenantResults = z.infer<typeof tenantResults>;
