// For tests only: latency from the moment due when the target answers nothing for a while, as it must be for whoever does not fall for
// coordinated omission (Tene, "How NOT to measure latency", 2013). Fluid limit: arrivals at an even rate, service times short against
// the stall. Whoever is due u after it began waits S - u (1 - rate/drain): the rest of it, and then those before them.

export interface Stall {
  /** Sign-ins due a second. */
  readonly rate: number;
  /** Length of the trial; the stall and its queue end before it does. */
  readonly trialMs: number;
  readonly stallMs: number;
  /** Sign-ins a second that the target does when it goes on; absent: all that waited at once. */
  readonly drainPerSecond?: number;
}

/** Share of the sign-ins that are delayed at all. */
export function shareDelayed({ rate, trialMs, stallMs, drainPerSecond = Number.POSITIVE_INFINITY }: Stall): number {
  return stallMs / (1 - rate / drainPerSecond) / trialMs;
}

/** p-quantile over all sign-ins of the delay, ms: 0 for those due at other times, evenly from 0 to the stall's length for the others. */
export function delayQuantileMs(stall: Stall, p: number): number {
  return Math.max(0, stall.stallMs * (1 - (1 - p) / shareDelayed(stall)));
}

/**
 * Share of the sign-ins that a closed loop of so many virtual users sees delayed, each by nearly the whole stall: those under way when it
 * begins or started until all are busy. The others begin late, and where latency counts from then they look quick.
 */
export function shareDelayedInClosedLoop({ rate, trialMs, stallMs }: Stall, vus: number): number {
  return Math.min(vus / ((rate * trialMs) / 1_000), stallMs / trialMs);
}
