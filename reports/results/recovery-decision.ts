// The decision on a way to recover for a persona, as results.json has it: the word, how many of the inputs say it, every condition of the rule
// with what was found, and what would have to be true for another word.
import { z } from 'zod';
import { impostorKinds } from '../../scenarios/schema/drill.ts';
import { inUnit } from '../../scenarios/schema/in-unit.ts';

export const recoveryWords = ['enable', 'keep-evaluating', 'do-not', 'no-verdict'] as const;
export type RecoveryWord = (typeof recoveryWords)[number];

export const conditionIds = [
  'anybody',
  'recovered-loss',
  'impostors-more',
  'recovered-floor',
  'impostors-ceiling',
  'cost',
  'time-ceiling',
  'time-more',
] as const;
export type ConditionId = (typeof conditionIds)[number];

const asUnit = (about: string) => z.number().meta(inUnit('as `unit` says', about));
const share = (about: string) => z.number().min(0).max(1).meta(inUnit('share, 0 to 1', about));

export const recoveryCondition = z.object({
  id: z.enum(conditionIds).describe('Which condition of the rule'),
  title: z.string().describe('What is asked, in words'),
  breaks: z.enum(['do-not', 'enable']).describe('do-not: not kept, it is DO NOT. enable: not kept, it is no ENABLE'),
  unit: z.string().describe('Unit of value, limit and the figures of both ways'),
  wanted: z.enum(['above', 'below']).describe('On which side of the limit it is kept; the limit itself keeps it'),
  limit: asUnit('What the rule asks.'),
  value: asUnit('What was found, every parameter at its centre. Absent: `missing` says why.').optional(),
  ofArm: asUnit('The figure of the way itself. Absent: none.').optional(),
  ofBaseline: asUnit('The figure of the way that it is compared with. Absent: none, or not asked.').optional(),
  of: z.enum(impostorKinds).optional().describe('Kind of impostor that the figure is of. Absent: of no kind'),
  missing: z.string().optional().describe('Why there is no figure: a sentence'),
  kept: z.boolean().describe('At the centre. A figure that is missing keeps nothing that is asked for an ENABLE'),
  keptAtPoints: share('Of the points over the inputs, at how many it is kept. Absent: no points.').optional(),
});
export type RecoveryCondition = z.infer<typeof recoveryCondition>;

export const recoveryDecision = z.object({
  persona: z.string().describe('Persona id'),
  title: z.string().describe('The persona in words'),
  weight: share('Of the people of the tenant.'),
  arm: z.string().describe('The way that is decided on'),
  baseline: z.string().describe('The way that it is compared with'),
  decision: z.enum(recoveryWords).describe('no-verdict: nothing was lived of which it could be said'),
  basis: z
    .enum(['inputs', 'centre', 'none'])
    .describe('inputs: by points over the inputs. centre: no points were lived, every parameter is at its centre'),
  points: z.int().meta(inUnit('count of points', 'Over the inputs, that the decision rests on.')),
  shares: z
    .array(
      z.object({
        decision: z.enum(recoveryWords).describe('A word'),
        share: share('Of the points, those that say it.'),
      }),
    )
    .describe('The most frequent first. Empty: no points'),
  conditions: z.array(recoveryCondition).describe('Every condition of the rule'),
  deciding: z
    .enum(conditionIds)
    .optional()
    .describe(
      'The condition that most often stands against ENABLE; where none does, the one closest to its limit. Absent: no verdict',
    ),
  why: z.string().describe('A sentence'),
  turns: z
    .array(
      z.object({
        of: z.enum(['threshold', 'procedure', 'parameter']).describe('What would be other than it is'),
        id: z.string().describe('The setting, or the id of the parameter'),
        decision: z.enum(recoveryWords).describe('The word that it would be'),
        share: share('Of the points on that side, those that say so. Absent: at the centre.').optional(),
        sentence: z.string().describe('In words'),
      }),
    )
    .describe('What would have to be true for another word. Empty: nothing that was lived'),
});
export type RecoveryDecision = z.infer<typeof recoveryDecision>;
