// What one attempt to sign in left behind. The journal holds these, a line each; Parquet holds their columns.
import { z } from 'zod';
import { actions, type Action } from '../flows/action.ts';
import { abandonReasons, methods, purposes } from '../flows/flow.ts';
import { impostorKinds, lockOutReasons } from './drill.ts';
import { inUnit } from './in-unit.ts';

/** Codes of our own failures; an attempt that ended in one is void, counted and shown, never in a rate. */
export const voidCodes = [
  'browser-crashed',
  'browser-hung',
  'page-closed',
  'devtools-disconnected',
  'target-died',
  'clock-disagrees',
  'harness-error',
] as const;

const endedAt = z.string().describe('"flow/step" at which it ended');

/** How an attempt ended. */
export const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('succeeded').describe('Signed in') }),
  z.object({
    kind: z.literal('refused').describe('The system said no, for good'),
    step: endedAt,
    code: z.string().describe("The target's own code (an Entra error code where there is one)"),
  }),
  z.object({
    kind: z.literal('abandoned').describe('The person gave up'),
    step: endedAt,
    reason: z.enum(abandonReasons).describe('Why'),
  }),
  z.object({
    kind: z.literal('timed-out').describe("The scenario's limit for one attempt, on the user's clock"),
    step: endedAt,
  }),
  z.object({
    kind: z.literal('void').describe('Our own failure: counted and shown, never in a rate'),
    code: z.enum(voidCodes).describe('What failed'),
    detail: z.string().optional().describe('What was said of it'),
  }),
]);
export type Outcome = z.infer<typeof outcome>;

