// Maximum likelihood of a location-scale model of ln(time) with right censoring, by Newton's method on (mu, ln sigma)
// (Kalbfleisch & Prentice 2002, 3.5). The family supplies its log density and log survival.
import { StatisticsError } from '../../statistics-error.ts';
import type { TimedAttempt } from '../../times/timed-attempt.ts';

/** Value and first two derivatives in z. */
export type Derivatives = readonly [value: number, first: number, second: number];

export interface LocationScaleFamily {
  readonly logDensity: (z: number) => Derivatives;
  readonly logSurvival: (z: number) => Derivatives;
}

export interface LocationScaleFit {
  readonly mu: number;
  readonly sigma: number;
  /** Of the times, not of their logarithms. */
  readonly logLikelihood: number;
}

const mostIterations = 200;

/** Signing in is the event; anything else censors. */
export function censoredLocationScale(
  attempts: readonly Pick<TimedAttempt, 'time' | 'end'>[],
  family: LocationScaleFamily,
): LocationScaleFit {
  const logs = attempts.map(({ time, end }) => ({ log: Math.log(time), event: end === 'signed-in' }));
  const events = logs.filter(({ event }) => event);
  if (events.length < 2) throw new StatisticsError('empty-sample', { found: events.length, needed: 2 });
  let mu = events.reduce((sum, { log }) => sum + log, 0) / events.length;
  let s = Math.log(Math.sqrt(events.reduce((sum, { log }) => sum + (log - mu) ** 2, 0) / events.length));
  for (let i = 0; i < mostIterations; i++) {
    const sigma = Math.exp(s);
    let value = 0;
    let gm = 0;
    let gs = 0;
    let mm = 0;
    let ms = 0;
    let ss = 0;
    for (const { log, event } of logs) {
      const z = (log - mu) / sigma;
      const [l, l1, l2] = event ? family.logDensity(z) : family.logSurvival(z);
      value += l - (event ? s + log : 0);
      gm -= l1 / sigma;
      gs -= z * l1 + (event ? 1 : 0);
      mm += l2 / sigma ** 2;
      ms += (z * l2 + l1) / sigma;
      ss += z * z * l2 + z * l1;
    }
    const determinant = mm * ss - ms * ms;
    let stepMu = -(ss * gm - ms * gs) / determinant;
    let stepS = -(mm * gs - ms * gm) / determinant;
    // Far from the maximum the surface may curve the wrong way: then climb along the gradient, in small steps.
    if (!(determinant > 0 && mm < 0))
      [stepMu, stepS] = [(0.1 * gm) / Math.hypot(gm, gs), (0.1 * gs) / Math.hypot(gm, gs)];
    if (Math.abs(stepMu) + Math.abs(stepS) < 1e-10) return { mu, sigma, logLikelihood: value };
    mu += Math.min(1, Math.max(-1, stepMu));
    s += Math.min(1, Math.max(-1, stepS));
  }
  throw new StatisticsError('no-convergence', { iterations: mostIterations });
}
