// How busy this machine is before we ask anything of it: what other programs take then, they may take from what is measured next.
import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { machineCpuMs } from './cpu-times.ts';

/** Long beside the system's grains of 10 ms, short beside a run, ms. */
const watchedMs = 500;

/**
 * Watches for half a second. Share of all cores' time, 0 to 1, that programs other than this process used; undefined where the system
 * does not tell. Programs that this process has started count as others: ask before there are any.
 */
export async function busyBefore(spanMs = watchedMs): Promise<number | undefined> {
  const [before, ownBefore, startedAtMs] = [machineCpuMs(), ownCpuMs(), performance.now()];
  await wait(spanMs);
  const now = machineCpuMs();
  if (before === undefined || now === undefined) return undefined;
  const others = now - before - (ownCpuMs() - ownBefore);
  return Math.min(1, Math.max(0, others / ((performance.now() - startedAtMs) * availableParallelism())));
}

function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
