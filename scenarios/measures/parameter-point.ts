// A point in the space of the human model's parameters, and what the virtual driver found there: the only thing that passes from the
// simulation of uncertainty to its analysis.
import { z } from 'zod';
import { inUnit } from '../schema/in-unit.ts';
import { estimands } from './catalogue.ts';

/** Estimands that a point has a figure of, in each arm. */
export const pointMetrics = [
  'success-per-attempt-first-try',
  'success-per-attempt-first-try-by-method',
  'success-per-prompt',
  'success-per-prompt-by-method',
  'success-per-attempt',
  'success-per-attempt-by-method',
  'success-per-need',
  'success-per-need-by-method',
  'success-per-person-day',
  'success-per-person-day-by-method',
  'success-per-log-entry',
  'success-per-prompt-shown',
  'restricted-time-to-sign-in',
  'time-of-successes-mean',
  'time-of-successes-geometric-mean',
  'time-of-successes-median',
  'seconds-per-success',
  'registration-success',
  'lock-outs',
  'help-desk-worthy-failures',
] as const;
export type PointMetric = (typeof pointMetrics)[number];

/** Metrics that a point can have of each persona; a persona's median is none of them. */
export type PersonaMetric = Exclude<PointMetric, 'time-of-successes-median'>;

/** Those whose unit is seconds; the others are shares, but for the rates. */
export const secondsMetrics: ReadonlySet<PointMetric> = new Set(
  pointMetrics.filter((metric) => estimands[metric].unit === 's'),
);
/** Those that count per 1 000 needs to sign in. They have no ratio: often nothing is counted in one arm. */
export const rateMetrics: ReadonlySet<PointMetric> = new Set(
  pointMetrics.filter((metric) => estimands[metric].kind === 'rate'),
);

/**
 * arm: the arm's own figure. difference: the arm less the one it is compared with. ratio: of shares the arm over that one, of seconds that
 * one over the arm, so that above 1 is better in the arm.
 */
export const pointSides = ['arm', 'difference', 'ratio'] as const;
export type PointSide = (typeof pointSides)[number];

export interface FigureParts {
  readonly metric: PointMetric;
  readonly side: PointSide;
  readonly arm: string;
  /** Absent: weighted to the tenant. */
  readonly persona?: string;
}

/**
 * "success-per-need/passkey" of an arm, "success-per-need/difference:passkey" of it and the one it is compared with; of one persona
 * "success-per-need/passkey/frontline-worker". No id of an arm has a colon or a slash.
 */
export type FigureId = `${PointMetric}/${string}`;

export function figureId(metric: PointMetric, side: PointSide, arm: string, persona?: string): FigureId {
  const of = side === 'arm' ? arm : `${side}:${arm}`;
  return persona === undefined ? `${metric}/${of}` : `${metric}/${of}/${persona}`;
}

/** @throws RangeError for text that is no such id. */
export function figureParts(figure: string): FigureParts {
  const [metricId, of = '', persona] = figure.split('/');
  const metric = pointMetrics.find((known) => known === metricId);
  const [first = '', second] = of.split(':');
  const side = second === undefined ? 'arm' : pointSides.find((known) => known === first);
  const arm = second ?? first;
  if (metric === undefined || side === undefined || arm === '')
    throw new RangeError(`found the figure "${figure}", expected a metric and a side of a point`);
  return { metric, side, arm, ...(persona === undefined ? {} : { persona }) };
}

export const pointFigure = z.object({
  value: z.number().meta(inUnit('as the metric of the figure says', 'The figure there.')),
  monteCarloSe: z
    .number()
    .nonnegative()
    .meta(
      inUnit(
        'as the metric of the figure says',
        'Standard error from the simulated users alone: delete-a-group jackknife over 20 groups of users.',
      ),
    ),
});
export type PointFigure = z.infer<typeof pointFigure>;

export const parameterPoint = z.object({
  at: z
    .record(z.string(), z.number())
    .meta(inUnit('standard units', 'By parameter id; a parameter that is absent is at its own central value.')),
  users: z.int().positive().meta(inUnit('count of users', 'Lived there, in each arm.')),
  figures: z
    .record(z.string(), pointFigure)
    .describe(
      '"metric/arm", or "metric/side:arm" of an arm and what it is compared with; of one persona "…/persona". A figure that does not exist there, as a time without successes, is absent',
    ),
});
export type ParameterPoint = z.infer<typeof parameterPoint>;
