// A decision rule: when an arm is GO, AMEND or STOP for a persona, fixed before the run and registered with it. One YAML file each, in
// `decision-rules` of the project or beside the scenario. Every number says what it rests on.
import { z } from 'zod';
import { basis as basisOfRule, basisMissing, hasBasis, level, ruleHead } from './rule-basis.ts';
import { durationFrom, per1000, share } from './units.ts';

/** What a number rests on, and whose it is. */
const basis = {
  ...basisOfRule,
  chosenBy: z.string().min(1).max(200).optional().describe('Who chose it. Absent: whoever chose the rule'),
};

/** Metrics in which more is worse, of which every point of a sensitivity analysis has the difference of two arms. */
export const guardrailMetrics = ['lock-outs', 'help-desk-worthy-failures'] as const;

const guardrail = z
  .strictObject({
    metric: z.enum(guardrailMetrics).describe('What is watched'),
    inWords: z
      .string()
      .min(1)
      .max(80)
      .describe('The same as it stands in a sentence, in the plural: "accounts locked" rise by …'),
    amendBeyond: per1000.describe('So much more than in the arm it is compared with, and it is no GO'),
    stopBeyond: per1000.describe('So much more, and it is STOP'),
    ...basis,
  })
  .refine(hasBasis, basisMissing)
  .refine(({ amendBeyond, stopBeyond }) => amendBeyond <= stopBeyond, {
    path: ['stopBeyond'],
    message: 'expected "stopBeyond" at or above "amendBeyond"',
  });

export const decisionRule = z.strictObject({
  ...ruleHead,
  success: z
    .strictObject({
      mayLose: share.describe(
        'Share of needs to sign in by which success may be worse than in the arm it is compared with; more is STOP',
      ),
      atLeast: share.describe(
        'Absolute floor: share of needs to sign in that the arm must meet, however the other does; less is no GO',
      ),
      ...basis,
    })
    .refine(hasBasis, basisMissing)
    .describe('Success per need to sign in, fallbacks included'),
  gain: z
    .strictObject({
      success: share.describe('So much more success per need is a gain'),
      time: durationFrom('0 s', '1 h').describe('So much less time to sign in, give-ups counted, is a gain'),
      ...basis,
    })
    .refine(hasBasis, basisMissing)
    .describe('What must be better in one of the two for a GO'),
  registration: z
    .strictObject({
      atLeast: share.describe(
        'Of those who reach the registration of a passkey, at least so many register; fewer is no GO',
      ),
      nobody: z
        .enum(['stop', 'amend'])
        .describe('What is decided where nobody can register, for example because the policy refuses all'),
      ...basis,
    })
    .refine(hasBasis, basisMissing)
    .describe('Asked of arms in which people register passkeys'),
  ownMethod: z
    .strictObject({
      atLeast: share.describe(
        "Share of needs to sign in that the arm's own method must meet, fallbacks left out; less is no GO",
      ),
      ...basis,
    })
    .refine(hasBasis, basisMissing)
    .optional()
    .describe('How much may rest on falling back to another way. Absent: not asked'),
  guardrails: z.array(guardrail).max(10).default([]).describe('What may not get worse'),
  levels: z
    .strictObject({
      go: level.describe('Share of the plausible inputs that must say GO for it to be said'),
      amend: level.describe('The same for AMEND'),
      stop: level.describe('The same for STOP'),
      settled: level.describe('Where none is reached: chance that a pilot that is proposed settles it'),
      ...basis,
    })
    .refine(hasBasis, basisMissing)
    .describe('How many of the plausible inputs must agree; where too few do it is OPEN'),
});
export type DecisionRule = Readonly<z.output<typeof decisionRule>>;
