// A comparison of two arms in the results.
import { z } from 'zod';
import { inUnit } from '../../scenarios/schema/in-unit.ts';
import { interval } from './results-interval.ts';

export const contrast = z.object({
  metric: z.string().describe('Id of the metric'),
  arm: z.string().describe('Id of the arm that is compared'),
  baseline: z.string().describe('Id of the arm that it is compared with'),
  persona: z.string().optional().describe('Persona id. Absent: all, weighted to the tenant'),
  kind: z
    .enum(['difference', 'ratio', 'failure-ratio'])
    .describe(
      'difference: arm less baseline. ratio: of shares arm over baseline, of times the other way round. failure-ratio: failures in the arm over failures in the baseline',
    ),
  value: z
    .number()
    .optional()
    .meta(inUnit('as `unit` says', 'The comparison. Absent where the data do not allow one; `withheld` says why.')),
  interval: interval.optional().describe('Confidence interval. Absent: `withheld` says why'),
  unit: z.string().describe('Unit of value and interval, and which arm comes first'),
  users: z.int().meta(inUnit('count of users', 'Whom the comparison rests on.')),
  informativeUsers: z.int().optional().meta(inUnit('count of users', 'As in an estimate, of the arm that has fewer.')),
  adjustedP: z
    .number()
    .optional()
    .meta(
      inUnit(
        'share, 0 to 1',
        'Two-sided p, Holm-adjusted over the primary metrics and the comparisons. Absent: not primary.',
      ),
    ),
  withheld: z.string().optional().describe('Why there is no figure, or no interval: a sentence'),
});
export type Contrast = z.infer<typeof contrast>;
