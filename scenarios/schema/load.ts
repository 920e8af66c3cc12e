// The load part of a scenario: how sign-ins arrive, what the target is held to, and what the generator may do.
import { z } from 'zod';
import { lockedOut } from './drill.ts';
import { inUnit } from './in-unit.ts';
import { durationFrom, rate, share, timeOfDay } from './units.ts';

/** k6 takes a sign-in each some ms; nobody lets a load stand for more than a week. */
const lasting = durationFrom('100 ms', '7 d');
const from0 = durationFrom('0 s', '7 d');

/** Which shape it is, and what that is. */
function shape<const S extends string>(name: S, about: string) {
  return z.literal(name).describe(about);
}
const steadyRate = rate.describe('Sign-ins that become due, as "20/s"');
const howLong = lasting.describe('How long, with its unit');

/** Rates are of sign-ins that become due, whatever becomes of them: an open model. */
export const arrivals = z.discriminatedUnion('shape', [
  z.strictObject({ shape: shape('steady', 'The same rate all the time'), rate: steadyRate, for: howLong }),
  z.strictObject({
    shape: shape('ramp', 'Evenly from one rate to another'),
    from: rate.describe('First rate, as "20/s"'),
    to: rate.describe('Last rate, as "20/s"'),
    for: howLong,
  }),
  z.strictObject({
    shape: shape('spike', 'A steady rate with a sudden peak'),
    rate: rate.describe('Rate before and after the peak, as "20/s"'),
    peak: rate.describe('Rate of the peak, as "60/s"'),
    after: from0.describe('Time from the start to the peak, with its unit'),
    peakFor: lasting.describe('How long the peak lasts, with its unit'),
    for: lasting.describe('How long all of it lasts, with its unit'),
  }),
  z.strictObject({
    shape: shape('soak', 'A steady rate for long: the report compares the last third with the first'),
    rate: steadyRate,
    for: howLong,
  }),
  z.strictObject({
    shape: shape(
      'morning-peak',
      'From a population to rates: so many people, so many sign-ins a day, so large a share of them in the peak',
    ),
    employees: z
      .int()
      .min(1)
      .max(10_000_000)
      .meta(inUnit('count of people', 'In the tenant; need not be the number of virtual users.')),
    signInsPerDay: z.number().positive().max(50).meta(inUnit('count of sign-ins', 'Of each employee on a day.')),
    share: share.describe("Share of the day's sign-ins that fall between the two times"),
    between: z.tuple([timeOfDay, timeOfDay]).describe('Begin and end of the peak, as ["08:30", "09:00"]'),
    workingDay: z
      .tuple([timeOfDay, timeOfDay])
      .prefault(['07:00', '18:00'])
      .describe('When the other sign-ins happen, evenly'),
    shoulders: durationFrom('0 s', '1 d').default(600_000).describe('Time shown before and after the peak'),
    compress: z
      .number()
      .min(1)
      .max(1_000)
      .default(1)
      .meta(inUnit('ratio', 'Rates stay as they are; each lasts this many times shorter.')),
  }),
]);
export type Arrivals = z.output<typeof arrivals>;

/** Percentiles that an objective can bound. */
export const objectivePercentiles = ['p50', 'p75', 'p90', 'p95', 'p99'] as const;

/** Of a sign-in, all its answers together. */
const latency = durationFrom('1 ms', '1 h');

export const objective = z
  .strictObject({
    p50: latency.optional().describe('Most that 50 % of the sign-ins may take, with its unit'),
    p75: latency.optional().describe('Most that 75 % of the sign-ins may take, with its unit'),
    p90: latency.optional().describe('Most that 90 % of the sign-ins may take, with its unit'),
    p95: latency.optional().describe('Most that 95 % of the sign-ins may take, with its unit'),
    p99: latency.optional().describe('Most that 99 % of the sign-ins may take, with its unit'),
    failures: share
      .optional()
      .describe(
        "Sign-ins that met an error or no answer of the target, and starts that never happened; not people's own slips",
      ),
  })
  .refine(
    (bounds) => Object.values(bounds).some((bound) => bound !== undefined),
    'expected at least one bound, for example p95: 1 s',
  );
export type Objective = z.output<typeof objective>;

export const capacity = z.strictObject({
  objective: objective.describe(
    'A rate holds when all of these do; latency counts from the moment the sign-in was due',
  ),
  from: rate.describe('First rate tried'),
  atMost: rate.describe('Never tried beyond'),
  trial: durationFrom('1 s', '1 h')
    .default(10_000)
    .describe(
      'How long each rate is held, after the lead-in; longer where so few sign-ins would be due that the objective says nothing',
    ),
  tolerance: share.default(0.05).describe('The bracket is halved until its ends are this close'),
  repeats: z
    .int()
    .min(1)
    .max(20)
    .default(3)
    .meta(inUnit('count of searches', 'For each arm; the interval is over these.')),
});
export type Capacity = z.output<typeof capacity>;

export const load = z.strictObject({
  arrivals: arrivals
    .optional()
    .describe(
      'How sign-ins become due. Absent: no profile is lived; with no capacity search either, users live one after the other in every VU',
    ),
  spacing: z
    .enum(['poisson', 'even'])
    .default('poisson')
    .describe('poisson: people do not wait for each other. even: equal gaps'),
  capacity: capacity.optional().describe('Search for the highest rate that keeps to an objective, for each arm'),
  lockedOut: lockedOut
    .optional()
    .describe('Of arms whose people recover accounts: why they are locked out. Absent: as in a recovery drill'),
  vus: z
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .meta(
      inUnit(
        'count of VUs',
        "k6's virtual users: sign-ins that can be under way at once; absent: from the highest rate.",
      ),
    ),
  processes: z
    .int()
    .min(1)
    .max(64)
    .optional()
    .meta(inUnit('count of processes', 'Of the reference target; absent: one for each core but one, at least one.')),
  leadIn: durationFrom('0 s', '1 h').default(5_000).describe('Time at the first rate before anything counts'),
  giveUpStartAfter: durationFrom('0 s', '1 h')
    .default(10_000)
    .describe('A start that is later than this is dropped, not made'),
  realtime: z
    .boolean()
    .default(false)
    .describe("Waits out the person's time as think time instead of moving their clock"),
  rateLimit: rate.default(1_000).describe('Safety: no higher rate is ever planned'),
});
export type Load = z.output<typeof load>;
