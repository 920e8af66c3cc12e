// The recovery part of results.json: who gets back in by which way, who else does, what it costs, and what is to be switched on.
import { z } from 'zod';
import { currency, inCurrency } from '../../scenarios/schema/currency.ts';
import { impostorKinds, lockOutReasons } from '../../scenarios/schema/drill.ts';
import { deskProofs } from '../../scenarios/schema/help-desk.ts';
import { inUnit } from '../../scenarios/schema/in-unit.ts';
import { twins } from '../../scenarios/measures/many.ts';
import { recoveryClaim } from './recovery-claim.ts';
import { recoveryDecision } from './recovery-decision.ts';
import { interval } from './results-interval.ts';
import { drillLayers, shareFigure } from './share-figure.ts';

export const recoveryStages = ['document', 'selfie', 'faceCheck', 'matching', 'desk'] as const;

const share = (about: string) => z.number().min(0).max(1).meta(inUnit('share, 0 to 1', about));
const people = (about: string) => z.int().nonnegative().meta(inUnit('count of people', about));
const attacks = (about: string) => z.int().nonnegative().meta(inUnit('count of attacks', about));
const seconds = (about: string) => z.number().nonnegative().meta(inUnit('s', about));
const amount = (about: string) => z.number().nonnegative().meta(inUnit(inCurrency, about));
const each = (of: string, about: string) =>
  z
    .number()
    .nonnegative()
    .meta(inUnit(`count of ${of}`, about));

const whose = {
  layer: z.enum(drillLayers).describe('real: the people of the run. many: they and others like them in virtual time'),
  arm: z.string().describe('Arm id: a way to recover'),
  persona: z.string().optional().describe('Persona id. Absent: all, weighted to the tenant'),
};

const stop = z.object({
  step: z.string().describe('"flow/step" of the last attempt'),
  code: z.string().describe('Code of the refusal, reason of giving up, or timed-out'),
  words: z.string().describe('Both in words'),
});

export const rightfulResult = z.object({
  ...whose,
  people: people('Who recover their own accounts.'),
  recovered: shareFigure.describe('Of them, who got back in, however late'),
  within: z
    .array(
      z.object({
        seconds: seconds('Since they began.'),
        recovered: shareFigure.describe('Back in by then, ending without as a competing end (Aalen-Johansen)'),
        lost: shareFigure.describe('Ended without by then'),
      }),
    )
    .describe('After 5, 15 and 60 min and a day'),
  curve: z
    .array(
      z.object({
        seconds: seconds('Since they began.'),
        recovered: share('Back in by then.'),
        lost: share('Ended without by then.'),
      }),
    )
    .describe('At the end of each interval that is counted'),
  stops: z
    .array(stop.extend({ people: people('Who stopped there.'), share: share('Of all rightful people.') }))
    .describe('Where those stopped who did not get back in, the most frequent first'),
  byReason: z
    .array(
      z.object({
        reason: z.enum(lockOutReasons).describe('Why they were locked out'),
        people: people('So locked out.'),
        recovered: shareFigure.describe('Of those: back in'),
      }),
    )
    .describe('By why they were locked out'),
  byCountry: z
    .array(
      z.object({
        country: z
          .string()
          .optional()
          .describe(
            'Of the people, ISO 3166-1 alpha-2. Absent: all countries of too few people for a row of their own',
          ),
        countries: z.int().positive().meta(inUnit('count of countries', 'In this row.')),
        people: people('Of it.'),
        recovered: shareFigure.describe('Of those: back in'),
      }),
    )
    .describe('By country of the people, most people first; the last row is of all countries of few'),
  falseRejects: z
    .array(
      z.object({
        stage: z.enum(recoveryStages).describe('Where something was shown'),
        shown: each('tries', 'That were looked at.'),
        notTaken: each('tries', 'Of those: not taken.'),
        share: share('Of the tries.'),
      }),
    )
    .describe('What rightful people showed and was not taken, by stage. Stages that nobody came to are left out'),
  perPerson: z
    .object({
      attempts: each('attempts', 'Starting over included.'),
      tickets: each('calls', 'That somebody at the help desk answered.'),
      identityChecks: each('checks', 'Of a document and a face.'),
      faceChecks: each('checks', 'By Face Check.'),
      waitingS: seconds('Waiting for somebody at the help desk.'),
      callS: seconds('Speaking with the help desk.'),
      totalS: seconds('From the first try to the end, well or not.'),
    })
    .describe('Mean of all rightful people'),
  cost: z
    .object({
      perPerson: amount('Of all who began, got in or not.'),
      perRecovery: amount(
        'Of one that succeeded: what was spent on all, over those who got back in. Absent: nobody did.',
      ).optional(),
      parts: z
        .object({
          identityChecks: amount('Checks of a document and a face.'),
          faceChecks: amount('Checks by Face Check that were answered.'),
          licences: amount('What licences take, spread over recoveries.'),
          desk: amount('Hours of the help desk.'),
          time: amount('Hours that people could not work.'),
        })
        .describe('Of perPerson'),
    })
    .describe("What it costs, at the scenario's prices"),
});
export type RightfulResult = z.infer<typeof rightfulResult>;

