// A figure of the results: an estimate of one metric, and what the metric is.
import { z } from 'zod';
import { inUnit } from '../../scenarios/schema/in-unit.ts';
import { interval } from './results-interval.ts';

export const metricInfo = z.object({
  id: z.string().describe('Id of the metric, as estimates and gates name it'),
  title: z.string().describe('The metric in words'),
  unit: z.string().describe('Unit of its estimates'),
  estimand: z
    .string()
    .describe(
      'What exactly is estimated, in a sentence or two: population, start and success event, fallback, give-up, summary',
    ),
  denominator: z.string().describe('What it divides by, in words'),
  primary: z
    .boolean()
    .describe('Named before the run as one that decides; its p-values are adjusted for there being several'),
});

export type MetricInfo = z.infer<typeof metricInfo>;

/** Without how it is computed. */
export function metricInfoOf({ id, title, unit, estimand, denominator, primary }: MetricInfo): MetricInfo {
  return { id, title, unit, estimand, denominator, primary };
}

/** How much of a figure rests on what: shares of its seconds, or what kind of thing it is. `resampled`: as mixed, but its machine time was measured in another run. */
export const provenance = z.enum(['measured', 'modelled', 'mixed', 'resampled', 'assumed', 'counted']);

/** One figure of one metric for one arm, one persona or the whole tenant. */
export const estimate = z.object({
  metric: z.string().describe('Id of the metric; `metrics` says what it estimates'),
  arm: z.string().describe('Id of the arm, by assignment'),
  persona: z.string().optional().describe('Persona id. Absent: all, weighted to the tenant'),
  value: z
    .number()
    .optional()
    .meta(inUnit('as `unit` says', 'The estimate. Absent where the data do not allow one; `withheld` says why.')),
  interval: interval.optional().describe('Confidence interval. Absent: `withheld` says why'),
  unit: z.string().describe('Unit of value and interval: proportion (0 to 1), s, ms, "per 1 000 needs to sign in", …'),
  users: z.int().meta(inUnit('count of users', 'Whom the figure rests on.')),
  of: z
    .int()
    .meta(
      inUnit('count of what the metric divides by', 'Denominator: attempts, prompts, needs to sign in, person-days, …'),
    ),
  provenance: provenance.describe(
    'How much of it rests on what. resampled: as mixed, but its machine time was measured in another run',
  ),
  measuredShare: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta(
      inUnit(
        'share, 0 to 1',
        'Of the seconds the figure is made of, those that were measured (or resampled); the rest is modelled. Absent: no figure of time.',
      ),
    ),
  informativeUsers: z
    .int()
    .optional()
    .meta(
      inUnit(
        'count of users',
        'Of shares: users with a failure or users with a success, whichever are fewer. With few of them the interval carries no verdict.',
      ),
    ),
  withheld: z.string().optional().describe('Why there is no figure, or no interval: a sentence'),
});
export type Estimate = z.infer<typeof estimate>;
