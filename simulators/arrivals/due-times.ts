// When sign-ins become due under a rate plan: evenly spaced, or as a Poisson process, by stretching time with the integral of the rate
// (Cinlar's inversion: Cinlar, Introduction to Stochastic Processes, 1975, chapter 4).
import type { RatePlan } from './rate-plan.ts';

/**
 * @param uniform next number in (0, 1); asked only for Poisson spacing.
 * @returns ms from the plan's begin, in order.
 */
export function dueTimes(plan: RatePlan, spacing: 'poisson' | 'even', uniform: () => number): number[] {
  const times: number[] = [];
  let atMs = 0;
  /** Sign-ins due before this segment, and the one that comes next, on the scale of their expected number. */
  let before = 0;
  let next = spacing === 'even' ? 0.5 : -Math.log(uniform());
  for (const { durationMs, from, to } of plan) {
    const inSegment = (durationMs / 1_000) * ((from + to) / 2);
    while (next < before + inSegment) {
      times.push(atMs + 1_000 * secondsUntil(next - before, from, to, durationMs / 1_000));
      next += spacing === 'even' ? 1 : -Math.log(uniform());
    }
    before += inSegment;
    atMs += durationMs;
  }
  return times;
}

/** Time in which `count` arrivals are expected, where the rate goes from `from` to `to` within `seconds`: the root of from·t + (to-from)/(2·seconds)·t². */
function secondsUntil(count: number, from: number, to: number, seconds: number): number {
  // At the very begin of a rate that rises from 0 the root would be 0/0.
  if (count === 0) return 0;
  const slope = (to - from) / seconds;
  // The stable form of the quadratic's root: right for slope 0 and for rates that begin at 0.
  return (2 * count) / (from + Math.sqrt(Math.max(0, from * from + 2 * slope * count)));
}