const letIn = {
  attacks: attacks('On one account each, tries included.'),
  gotIn: attacks('That ended with a passkey of the impostor.'),
  per1000: z.number().nonnegative().meta(inUnit('ratio', 'Attacks that got in, of 1 000.')),
  upper1000: z
    .number()
    .nonnegative()
    .meta(
      inUnit(
        'ratio',
        'Exact upper limit of it, one-sided at 95 % (Clopper-Pearson; without an event the zero-event limit).',
      ),
    ),
};

export const impostorResult = z.object({
  ...whose,
  kind: z.enum(impostorKinds).describe('What the impostor comes with'),
  ...letIn,
  tries: each('tries', 'In those attacks.'),
  stops: z
    .array(stop.extend({ attacks: attacks('That ended there.'), share: share('Of all attacks of the kind.') }))
    .describe('What stopped the others, the most frequent first'),
  perAttack: z
    .object({
      seconds: seconds('At pages, phone and calls.'),
      tries: each('tries', 'Mean.'),
      tickets: each('calls', 'That the help desk answered.'),
      effortH: z
        .number()
        .nonnegative()
        .optional()
        .meta(inUnit('h', 'Their own work, by the profile of the kind, for its tries. Absent: no profile.')),
      price: z
        .number()
        .nonnegative()
        .optional()
        .meta(inUnit('as `priceCurrency` says', 'What they buy, by the profile. Absent: no profile.')),
      priceCurrency: currency.optional().describe('ISO 4217 code. Absent: no profile'),
    })
    .describe('Mean of the attacks'),
});
export type ImpostorResult = z.infer<typeof impostorResult>;

export const tradeOffPoint = z.object({
  arm: z.string().describe('Arm id'),
  threshold: z.number().optional().meta(inUnit('no unit', 'Of Face Check. Absent: a procedure.')),
  procedure: z.array(z.enum(deskProofs)).optional().describe('Of the help desk. Absent: a threshold'),
  words: z.string().describe('The setting in words'),
  asRun: z.boolean().describe('The scenario has this setting'),
  people: people('Who recover their own accounts.'),
  lost: people('Of those: did not get back in.'),
  lostShare: share('Of the people.'),
  kinds: z
    .array(z.object({ kind: z.enum(impostorKinds).describe('What the impostor comes with'), ...letIn }))
    .describe('By kind of impostor'),
});
export type TradeOffPoint = z.infer<typeof tradeOffPoint>;

