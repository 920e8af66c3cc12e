// What processes and the machine have used, as the system tells it: CPU time, and resident memory.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { promisify } from 'node:util';

export interface ProcessUsage {
  /** Of all threads, since the process started; user and system. Grains of 10 ms. */
  readonly cpuMs: number;
  readonly residentBytes: number;
}

/** USER_HZ is 100 on every Linux that Node.js is built for. */
const msPerTick = 10;
const bytesPerKiB = 1_024;
const psLimitMs = 2_000;

/** By process id; one that has ended is not in it. Undefined where the system does not tell (Windows). */
export async function processUsage(
  processIds: readonly number[],
): Promise<ReadonlyMap<number, ProcessUsage> | undefined> {
  switch (process.platform) {
    case 'linux':
      return processUsageOfProc(processIds);
    case 'darwin':
      return processUsageOfPs(processIds);
    default:
      return undefined;
  }
}

/** Some 30 µs a process. */
function processUsageOfProc(processIds: readonly number[]): ReadonlyMap<number, ProcessUsage> {
  const usage = new Map<number, ProcessUsage>();
  for (const id of processIds) {
    const stat = textOf(`/proc/${id}/stat`);
    const residentKiB = /^VmRSS:\s+(\d+) kB$/m.exec(textOf(`/proc/${id}/status`))?.[1];
    // Fields after the name in brackets, which may hold spaces: state, ppid, ... utime and stime, the 14th and 15th of all (proc_pid_stat(5)).
    const [utime, stime] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    // One that has ended and was not yet waited for has times, but no memory.
    if (utime !== undefined && stime !== undefined && residentKiB !== undefined)
      usage.set(id, { cpuMs: (utime + stime) * msPerTick, residentBytes: Number(residentKiB) * bytesPerKiB });
  }
  return usage;
}

async function processUsageOfPs(processIds: readonly number[]): Promise<ReadonlyMap<number, ProcessUsage>> {
  if (processIds.length === 0) return new Map();
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'pid=,time=,rss=', '-p', processIds.join(',')], {
      timeout: psLimitMs,
    });
    return readPs(stdout);
  } catch {
    // ps fails when none of them is there.
    return new Map();
  }
}

/** Lines of `ps -o pid=,time=,rss=`: id, CPU time as [[days-]hours:]minutes:seconds with or without fraction, KiB. */
export function readPs(text: string): ReadonlyMap<number, ProcessUsage> {
  const lines = text.matchAll(/^\s*(\d+)\s+(?:(?:(\d+)-)?(\d+):)?(\d+):(\d+(?:\.\d+)?)\s+(\d+)\s*$/gm);
  return new Map(
    [...lines].map(([, id, days = '0', hours = '0', minutes, seconds, residentKiB]) => {
      const wholeMinutes = (Number(days) * 24 + Number(hours)) * 60 + Number(minutes);
      return [
        Number(id),
        { cpuMs: (wholeMinutes * 60 + Number(seconds)) * 1_000, residentBytes: Number(residentKiB) * bytesPerKiB },
      ];
    }),
  );
}

/**
 * CPU time that all cores together have spent on anything since the machine started, ms. In a container this is the whole machine's.
 * Undefined where the system does not tell.
 */
export function machineCpuMs(): number | undefined {
  // os.cpus() leaves out what the kernel does for arriving packets (softirq), much of what a load on loopback costs.
  const total = /^cpu +(.*)$/m.exec(textOf('/proc/stat'))?.[1];
  if (total !== undefined) {
    // user, nice, system, idle, iowait, irq, softirq, steal (proc_stat(5)): guests are in user already, stolen time is not ours.
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = total.split(' ').map(Number);
    return (user + nice + system + irq + softirq) * msPerTick;
  }
  const cores = cpus();
  return cores.length === 0
    ? undefined
    : cores.reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
}

/**
 * CPU time that all cores together wanted and the host of this virtual machine gave to others (steal), since the machine started, ms.
 * Undefined where the system does not tell.
 */
export function stolenCpuMs(): number | undefined {
  const stolen = /^cpu +(.*)$/m.exec(textOf('/proc/stat'))?.[1]?.split(' ')[7];
  return stolen === undefined ? undefined : Number(stolen) * msPerTick;
}

/** Empty when there is no such file: the process has ended, or this is no Linux. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
