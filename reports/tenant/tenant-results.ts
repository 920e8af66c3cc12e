// The timeline part of results.json: what a tenant's weeks looked like with the rollout and with nothing done, and what the difference is.
import { z } from 'zod';
import { tenantRate } from '../../scenarios/schema/tenant-rate.ts';
import { deskWeek, differenceIds, tenantIds, timeline } from '../../scenarios/schema/timeline.ts';
import { interval } from '../results-interval.ts';

const figure = z.object({ value: z.number(), interval: interval.optional() });

/** Of a week, or of the whole time. */
export const lostHours = z.object({ signIn: z.number(), registration: z.number(), waiting: z.number() });
/** US dollars. */
export const costs = z.object({ helpDesk: z.number(), messages: z.number(), securityKeys: z.number(), licences: z.number(), workingTime: z.number() });

export const tenantWeekResult = z.object({
  tenant: z.enum(tenantIds),
  /** Absent: all personas. */
  persona: z.string().optional(),
  week: z.int(),
  /** Its first day. */
  startsOn: z.iso.date(),
  /** At the end of its last day. */
  people: z.int(),
  invited: z.int(),
  enrolled: z.int(),
  ready: z.int(),
  passwordless: z.int(),
  lockedOut: z.int(),
  needs: z.number(),
  /** Share of needs to sign in that were met, of people who were not locked out; over people. Absent: no need. */
  success: figure.optional(),
  /** Mean time of a need from its begin to its end, well or not, starting over included. */
  secondsPerNeed: figure.optional(),
  lockedOutNeeds: z.number(),
  fellBack: z.number(),
  signIns: z.object({ passkey: z.number(), passkeyOfPhone: z.number(), passwordOtp: z.number(), temporaryAccessPass: z.number() }),
  asked: z.number(),
  registrationsTried: z.number(),
  registrationsMade: z.number(),
  tickets: z.number(),
  expiredPasses: z.number(),
  messages: z.number(),
  securityKeys: z.number(),
  lostHours,
  costs,
});
export type TenantWeekResult = z.infer<typeof tenantWeekResult>;

export const tenantResults = timeline.pick({ startsOn: true, endsOn: true, people: true, hires: true, leavers: true, signInDaysSampled: true, attempts: true, machineTime: true, waves: true, passwordsRemovedOn: true }).extend({
  weeks: z.array(tenantWeekResult),
  desk: z.array(deskWeek),
  /** Over the whole time. */
  totals: z.array(z.object({ tenant: z.enum(tenantIds), tickets: z.number(), needs: z.number(), met: z.number(), lostHours, costs, cost: z.number() })),
  /** Rollout less doing nothing, for each person over the whole time; both tenants draw the same causes. */
  differences: z.array(
    z.object({
      id: z.enum(differenceIds),
      title: z.string(),
      unit: z.string(),
      people: z.int(),
      rollout: z.number(),
      nothing: z.number(),
      value: z.number(),
      interval: interval.optional(),
      /** Variance of the difference of two separate runs of as many people, over that found here. Absent: no person's difference varied. */
      varianceReduction: z.number().optional(),
    }),
  ),
  prices: z.array(z.object({ id: z.string(), title: z.string(), usd: z.number(), evidence: z.array(z.string()).optional(), assumed: z.string().optional() })),
  rates: z.array(tenantRate.and(z.object({ overridden: z.boolean().optional() }))),
});
export type TenantResults = z.infer<typeof tenantResults>;
