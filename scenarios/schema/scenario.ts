// A scenario: one experiment, as a person writes it in YAML, of one of several kinds. These schemas give the types, the validation and the
// published JSON Schema, whose descriptions an editor shows.
import { z } from 'zod';
import { arms, loadArms, recoveryArms } from './arm.ts';
import { directoryGroups } from './directory-groups.ts';
import { drill } from './drill.ts';
import { parameterAmount } from './evidence.ts';
import { inUnit } from './in-unit.ts';
import { limits } from './limits.ts';
import { load } from './load.ts';
import { measurement } from './measurement.ts';
import { policy } from './policy.ts';
import { phishing } from './phishing.ts';
import { rollout } from './rollout.ts';
import type { ScenarioKind } from './scenario-kind.ts';
import { settle } from './settle.ts';
import { day, durationFrom, share, writtenWithUnit } from './units.ts';
import { unmeant } from './unmeant.ts';
import { virtual } from './virtual.ts';

export const drivers = ['browser', 'load', 'virtual'] as const;

/** Longer than an attempt may last, a delay is no other. A median or mean of nothing has no logarithm. */
const delayed = durationFrom('0 s', '1 d');
const typicalDelay = durationFrom('1 ms', '1 d');
const delay = z.union([
  delayed,
  z
    .strictObject({
      distribution: z.literal('uniform').describe('Every delay of a range alike'),
      low: delayed.describe('Least delay, with its unit'),
      high: delayed.describe('Greatest delay, with its unit'),
    })
    .refine(({ low, high }) => low <= high, { path: ['high'], message: 'expected "high" at or above "low"' }),
  z.strictObject({
    distribution: z.literal('lognormal').describe('Normal on the logarithm'),
    median: typicalDelay.describe('Median, with its unit'),
    sigma: z.number().positive().max(3).meta(inUnit('no unit', 'Standard deviation of the natural logarithm.')),
  }),
  z.strictObject({
    distribution: z.literal('exponential').describe('Exponential distribution'),
    mean: typicalDelay.describe('Mean, with its unit'),
  }),
]);

/** A clock that is further off is that of another machine. */
const clockDifference = durationFrom('1 ms', '366 d');

/** A planted fault: so that the instrument can be tested against a known truth, and "what if our gateway is slow" asked. */
export const fault = z
  .strictObject({
    at: z.string().describe('"flow/step", for example "password-otp/submit-password", or "*" with clockSkew'),
    delay: delay
      .optional()
      .describe('Extra time of the target at that step; at a step that waits for a code, of its delivery'),
    refuse: z
      .strictObject({
        share: share.describe('Of the requests, in per cent'),
        with: z.enum(['500', 'reset', 'stall']).describe('500: HTTP 500. reset: a reset connection. stall: no answer'),
      })
      .optional()
      .describe('Refuse a share of the requests of that step: with HTTP 500, a reset connection, or no answer'),
    clockSkew: z
      .union([
        z.strictObject({ ahead: clockDifference.describe('How far ahead, with its unit') }),
        z.strictObject({ behind: clockDifference.describe('How far behind, with its unit') }),
      ])
      .optional()
      .describe("The target's clock runs ahead of the world's by this much, or behind it"),
  })
  .refine(
    (f) => f.delay !== undefined || f.refuse !== undefined || f.clockSkew !== undefined,
    'expected delay, refuse or clockSkew',
  );
export type Fault = z.infer<typeof fault>;

/** What every kind of scenario may say. */
const ofEveryKind = {
  name: z.string().min(1).max(80).describe('What the experiment is called in the report'),
  description: z.string().optional().describe('What it is for, in a sentence or two'),
  seed: z
    .int()
    .nonnegative()
    .max(Number.MAX_SAFE_INTEGER)
    .meta(inUnit('no unit', 'The same seed gives the same people, slips and outcomes.')),
  target: z
    .string()
    .default('reference')
    .describe('Id of a file in scenarios/targets, or in a folder "targets" beside this file'),
  design: z
    .enum(['paired', 'parallel'])
    .default('paired')
    .describe('paired: every virtual user lives all arms. parallel: each lives one, allotted at random in equal parts'),
  arms: arms.prefault(['password-otp', 'passkey']).describe('Ways to sign in that are compared, one to four'),
  personas: z.record(z.string(), share).describe('Persona id and its weight in the tenant; weights add up to 100 %'),
  groups: directoryGroups
    .default({})
    .describe(
      "Groups of the tenant's directory, by id, for what its policy says of them. Each persona is one without being named here",
    ),
  allocation: z
    .enum(['even', 'proportional'])
    .default('even')
    .describe('even: as many users of each persona, re-weighted to the tenant in the figures. proportional: by weight'),
  users: z
    .int()
    .min(1, 'expected at least 1 user')
    .max(10_000_000, 'expected at most 10 000 000 users')
    .meta(inUnit('count of users', 'Virtual users; under 20 in an arm there is no verdict.')),
  days: z.int().min(1).max(366).default(1).meta(inUnit('count of days', 'Of the simulated calendar.')),
  signInsPerUserAndDay: z
    .int()
    .min(1)
    .max(50)
    .default(1)
    .meta(inUnit('count of needs to sign in', 'Of each user on a day.')),
  startsOn: day.default('2026-01-05').describe('First day of the simulated calendar'),
  policy: policy.prefault({}).describe('What the administrator of the target has set; for the reference target'),
  faults: z.array(fault).default([]).describe('Delays, refusals and clock skew planted in the target'),
  parameters: z
    .record(z.string(), parameterAmount.meta(writtenWithUnit))
    .default({})
    .meta(
      inUnit(
        'as the parameter says',
        'Parameters of the human model set to one value for this run, by id, written with their unit: "90 s", "4 %".',
      ),
    ),
  limits: limits.prefault({}).describe('When an attempt, an answer or the run is given up'),
  measurement: measurement.prefault({}).describe('How attempts are run so that their times can be trusted'),
  virtual: virtual.prefault({}).describe('For the driver virtual: machine time, threads, how much is stored'),
};

