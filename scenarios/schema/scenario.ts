// A scenario: one experiment, as a person writes it in YAML. This schema gives the types, the validation and the published JSON Schema.
import { z } from 'zod';
import type { Distribution } from './evidence.ts';
import { duration, share } from './units.ts';

export const drivers = ['browser'] as const;
export const armIds = ['password-otp', 'passkey'] as const;
export type ArmId = (typeof armIds)[number];

const delay = z.union([
  duration,
  z.strictObject({ distribution: z.literal('uniform'), low: duration, high: duration }),
  z.strictObject({ distribution: z.literal('lognormal'), median: duration, sigma: z.number().positive().max(3) }),
  z.strictObject({ distribution: z.literal('exponential'), mean: duration }),
]);

/** A planted fault: so that the instrument can be tested against a known truth, and "what if our gateway is slow" asked. */
export const fault = z
  .strictObject({
    /** "flow/step", for example "password-otp/submit-password", or "*" with clockSkew. */
    at: z.string(),
    /** Extra time of the target at that step; at a step that waits for a code, of its delivery. */
    delay: delay.optional(),
    /** Refuse a share of the requests of that step. */
    refuse: z.strictObject({ share, with: z.enum(['500', 'reset', 'stall']) }).optional(),
    /** The target's clock runs ahead of the world's by this much ("behind: 45 s" for behind). */
    clockSkew: z.union([z.strictObject({ ahead: duration }), z.strictObject({ behind: duration })]).optional(),
  })
  .refine((f) => f.delay !== undefined || f.refuse !== undefined || f.clockSkew !== undefined, 'expected delay, refuse or clockSkew');
export type Fault = z.infer<typeof fault>;

export const scenario = z.strictObject({
  name: z.string().min(1).max(80),
  description: z.string().optional(),
  seed: z.int().nonnegative().max(Number.MAX_SAFE_INTEGER),
  /** Id of a file in scenarios/targets. */
  target: z.string().default('reference'),
  driver: z.enum(drivers).default('browser'),
  /** paired: every virtual user lives both arms. parallel: each lives one, allotted at random half and half. */
  design: z.enum(['paired', 'parallel']).default('paired'),
  arms: z.array(z.enum(armIds)).min(1).max(2).default(['password-otp', 'passkey']),
  /** Persona id → weight in the tenant; weights add up to 100 %. */
  personas: z.record(z.string(), share),
  /** even: as many users of each persona, re-weighted to the tenant in the figures. proportional: by weight. */
  allocation: z.enum(['even', 'proportional']).default('even'),
  users: z.int().min(1, 'expected at least 1 user').max(10_000_000, 'expected at most 10 000 000 users'),
  days: z.int().min(1).max(366).default(1),
  signInsPerUserAndDay: z.int().min(1).max(50).default(1),
  /** First day of the simulated calendar. */
  startsOn: z.iso.date().default('2026-01-05'),
  /** Ids of claims to test; registered before the first attempt. */
  claims: z.array(z.string()).default([]),
  /** Metric id with optional {tag:value,...} → k6 threshold expressions, for example "value>0.9". */
  gates: z.record(z.string(), z.array(z.string())).default({}),
  faults: z.array(fault).default([]),
  /** Parameters of the human model set to one value for this run ("what if"), by id, in the parameter's unit. */
  parameters: z.record(z.string(), z.number()).default({}),
  limits: z
    .strictObject({
      /** On the user's clock; beyond it an attempt is timed out. */
      attemptTime: duration.default(900_000),
      /** Real time; a target that has not answered a step by then is unavailable. */
      answerTime: duration.default(10_000),
      /** Share of void attempts beyond which the run has failed. */
      void: share.default(0.02),
      restartsPerSession: z.int().min(0).max(10).default(1),
    })
    .prefault({}),
  measurement: z
    .strictObject({
      /** Parallel lanes; absent: one for each core, at most two. */
      lanes: z.int().min(1).max(64).optional(),
      /** Share of attempts that run while the other lanes are quiet. */
      quietShare: share.default(0.2),
    })
    .prefault({}),
});
export type Scenario = z.output<typeof scenario>;
export type ScenarioInput = z.input<typeof scenario>;

/** A delay of a fault as a distribution in ms. */
export function delayDistribution(value: NonNullable<Fault['delay']>): Distribution {
  if (typeof value === 'number') return { kind: 'fixed', value };
  switch (value.distribution) {
    case 'uniform':
      return { kind: 'uniform', low: value.low, high: value.high };
    case 'lognormal':
      return { kind: 'lognormal', median: value.median, sigma: value.sigma };
    case 'exponential':
      return { kind: 'exponential', mean: value.mean };
  }
}
