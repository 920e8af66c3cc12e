// Benchmark of recoveries in virtual time, in a process of its own.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Recoveries } from './recoveries.ts';

export interface RecoveryBenchmark {
  /** Of rightful people, with all that they and the impostors at their accounts try. */
  readonly recoveriesPerCpuSecond: number;
  readonly attemptsPerCpuSecond: number;
  /** Absent: garbage was collected meanwhile, so that they mean nothing. */
  readonly bytesAnAttempt?: number;
  /** Processor time of an attempt to recover over that of an attempt to sign in. */
  readonly overSignIn: number;
}

/** MB of each half of V8's young generation. */
const roomMB = 512;

export async function benchRecovery(): Promise<RecoveryBenchmark> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    `--max-semi-space-size=${roomMB}`,
    `--min-semi-space-size=${roomMB}`,
    '--import',
    'tsx',
    fileURLToPath(new URL('recoveries.ts', import.meta.url)),
  ]);
  const { attempts, recoveries, cpuMs, bytes, collections, signIns } = JSON.parse(stdout) as Recoveries;
  return {
    recoveriesPerCpuSecond: (1_000 * recoveries) / cpuMs,
    attemptsPerCpuSecond: (1_000 * attempts) / cpuMs,
    ...(collections === 0 ? { bytesAnAttempt: bytes / attempts } : {}),
    overSignIn: cpuMs / attempts / (signIns.cpuMs / signIns.attempts),
  };
}

export function recoveryText(found: RecoveryBenchmark): string {
  const { recoveriesPerCpuSecond, attemptsPerCpuSecond, bytesAnAttempt, overSignIn } = found;
  return [
    'Recoveries in virtual time, impostors among them, lived and counted; one core',
    `  ${recoveriesPerCpuSecond.toFixed(0)} recoveries of rightful people and ${attemptsPerCpuSecond.toFixed(0)} attempts of all a second of CPU; an attempt takes ${overSignIn.toFixed(2)} times the CPU of an attempt to sign in`,
    bytesAnAttempt === undefined
      ? '  bytes an attempt: not known, as garbage was collected meanwhile'
      : `  ${bytesAnAttempt.toFixed(0)} bytes an attempt`,
  ].join('\n');
}