/** What is asked of single sign-ins. */
const ofSignIns = {
  unmeant: unmeant
    .prefault({})
    .describe(
      'Attempts that serve no need, lived beside those that do. No figure of needs counts them; what a log, a page counter or telemetry would count has figures of its own',
    ),
  rule: z
    .string()
    .default('standard')
    .describe(
      'Id of the decision rule: a file in scenarios/decision-rules, or in a folder "decision-rules" beside this file',
    ),
  claims: z.array(z.string()).default([]).describe('Ids of claims to test; registered before the first attempt'),
  gates: z
    .record(z.string(), z.array(z.string()).min(1, 'expected at least one threshold, such as "value>90 %"'))
    .default({})
    .describe(
      'Metric id with optional {arm:...,persona:...}, and k6 threshold expressions with their unit, such as "value>90 %", "value<20 s", "value<150 ms", "value>30 /s", "value<3 per 1000"; a missed gate ends with exit code 99',
    ),
};

const about =
  'What sort of experiment it is. Absent: rollout where there is a rollout part, recovery-drill where there is a drill part, phishing-drill where there is a phishing part, load with the driver load, else pilot';
function kind<const K extends ScenarioKind>(name: K) {
  return z.literal(name).describe(about);
}

export const pilotScenario = z.strictObject({
  kind: kind('pilot'),
  ...ofEveryKind,
  ...ofSignIns,
  driver: z
    .enum(['browser', 'virtual'])
    .default('browser')
    .describe(
      'What runs the attempts: browser is real Chromium; virtual is the same flows and rules in virtual time, without I/O',
    ),
  settle,
});
export type PilotScenario = z.output<typeof pilotScenario>;

export const loadScenario = z.strictObject({
  kind: kind('load'),
  ...ofEveryKind,
  ...ofSignIns,
  arms: loadArms
    .prefault(['password-otp', 'passkey'])
    .describe('Ways to sign in, or ways to recover an account, that the target is loaded with, one to four'),
  driver: z.literal('load').default('load').describe('What runs the attempts: k6 with a software authenticator'),
  load: load.prefault({}).describe('Arrivals, capacity search, generator'),
});
export type LoadScenario = z.output<typeof loadScenario>;

export const rolloutScenario = z.strictObject({
  kind: kind('rollout'),
  ...ofEveryKind,
  driver: z
    .literal('virtual')
    .default('virtual')
    .describe('What runs the attempts: the same flows and rules in virtual time, without I/O'),
  rollout: rollout.describe('A tenant over months instead of single sign-ins'),
});
export type RolloutScenario = z.output<typeof rolloutScenario>;

export const drillScenario = z.strictObject({
  kind: kind('recovery-drill'),
  ...ofEveryKind,
  arms: recoveryArms
    .prefault(['help-desk-recovery', 'account-recovery'])
    .describe('Ways to recover an account that are compared, one to four'),
  driver: z
    .enum(['browser', 'virtual'])
    .default('browser')
    .describe(
      'What runs the attempts: browser is real Chromium; virtual is the same flows and rules in virtual time, without I/O',
    ),
  drill: drill.prefault({}).describe('Who is locked out, who poses as them, and over which settings'),
});
export type DrillScenario = z.output<typeof drillScenario>;

export const phishingScenario = z.strictObject({
  kind: kind('phishing-drill'),
  ...ofEveryKind,
  driver: z
    .enum(['browser', 'virtual'])
    .default('browser')
    .describe(
      'What runs the attempts: browser is real Chromium; virtual is the same flows and rules in virtual time, without I/O',
    ),
  phishing: phishing.prefault({}).describe('Which attacks come to people'),
});
export type PhishingScenario = z.output<typeof phishingScenario>;

export const scenario = z.discriminatedUnion('kind', [
  pilotScenario,
  loadScenario,
  rolloutScenario,
  drillScenario,
  phishingScenario,
]);
export type Scenario = z.output<typeof scenario>;
/** Of kinds that are lived attempt by attempt, in Chromium or in virtual time. */
export type AttemptsScenario = PilotScenario | DrillScenario | PhishingScenario;
/** As a person writes it. */
export type PilotScenarioInput = z.input<typeof pilotScenario>;
export type LoadScenarioInput = z.input<typeof loadScenario>;
export type RolloutScenarioInput = z.input<typeof rolloutScenario>;
export type DrillScenarioInput = z.input<typeof drillScenario>;
export type PhishingScenarioInput = z.input<typeof phishingScenario>;

/** Fields by name, whatever the kind: to look at one where the others may be wrong. */
export const scenarioFields = z.object({
  ...ofEveryKind,
  ...ofSignIns,
  driver: z.enum(drivers),
  settle,
  drill,
  phishing,
}).shape;
