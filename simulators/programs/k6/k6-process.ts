// A k6 process: started in a group of its own, stopped with all its children, and never left running when we end.
import { spawn, type ChildProcess } from 'node:child_process';
import { open } from 'node:fs/promises';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import { k6Arguments, k6Environment, type K6Call } from './k6-arguments.ts';
import type { K6Exit } from './k6-exit.ts';

export interface K6Start extends K6Call {
  readonly path: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of k6's outputs. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Receives all that k6 says of itself, appended as it is said. */
  readonly logFile: string;
  readonly cwd: string;
}

export interface K6Process {
  readonly processId: number;
  /** Resolves when it has ended, for whatever reason. */
  readonly exited: Promise<K6Exit>;
  /** Asks it to end (SIGINT: iterations are broken off, the console is whole), and after 2 s ends it. Resolves once it is gone. */
  stop(): Promise<void>;
}

/** Ctrl-C must be done within 3 s; k6 takes less than 0.1 s unless its teardown hangs. */
const stopLimitMs = 2_000;

/** Rejects with PilotError `k6-not-started`; with what the file system says when the log cannot be written. */
export async function startK6(start: K6Start): Promise<K6Process> {
  const log = await open(start.logFile, 'a');
  try {
    // A group of its own: Ctrl-C reaches us first, and we decide when k6 ends.
    const child = spawn(start.path, k6Arguments(start), {
      cwd: start.cwd,
      env: k6Environment(start.env, start.variables) as NodeJS.ProcessEnv,
      stdio: ['ignore', log.fd, log.fd],
      detached: process.platform !== 'win32',
    });
    let asked = false;
    const exited = new Promise<K6Exit>((resolve) => {
      child.once('exit', (code, signal) => {
        running.delete(child);
        // k6 has no children but those of its browser module; none may go on.
        kill(child, 'SIGKILL');
        resolve({ code, signal, asked });
      });
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (cause) =>
        reject(
          new PilotError(
            'k6-not-started',
            {
              found: cause.message,
              expected: 'a running k6',
              where: start.path,
              remedy: 'name a k6 that can be run in PASSKEY_PILOT_K6',
            },
            { cause },
          ),
        ),
      );
    });
    running.add(child);
    const stop = async () => {
      asked = true;
      kill(child, 'SIGINT');
      const timer = setTimeout(() => kill(child, 'SIGKILL'), stopLimitMs);
      await exited;
      clearTimeout(timer);
    };
    return { processId: child.pid ?? 0, exited, stop };
  } finally {
    await log.close();
  }
}

/** A program that ends for whatever reason of its own leaves no generator behind. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) kill(child, 'SIGKILL');
});

/** The whole group; gone already is as well. */
function kill(child: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // ESRCH: nobody is left in the group.
  }
}
