// A point in the space of the human model's parameters, and what the virtual driver found there: the only thing that passes from the
// simulation of uncertainty to its analysis.
import { z } from 'zod';

/** Metrics of either arm that a point has, under the ids and with the estimands of the report's metrics. */
export const pointMetrics = [
  'success-per-attempt-first-try',
  'success-per-attempt-first-try-by-method',
  'success-per-prompt',
  'success-per-prompt-by-method',
  'success-per-attempt',
  'success-per-attempt-by-method',
  'success-per-session',
  'success-per-session-by-method',
  'success-per-person-day',
  'success-per-person-day-by-method',
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
export const secondsMetrics: ReadonlySet<PointMetric> = new Set([
  'restricted-time-to-sign-in',
  'time-of-successes-mean',
  'time-of-successes-geometric-mean',
  'time-of-successes-median',
  'seconds-per-success',
]);
/** Those that count per 1 000 needs to sign in. They have no ratio: often nothing is counted in one arm. */
export const rateMetrics: ReadonlySet<PointMetric> = new Set(['lock-outs', 'help-desk-worthy-failures']);

/**
 * passkey, password-otp: the arm's figure. difference: passkey less password + code. ratio: of shares passkey over password + code,
 * of seconds password + code over passkey, so that above 1 is better with passkeys.
 */
export const pointSides = ['passkey', 'password-otp', 'difference', 'ratio'] as const;
export type PointSide = (typeof pointSides)[number];

/** "success-per-session/difference", weighted to the tenant; of one persona "success-per-session/difference/frontline-worker". */
export type FigureId = `${PointMetric}/${PointSide}` | `${PointMetric}/${PointSide}/${string}`;

export function figureId(metric: PointMetric, side: PointSide, persona?: string): FigureId {
  return persona === undefined ? `${metric}/${side}` : `${metric}/${side}/${persona}`;
}

export const pointFigure = z.object({
  value: z.number(),
  /** Standard error from the simulated users alone: delete-a-group jackknife over 20 groups of users. */
  monteCarloSe: z.number().nonnegative(),
});
export type PointFigure = z.infer<typeof pointFigure>;

export const parameterPoint = z.object({
  /** Standard units by parameter id; a parameter that is absent is at its own central value. */
  at: z.record(z.string(), z.number()),
  /** Users lived there, in each arm. */
  users: z.int().positive(),
  /** By FigureId; a figure that does not exist there, as a time without successes, is absent. */
  figures: z.record(z.string(), pointFigure),
});
export type ParameterPoint = z.infer<typeof parameterPoint>;
