// How much of this machine its host gave to others over a stretch of time. It comes in bursts that hold up everything at once, so what was
// measured meanwhile tells more of the host than of what was measured.
import { availableParallelism } from 'node:os';
import { stolenCpuMs } from './cpu-times.ts';

/** Begins to count. The function tells the share of all cores' time, 0 to 1, so far; undefined where the system does not tell. */
export function countStolen(): () => number | undefined {
  const before = stolenCpuMs();
  const startedAtMs = performance.now();
  return () => {
    const now = stolenCpuMs();
    if (before === undefined || now === undefined) return undefined;
    return Math.min(1, (now - before) / Math.max(1, (performance.now() - startedAtMs) * availableParallelism()));
  };
}