/** Measured time of a step by where it went. All ms; they add up to the step's span on one monotonic clock. */
export const measuredParts = z.object({
  navigationMs: z
    .number()
    .nonnegative()
    .meta(inUnit('ms', "Browser and network: request sent to first byte less the server's own time, plus download.")),
  serverMs: z
    .number()
    .nonnegative()
    .meta(inUnit('ms', "The target's own processing, as it reports it (Server-Timing).")),
  ceremonyMs: z.number().nonnegative().meta(inUnit('ms', 'Inside navigator.credentials.create() or get().')),
  renderingMs: z.number().nonnegative().meta(inUnit('ms', 'From response end to the page being ready for the person.')),
  overheadMs: z
    .number()
    .nonnegative()
    .meta(inUnit('ms', "The harness itself: protocol round trips and scripts. Never part of the target's time.")),
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
  'approval-declined',
  'prompt-dismissed',
  'verification-failed',
  'no-passkey-on-device',
  'security-key-not-at-hand',
  'phone-not-at-hand',
  'cross-device-not-completed',
  'lost-patience',
  'page-not-meant',
  'automatic-prompt',
  'autofill-prompt',
  'passkey-not-there',
  'wrong-account',
  'wrong-device',
  'leaked-password-tried',
  'common-password-tried',
  'document-not-at-hand',
  'verification-phone-missing',
  'formal-name',
  'former-surname',
  'second-surname',
  'further-given-name',
  'one-name',
  'family-name-first',
  'visual-zone',
  'plain-letters',
  'icao-letters',
  'other-icao-spelling',
  'other-romanisation',
  'hyphen-dropped',
  'apostrophe-as-blank',
  'one-claim',
  'answer-not-known',
  'call-back-missed',
  'manager-unreachable',
  'misjudged-on-video',
  'passed-over',
  'pass-mistyped',
  ...lockOutReasons,
  ...impostorKinds,
] as const;
export type Cause = (typeof causes)[number];

export const stepRecord = z.object({
  index: z.int().nonnegative().meta(inUnit('ordinal, from 0', 'Of the step in the attempt.')),
  flow: z.string().describe('Flow that declares the step'),
  step: z.string().describe('Name of the step in its flow'),
  action: z.enum(actions as readonly [Action, ...Action[]]).describe('What the person did'),
  result: z.string().describe('What came of it; leads to the next step'),
  code: z
    .string()
    .optional()
    .describe(
      'The target\'s or browser\'s code for what happened: "50126", "NotAllowedError", "http-500". Absent: none',
    ),
  cause: z
    .enum(causes)
    .optional()
    .describe('Human cause that was drawn. Absent: the person did what the step asks without a slip'),
  logged: z.boolean().describe('The target wrote a sign-in log row with this code for this step'),
  measured: measuredParts.describe(
    "Measured time by where it went; the parts add up to the step's span on one monotonic clock",
  ),
  measuredMs: z.number().nonnegative().meta(inUnit('ms', 'Sum of the parts without overhead.')),
  modelledMs: z.number().nonnegative().meta(inUnit('ms', "The person's time, and delivery of codes.")),
  plantedMs: z
    .number()
    .nonnegative()
    .optional()
    .meta(inUnit('ms', 'Delay planted by the scenario in the target, within measuredMs. Absent: none.')),
  ceremonyBy: z
    .enum(['software-authenticator'])
    .optional()
    .describe(
      'In a browser: what answered the ceremony in place of its own authenticators, which no maker vouches for. Absent: those did, or there was no ceremony',
    ),
});
export type StepRecord = z.infer<typeof stepRecord>;

export const attempt = z.object({
  user: z.int().nonnegative().meta(inUnit('ordinal, from 0', 'Virtual user: place in the population.')),
  userPrincipalName: z.string().describe('Account at the target'),
  persona: z.string().describe('Persona id'),
  arm: z.string().describe('Arm by assignment'),
  flow: z.string().describe('The flow the attempt began with'),
  purpose: z.enum(purposes).describe('What that flow is for; unmeant and guess serve no need'),
  attempt: z
    .int()
    .nonnegative()
    .meta(inUnit('ordinal, from 0', 'Of this user in this arm. Registration counts in its own flow.')),
  draw: z
    .int()
    .nonnegative()
    .meta(inUnit('ordinal, from 0', 'Address of its random draws; the same need has the same in all arms.')),
  need: z
    .int()
    .nonnegative()
    .optional()
    .meta(
      inUnit(
        'ordinal, from 0',
        'Need to sign in that this attempt serves; restarts after a failure share it. Absent: none, nobody meant it or a stranger made it.',
      ),
    ),
  day: z.int().nonnegative().meta(inUnit('ordinal, from 0', 'Day of the simulated calendar.')),
  startedAt: z.string().describe("User's clock at the start, ISO 8601 UTC"),
  device: z.string().describe('Device at hand, by its id in the population'),
  deviceKind: z.string().describe('Kind of that device'),
  method: z.enum(methods).optional().describe('The method that signed the person in. Absent: none did'),
  lockedOutBy: z
    .enum(['own-tries', 'strangers'])
    .optional()
    .describe(
      'Whose wrong passwords had locked the account that this attempt found locked; strangers: without theirs it would not have been. Absent: it found none locked, or strangers are not part of the scenario',
    ),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'expected an ISO 3166-1 alpha-2 code')
    .optional()
    .describe(
      'Of a recovery drill: country of the person whose account it is, ISO 3166-1 alpha-2, as their persona has it; read from no document. Absent: no recovery drill',
    ),
  fellBack: z.boolean().describe('The attempt left the flow it began with for another way to sign in'),
  outcome: outcome.describe('How it ended'),
  quiet: z.boolean().describe('Other lanes were quiet: measured figures come from these'),
  lane: z.int().nonnegative().meta(inUnit('ordinal, from 0', 'Lane that ran it.')),
  epoch: z
    .int()
    .nonnegative()
    .meta(inUnit('ordinal, from 0', 'Start of the program that ran it: one more for each resume.')),
  correlationId: z.string().describe("correlationId in the target's sign-in log"),
  load: z
    .object({
      trial: z.string().describe('Trial id'),
      dueMs: z
        .number()
        .optional()
        .meta(
          inUnit(
            'ms',
            "From the trial's start: when it was due. Absent: nothing was due, as users lived one after the other.",
          ),
        ),
      begunMs: z.number().meta(inUnit('ms', "From the trial's start: when it began.")),
      endedMs: z.number().meta(inUnit('ms', "From the trial's start: when it ended.")),
    })
    .optional()
    .describe('Of a load run: its place in real time. Absent: no load run'),
  measuredMs: z.number().nonnegative().meta(inUnit('ms', 'Measured time of target and browser, without our overhead.')),
  modelledMs: z.number().nonnegative().meta(inUnit('ms', "The person's time, and delivery of codes.")),
  overheadMs: z.number().nonnegative().meta(inUnit('ms', "The harness's own time.")),
  steps: z.array(stepRecord).describe('What happened, step by step'),
});
export type Attempt = z.infer<typeof attempt>;
