// What single sign-ins come to in the results: of a pilot, and of a load run too.
import { z } from 'zod';
import { predictionScore } from '../../scenarios/schema/kept-prediction.ts';
import { inUnit } from '../../scenarios/schema/in-unit.ts';
import { reconciliation } from '../../scenarios/schema/run.ts';
import { claimResult } from './claim-result.ts';
import { armOfRun } from './arm-of-run.ts';
import { contrast } from './contrast.ts';
import { estimate, metricInfo } from './estimate.ts';
import { personaDecision } from './persona-decision.ts';
import { interval } from './results-interval.ts';

const arm = z.string().describe('Id of the arm, by assignment');

const step = z.string().describe('"flow/step"');
const stepTitle = z.string().describe('The step in words');

export const signInResults = z.object({
  arms: z
    .array(armOfRun)
    .describe('Arms of the run, in the order of charts and tables: the one that others are compared with first'),
  counts: z
    .object({
      users: z.int().meta(inUnit('count of users', 'Virtual users who made an attempt.')),
      attempts: z.int().meta(inUnit('count of attempts', 'All of them, void ones and registrations included.')),
      void: z.int().meta(inUnit('count of attempts', 'Of those: void by a fault of our own, and in no rate.')),
      withoutNeed: z
        .int()
        .optional()
        .meta(
          inUnit(
            'count of attempts',
            'Of those: that serve no need, because nobody meant them or a stranger made them. Absent: none were lived.',
          ),
        ),
      byArm: z
        .array(
          z.object({
            arm,
            users: z.int().meta(inUnit('count of users', 'Who made an attempt to sign in.')),
            attempts: z
              .int()
              .meta(inUnit('count of attempts', 'To sign in, void ones included; registrations are not among them.')),
            needs: z
              .int()
              .meta(inUnit('count of needs to sign in', 'Each with its first attempt and the restarts that share it.')),
            succeeded: z.int().meta(inUnit('count of attempts', 'Ended signed in.')),
            refused: z.int().meta(inUnit('count of attempts', 'The target said no, for good.')),
            abandoned: z.int().meta(inUnit('count of attempts', 'The person gave up.')),
            timedOut: z.int().meta(inUnit('count of attempts', "Reached the scenario's limit for one attempt.")),
            void: z.int().meta(inUnit('count of attempts', 'Void by a fault of our own, and in no rate.')),
          }),
        )
        .describe('Attempts to sign in by arm'),
    })
    .describe('How many attempts there were, and how they ended'),
  metrics: z.array(metricInfo).describe('What is estimated, primary metrics first'),
  estimates: z.array(estimate).describe('A figure a metric, arm and persona, and one of the tenant'),
  contrasts: z.array(contrast).describe('Arms against those they are compared with'),
  curves: z
    .array(
      z.object({
        arm,
        points: z
          .array(
            z.object({
              seconds: z.number().meta(inUnit('s', 'Since the attempt began.')),
              signedIn: z.number().meta(inUnit('share, 0 to 1', 'Of all attempts: signed in by then.')),
              gaveUp: z.number().meta(inUnit('share, 0 to 1', 'Of all attempts: ended otherwise by then.')),
            }),
          )
          .describe('Steps of the curve; each holds until the next'),
        users: z.int().meta(inUnit('count of users', 'Of the personas that count in the tenant.')),
        attempts: z.int().meta(inUnit('count of attempts', 'That are not void.')),
      }),
    )
    .describe('Share signed in by time: Aalen-Johansen curves over all attempts of an arm, weighted to the tenant'),
  phases: z
    .array(
      z.object({
        arm,
        step,
        title: stepTitle,
        visitsPerAttempt: z.number().meta(inUnit('count of visits', 'Mean over all attempts of the arm.')),
        navigationMs: z
          .number()
          .meta(inUnit('ms', 'Measured: browser and network, without the server. Mean of an attempt.')),
        serverMs: z.number().meta(inUnit('ms', "Measured: the target's own processing. Mean of an attempt.")),
        ceremonyMs: z
          .number()
          .meta(inUnit('ms', 'Measured: inside navigator.credentials, without the person. Mean of an attempt.')),
        renderingMs: z
          .number()
          .meta(inUnit('ms', 'Measured: from the end of the response until the page is ready. Mean of an attempt.')),
        overheadMs: z
          .number()
          .meta(inUnit('ms', "The harness's own time, no part of the target's. Mean of an attempt.")),
        modelledMs: z
          .number()
          .meta(inUnit('ms', "Modelled: the person's time, and delivery of codes. Mean of an attempt.")),
      }),
    )
    .describe(
      'Where the time of an attempt goes, by arm and step, weighted to the tenant; measured parts from quiet attempts where there are any',
    ),
  dropOff: z
    .array(
      z.object({
        arm,
        step,
        title: stepTitle,
        reached: z.int().meta(inUnit('count of attempts', 'That came to the step, void ones left out.')),
        succeededHere: z.int().meta(inUnit('count of attempts', 'Of those: ended here signed in.')),
        abandonedHere: z.int().meta(inUnit('count of attempts', 'Of those: given up here.')),
        refusedHere: z.int().meta(inUnit('count of attempts', 'Of those: refused here, for good.')),
        timedOutHere: z.int().meta(inUnit('count of attempts', 'Of those: out of time here.')),
      }),
    )
    .describe('Where attempts to sign in end'),
  failureCodes: z
    .array(
      z.object({
        arm,
        step,
        code: z.string().describe("The target's or the browser's code"),
        cause: z.string().optional().describe('Human cause that was drawn there. Absent: none'),
        count: z
          .int()
          .meta(inUnit('count of steps', 'That met the code, whether or not the person got in afterwards.')),
        meaning: z.string().describe('What the code says, in words'),
      }),
    )
    .describe('Codes of set-backs, the frequent ones first'),
  denominators: z
    .array(
      z.object({
        arm,
        definition: z.string().describe('What counts as an attempt, in words'),
        metric: z.string().describe('Id of the metric'),
        fallbackCounted: z.boolean().describe('Whoever got in by another way counts as success'),
        value: z.number().optional().meta(inUnit('share, 0 to 1', 'Success under that definition. Absent: no data.')),
        interval: interval.optional().describe('Absent: the data do not allow one'),
        withheld: z.string().optional().describe('Why there is no figure, or no interval: a sentence'),
        of: z.int().meta(inUnit('count of what the definition counts', 'Denominator.')),
      }),
    )
    .describe('Success of the tenant under each definition of an attempt, with and without fallback counted'),
  claims: z.array(claimResult).describe("Vendors' claims that were registered before the run, judged there and here"),
  predicting: predictionScore
    .optional()
    .describe('How well the model predicts what others measured, by kind of figure. Absent: not kept with the run'),
  gates: z
    .array(
      z.object({
        metric: z.string().describe('Selector of the scenario: metric id with tags'),
        expression: z.string().describe('Bound of the scenario, with its unit as it was written'),
        bound: z
          .number()
          .optional()
          .meta(inUnit('as `unit` says', 'The same as a number. Absent: the run has no such figure.')),
        unit: z
          .string()
          .optional()
          .describe('Unit of `bound` and `found`: that of the metric. Absent: the run has no such figure'),
        passed: z.boolean().describe('The gate held; without data it did not'),
        found: z
          .number()
          .optional()
          .meta(
            inUnit('as the metric says', 'What was compared with the bound. Absent: there was nothing to compare.'),
          ),
        sentence: z.string().describe('The same in words'),
      }),
    )
    .describe('Gates of the scenario; one that is missed makes exit code 99'),
  personas: z
    .array(
      z.object({
        id: z.string().describe('Persona id'),
        title: z.string().describe('The persona in words'),
        weight: z.number().meta(inUnit('share, 0 to 1', 'Of the people of the tenant.')),
        users: z.int().meta(inUnit('count of users', 'Who made an attempt.')),
        attempts: z.int().meta(inUnit('count of attempts', 'To sign in, in all arms, void ones left out.')),
        registered: z.int().meta(inUnit('count of users', 'Who registered, in the first arm in which people do.')),
        decisions: z
          .array(personaDecision)
          .describe('The decision for this persona on each arm that is compared. Empty: the run compares nothing'),
      }),
    )
    .describe('Who took part, and the decision for each persona'),
  reconciliation: reconciliation
    .optional()
    .describe("The attempts against the target's own sign-in log. Absent: there was no log"),
  validity: z
    .object({
      voidShare: z.number().meta(inUnit('share, 0 to 1', 'Of all attempts: void by a fault of our own.')),
      quietAttempts: z
        .int()
        .meta(inUnit('count of attempts', 'To sign in, while other lanes were quiet; void ones left out.')),
      busyAttempts: z
        .int()
        .meta(inUnit('count of attempts', 'To sign in, while other lanes were at work; void ones left out.')),
      busyLaneInflation: z
        .array(
          z.object({
            arm,
            ratio: z.number().meta(inUnit('ratio', 'Mean measured time of an attempt, busy over quiet.')),
            interval: interval.optional().describe('Absent: too few users'),
          }),
        )
        .describe('By how much busy lanes measured slower. Empty with one lane'),
      overheadShare: z.number().meta(inUnit('share, 0 to 1', "Of measured time and the harness's own: the latter.")),
      ceremoniesOfOurs: z
        .int()
        .optional()
        .meta(
          inUnit(
            'count of ceremonies',
            "Registrations in a browser that our authenticator answered in place of the browser's own, which no maker vouches for, as the target asked who made it; those of void attempts left out. Absent: none.",
          ),
        ),
      warnings: z.array(z.string()).describe('What the reader should know, a sentence each'),
    })
    .describe('How far the run can be trusted'),
});
export type SignInResults = z.infer<typeof signInResults>;
