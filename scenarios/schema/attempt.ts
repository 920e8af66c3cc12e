// What one attempt to sign in left behind. The journal holds these, a line each; Parquet holds their columns.
import { z } from 'zod';
import { actions, type Action } from './action.ts';
import { abandonReasons } from './flow.ts';

/** Codes of our own failures; an attempt that ended in one is void, counted and shown, never in a rate. */
export const voidCodes = ['browser-crashed', 'browser-hung', 'page-closed', 'devtools-disconnected', 'target-died', 'clock-disagrees', 'harness-error'] as const;

/** How an attempt ended. `step` is "flow/step". */
export const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('succeeded') }),
  /** The system said no, for good. `code` is the target's own (Entra error code where there is one). */
  z.object({ kind: z.literal('refused'), step: z.string(), code: z.string() }),
  z.object({ kind: z.literal('abandoned'), step: z.string(), reason: z.enum(abandonReasons) }),
  /** The scenario's limit for one attempt, on the user's clock. */
  z.object({ kind: z.literal('timed-out'), step: z.string() }),
  z.object({ kind: z.literal('void'), code: z.enum(voidCodes), detail: z.string().optional() }),
]);
export type Outcome = z.infer<typeof outcome>;

/** Measured time of a step by where it went. All ms; they add up to the step's span on one monotonic clock. */
export const measuredParts = z.object({
  /** Browser and network: request sent to first byte less the server's own time, plus download. */
  navigationMs: z.number().nonnegative(),
  /** The target's own processing, as it reports it (Server-Timing). */
  serverMs: z.number().nonnegative(),
  /** Inside navigator.credentials.create() or get(). */
  ceremonyMs: z.number().nonnegative(),
  /** From response end to the page being ready for the person. */
  renderingMs: z.number().nonnegative(),
  /** The harness itself: protocol round trips and scripts. Never part of the target's time. */
  overheadMs: z.number().nonnegative(),
});
export type MeasuredParts = z.infer<typeof measuredParts>;

/** Causes the human model can draw; absent when the person did what the step asks without a slip. */
export const causes = [
  'mistyped',
  'capital-lock',
  'old-password',
  'forgotten',
  'code-late',
  'code-lost',
  'code-mistyped',
  'code-of-previous-window',
  'second-factor-not-at-hand',
  'prompt-dismissed',
  'verification-failed',
  'no-passkey-on-device',
  'security-key-not-at-hand',
  'phone-not-at-hand',
  'cross-device-not-completed',
  'lost-patience',
] as const;
export type Cause = (typeof causes)[number];

export const stepRecord = z.object({
  /** Ordinal of the step in the attempt, from 0. */
  index: z.int().nonnegative(),
  flow: z.string(),
  step: z.string(),
  action: z.enum(actions as readonly [Action, ...Action[]]),
  result: z.string(),
  /** The target's or browser's code for what happened: "50126", "NotAllowedError", "http-500". */
  code: z.string().optional(),
  cause: z.enum(causes).optional(),
  /** True when the target wrote a sign-in log row with this code for this step. */
  logged: z.boolean(),
  measured: measuredParts,
  /** Sum of the parts without overhead. */
  measuredMs: z.number().nonnegative(),
  modelledMs: z.number().nonnegative(),
  /** Delay planted by the scenario in the target within measuredMs. Absent: none. */
  plantedMs: z.number().nonnegative().optional(),
});
export type StepRecord = z.infer<typeof stepRecord>;

export const attempt = z.object({
  user: z.int().nonnegative(),
  /** Account at the target. */
  userPrincipalName: z.string(),
  persona: z.string(),
  arm: z.string(),
  /** The flow the attempt began with. */
  flow: z.string(),
  /** Ordinal of the attempt of this user in this arm, from 0. Registration counts in its own flow. */
  attempt: z.int().nonnegative(),
  /** Address of its random draws; the same need in both arms has the same. */
  draw: z.int().nonnegative(),
  /** Ordinal of the need to sign in that this attempt serves; restarts after a failure share it. */
  session: z.int().nonnegative(),
  day: z.int().nonnegative(),
  /** User's clock at the start, ISO 8601 UTC. */
  startedAt: z.string(),
  /** Device at hand, by its id in the population. */
  device: z.string(),
  deviceKind: z.string(),
  /** The method that signed the person in; absent when none did. */
  method: z.enum(['passkey', 'passkey-of-phone', 'password-otp']).optional(),
  /** The attempt left the flow it began with for another way to sign in. */
  fellBack: z.boolean(),
  outcome,
  /** Other lanes were quiet: measured figures come from these. */
  quiet: z.boolean(),
  lane: z.int().nonnegative(),
  /** Which start of the program ran it: 0, and one more for each resume. */
  epoch: z.int().nonnegative(),
  correlationId: z.string(),
  /** Load runs only. Real time, ms from the trial's start: when it was due, when it began, when it ended. */
  load: z.object({ trial: z.string(), dueMs: z.number().optional(), begunMs: z.number(), endedMs: z.number() }).optional(),
  measuredMs: z.number().nonnegative(),
  modelledMs: z.number().nonnegative(),
  overheadMs: z.number().nonnegative(),
  steps: z.array(stepRecord),
});
export type Attempt = z.infer<typeof attempt>;
