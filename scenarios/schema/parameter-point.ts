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
] as const;
export type PointMetric = (typeof pointMetrics)[number];

/** Those whose unit is seconds; the others are shares. */
export const secondsMetrics: ReadonlySet<PointMetric> = new Set(['restricted-time-to-sign-in', 'time-of-successes-mean', 'time-of-successes-geometric-mean', 'time-of-successes-median', 'seconds-per-success']);

/**
 * passkey, password-otp: the arm's figure. difference: passkey less password + code. ratio: of shares passkey over password + code,
 * of seconds password + code over passkey, so that above 1 is better with passkeys.
 */
export const pointSides = ['passkey', 'password-otp', 'difference', 'ratio'] as const;
export type PointSide = (typeof pointSides)[number];

/** "success-per-session/difference". */
export type FigureId = `${PointMetric}/${PointSide}`;

export const pointFigure = z.object({
  /** Weighted to the tenant. */
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
