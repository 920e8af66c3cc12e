// Timers hold 31 bits: a longer one ends at once, so that who should wait for ever does not wait at all.

/** 24.8 days. Source: Node, "Timers", setTimeout: a delay above it is set to 1. */
export const longestTimerMs = 2 ** 31 - 1;

/** What a timer can be given, for a duration that was drawn and may be any. */
export function timerMs(durationMs: number): number {
  return Math.min(Math.max(0, durationMs), longestTimerMs);
}