export const recoveryResults = z.object({
  currency: currency.describe('Of every cost and price'),
  noneRecovered: z
    .array(z.string())
    .describe('Ids of ways by which nobody got back in. What is said of them comes first in the summary'),
  rightful: z.array(rightfulResult).describe('One a layer, way and persona, and one a layer and way of all'),
  differences: z
    .array(
      z.object({
        layer: whose.layer,
        arm: z.string().describe('Arm id: a way to recover'),
        baseline: z.string().describe('The way that it is compared with'),
        persona: whose.persona,
        value: z
          .number()
          .min(-1)
          .max(1)
          .meta(inUnit('share, 0 to 1', 'Back in by the way, less back in by the other; negative: fewer.')),
        interval: interval
          .optional()
          .describe('Of the people of the run as a sample. Absent: of the many, or `withheld`'),
        simulationError: z
          .number()
          .nonnegative()
          .optional()
          .meta(inUnit('share, 0 to 1', 'Of the many: standard error of the simulation, at most. Absent: of the run.')),
        withheld: z.string().optional().describe('Why there is no interval'),
      }),
    )
    .describe('Rightful people back in, way against way'),
  impostors: z
    .array(impostorResult)
    .describe('One a layer, way, persona and kind, and one a layer, way and kind of all'),
  tradeOff: z
    .array(tradeOffPoint)
    .describe(
      'The same people and impostors over thresholds of Face Check and procedures of the help desk, all personas',
    ),
  crossings: z
    .array(
      z.object({
        arm: z.string().describe('Arm id'),
        kind: z.enum(impostorKinds).describe('What the impostor comes with'),
        words: z.string().describe('The setting at which both errors are closest to equal'),
        lostShare: share('Rightful people lost there.'),
        letInShare: share('Attacks let in there.'),
      }),
    )
    .describe('Where rightful people lost and impostors let in come closest (equal error rate of ISO/IEC 19795-1)'),
  decisions: z.array(recoveryDecision).describe('For each persona and way that is compared'),
  claims: z.array(recoveryClaim).describe('What vendors say of account recovery'),
  baseRate: z
    .object({
      impostorShare: share('Of all who ask for a recovery, impostors: set by the scenario.'),
      rows: z
        .array(
          z.object({
            arm: z.string().describe('Arm id'),
            ofGranted: share('Of the recoveries granted, those that an impostor got.'),
            upper: share('The same with every kind at its upper limit.'),
          }),
        )
        .describe('One a way; kinds alike in number'),
    })
    .optional()
    .describe('A reading of its own, in no other figure. Absent: the scenario sets no share of impostors'),
  prices: z
    .array(
      z.object({
        id: z.string().describe('Name of the price'),
        title: z.string().describe('What is paid for'),
        amount: amount('For one of it.'),
        basis: z
          .enum(['published', 'assumed', 'set'])
          .describe(
            'published: by somebody else. assumed: nothing published was found. set: by the scenario, other than the default',
          ),
        why: z.string().describe('Who says so, or why it is assumed'),
      }),
    )
    .describe('Prices of the scenario'),
  matchings: z
    .array(
      z.object({
        setting: z
          .string()
          .describe('"matching" for exact or relaxed, or what is not documented; "as set" for the scenario'),
        value: z.string().describe('What it was set to, all else as the scenario has it'),
        recovered: share('Of rightful people by the identity check, those who got back in.'),
        attacks: attacks('By the identity check, all kinds together.'),
        gotIn: attacks('Of those: that got in.'),
      }),
    )
    .describe('The same people and impostors over ways to match names. Empty: not lived'),
  matching: z
    .array(
      z.object({
        arm: z.string().describe('Arm id'),
        refused: share('Of rightful people, those who stopped because names or claims did not match.'),
      }),
    )
    .describe('All that hangs on how names are matched, at most: settings that nobody documents among it'),
  many: z
    .object({
      users: people('Lived in virtual time, those of the run among them.'),
      seconds: seconds('Wall time it took.'),
      alike: twins.describe('The attempts of the run against their twins among the many'),
      points: z.int().meta(inUnit('count of points', 'Over the inputs, that were lived.')),
      pointUsers: people('Lived at each point.'),
      pointsLeftOut: z.int().meta(inUnit('count of points', 'Not lived, because the time was up.')),
    })
    .optional()
    .describe('What was computed beside the people of the run. Absent: it was not lived yet'),
});
export type RecoveryResults = z.infer<typeof recoveryResults>;
