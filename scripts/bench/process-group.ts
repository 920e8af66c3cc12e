// What a browser costs: CPU time and memory of its process group, read from /proc (Linux). DevTools' SystemInfo.getProcessInfo knows only
// processes that are alive, and so loses the renderer of every context that was closed; here their time is found with their parent.
import { readdirSync, readFileSync } from 'node:fs';

/** Chromium's own word for a process (`--type=`); `browser` has none. `ended`: children that are gone, nearly all renderers. */
export type CpuByType = Readonly<Record<string, number>>;

interface ProcessTimes {
  readonly id: number;
  readonly ownMs: number;
  readonly endedChildrenMs: number;
}

/** USER_HZ is 100 on every Linux that Chromium runs on. */
const msPerTick = 10;
const bytesPerKiB = 1_024;
const bytesPerMiB = 2 ** 20;

/** CPU time since their start of all processes of the group by type, ms; grains of 10 ms. */
export function cpuOfGroup(processGroup: number): CpuByType {
  const byType: Record<string, number> = {};
  for (const { id, ownMs, endedChildrenMs } of processesOf(processGroup)) {
    const type = typeOf(id);
    byType[type] = (byType[type] ?? 0) + ownMs;
    byType['ended'] = (byType['ended'] ?? 0) + endedChildrenMs;
  }
  return byType;
}

/** Memory of the group as the sum of proportional set sizes (PSS: shared pages are counted once), MiB. */
export function pssOfGroupMiB(processGroup: number): number {
  const sizes = processesOf(processGroup).map(
    ({ id }) => /^Pss:\s+(\d+) kB$/m.exec(textOf(`/proc/${id}/smaps_rollup`))?.[1] ?? '0',
  );
  return sizes.reduce((sum, kiB) => sum + (Number(kiB) * bytesPerKiB) / bytesPerMiB, 0);
}

function processesOf(processGroup: number): ProcessTimes[] {
  return readdirSync('/proc').flatMap((name) => {
    // Fields after the name in brackets, which may hold spaces: state, ppid, pgrp, ... utime is the 12th of them (proc_pid_stat(5)).
    const fields = /^\d+$/.test(name) ? textOf(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ') : undefined;
    if (fields === undefined || Number(fields[2]) !== processGroup) return [];
    const ticks = (index: number) => Number(fields[index] ?? 0) * msPerTick;
    return [{ id: Number(name), ownMs: ticks(11) + ticks(12), endedChildrenMs: ticks(13) + ticks(14) }];
  });
}

function typeOf(processId: number): string {
  return /--type=([a-z-]+)/.exec(textOf(`/proc/${processId}/cmdline`))?.[1] ?? 'browser';
}

/** Empty when the process has just ended. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
