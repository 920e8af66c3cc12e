// timeline.json of a run folder: what a tenant's weeks looked like, with the rollout and with nothing done, as counts and sums. Reports
// make shares, means and intervals of them.
import { z } from 'zod';
import { tenantRate } from './tenant-rate.ts';

export const tenantIds = ['rollout', 'nothing'] as const;
/** rollout: the tenant of the scenario. nothing: the same people in the same months, who are never asked to register. */
export type TenantId = (typeof tenantIds)[number];

const sum = z.number().nonnegative();

/**
 * One week of one persona in one tenant. People and what they are: at the end of its last day. All else: in the week. A sign-in that
 * stands for others (signInDaysSampled) counts with its weight, so counts need not be whole.
 */
export const tenantWeek = z.object({
  tenant: z.enum(tenantIds),
  persona: z.string(),
  week: z.int().nonnegative(),
  people: z.int(),
  /** In a wave that has begun. */
  invited: z.int(),
  /** Have a passkey that is at hand somewhere. */
  enrolled: z.int(),
  /** Of those: can use one on their main device, without another. */
  ready: z.int(),
  /** Of those enrolled: have no password any more. */
  passwordless: z.int(),
  /** Wait for the help desk. */
  lockedOut: z.int(),
  /** Needs to sign in, and those met, of the people who were not locked out. */
  needs: sum,
  met: sum,
  /** Needs of people who waited for the help desk: nobody tried. */
  lockedOutNeeds: sum,
  /** Needs that began with a passkey and went on with another way. */
  fellBack: sum,
  /** Sign-ins by what let the person in. */
  signIns: z.object({ passkey: sum, passkeyOfPhone: sum, passwordOtp: sum, temporaryAccessPass: sum }),
  /** Requests of the campaign shown. */
  asked: sum,
  registrationsTried: sum,
  registrationsMade: sum,
  /** Time from a need to its end, well or not, starting over included. */
  signInMs: sum,
  registrationMs: sum,
  /** Working time of people who waited for the help desk, by the week they called. */
  waitingMs: sum,
  tickets: sum,
  expiredPasses: sum,
  messages: sum,
  securityKeys: sum,
  /** Over the people with a need in the week: squares and products of each one's sums, for intervals. */
  squares: z.object({ people: z.int(), needs2: sum, met2: sum, needsMet: sum, time2: sum, needsTime: sum }),
});
export type TenantWeek = z.infer<typeof tenantWeek>;

/** The help desk in one week of one tenant, all personas. */
export const deskWeek = z.object({
  tenant: z.enum(tenantIds),
  week: z.int().nonnegative(),
  tickets: z.int(),
  /** From call to an agent, nights and weekends included; of the tickets of the week. */
  waitMs: sum,
  longestWaitMs: sum,
  /** The part of it within opening hours: what the queue costs. */
  queueMs: sum,
  /** In the queue at the end of the week. */
  waiting: z.int(),
});
export type DeskWeek = z.infer<typeof deskWeek>;

export const differenceIds = ['lost-hours', 'cost', 'unmet-needs', 'tickets'] as const;

/** A sum over the whole time for each person: means over people of both tenants, and the variances over people. */
export const tenantDifference = z.object({
  id: z.enum(differenceIds),
  people: z.int(),
  rollout: z.number(),
  nothing: z.number(),
  rolloutVariance: sum,
  nothingVariance: sum,
  /** Of each person's own difference: both tenants draw the same causes for the same person. */
  differenceVariance: sum,
});
export type TenantDifference = z.infer<typeof tenantDifference>;

export const timeline = z.object({
  format: z.literal('passkey-pilot-timeline/1'),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  /** There at the start. */
  people: z.int(),
  hires: z.int(),
  leavers: z.int(),
  signInDaysSampled: z.number(),
  /** Attempts lived step by step; one that both tenants share is counted once. */
  attempts: z.int(),
  voids: z.int(),
  /** Of the steps' time that is machine time: where it comes from, in words. */
  machineTime: z.string(),
  waves: z.array(z.object({ name: z.string(), startsOn: z.iso.date(), people: z.int() })),
  passwordsRemovedOn: z.iso.date().optional(),
  weeks: z.array(tenantWeek),
  desk: z.array(deskWeek),
  differences: z.array(tenantDifference),
  /** As they were used, with those that the scenario set. */
  rates: z.array(tenantRate.and(z.object({ overridden: z.boolean().optional() }))),
});
export type Timeline = z.infer<typeof timeline>;
