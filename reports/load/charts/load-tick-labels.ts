// Labels of round numbers on the axes of load charts; the unit stays on its line.

/** "20 ms", "1 s". */
export function latencyTick(ms: number): string {
  return ms < 1_000 ? `${ms}\u00a0ms` : `${ms / 1_000}\u00a0s`;
}

/** "20/s". */
export function rateTick(perSecond: number): string {
  return `${perSecond}/s`;
}
