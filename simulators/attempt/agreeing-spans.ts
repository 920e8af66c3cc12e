// Measured time holds only where it agrees with itself: no part is negative, and none is longer than the whole that it is a part of.
// Where a clock was stepped, or somebody else's clock tells other times, that breaks, and the attempt is void.
import { VoidAttempt } from './void-attempt.ts';

/** Clocks of pages are coarse by 0.1 ms, timers fire up to 1 ms early, and a busy machine holds up whoever reads two clocks. */
const slackMs = 5;
/** Oscillators of one machine or two: far above what any is off by, far below what would show in a figure. */
const slackShare = 0.001;

/** @throws VoidAttempt `clock-disagrees`. @param what of which time this is, as a sentence begins: "the page's time of submit-code" */
export function expectWithin(partMs: number, wholeMs: number, what: string): void {
  const slack = slackMs + Math.abs(wholeMs) * slackShare;
  if (partMs >= -slack && partMs <= wholeMs + slack) return;
  throw new VoidAttempt('clock-disagrees', `${what} is ${inMs(partMs)}, within a span of ${inMs(wholeMs)}`);
}

function inMs(durationMs: number): string {
  return Number.isFinite(durationMs) ? `${Math.round(durationMs)} ms` : 'not known';
}
