// The parent's side of a server process: starts it as a child of the harness and stops it.
import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { loopbackEnvironment } from '../loopback/loopback-address.ts';
import type { ServerMessage } from './server-message.ts';

export interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ServerProcess {
  /** "http://localhost:PORT" */
  readonly baseUrl: string;
  readonly processId: number;
  /** Resolves once the process is gone; at once when it already is. */
  stop(): Promise<void>;
  /** Resolves when the process ends, for whatever reason. */
  readonly exited: Promise<ProcessExit>;
}

export interface ServerProgram {
  /** Of errors: "identity-provider" gives `identity-provider-not-started`. */
  readonly name: string;
  /** Module that calls serveForParent(). */
  readonly main: URL;
  /** How to start, as `main` expects it. */
  readonly message: object;
  /** Of the runtime, for example heap limits. */
  readonly runtimeFlags: readonly string[];
}

const startLimitMs = 30_000;
const stopLimitMs = 2_000;

/** Rejects with PilotError `<name>-not-started` when it does not come up. */
export async function startServerProcess(program: ServerProgram): Promise<ServerProcess> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = spawn(process.execPath, [...program.runtimeFlags, '--import', loader, fileURLToPath(program.main)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: loopbackEnvironment(process.env) as NodeJS.ProcessEnv,
    // A group of its own: Ctrl-C reaches us first, also while it starts, and we decide when it ends.
    detached: process.platform !== 'win32',
  });
  const exited = new Promise<ProcessExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  try {
    const baseUrl = await ready(child, program, exited);
    return { baseUrl, processId: child.pid ?? 0, stop: () => stop(child, exited), exited };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

function ready(
  child: ChildProcess,
  { name, main, message }: ServerProgram,
  exited: Promise<ProcessExit>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string, cause?: unknown) => {
      clearTimeout(timer);
      const where = main.pathname.split('/').slice(-4, -1).join('/');
      const facts = {
        found: reason,
        expected: `a running ${name.replaceAll('-', ' ')}`,
        where,
        remedy: 'read the lines above and try again',
      };
      reject(new PilotError(`${name}-not-started`, facts, cause === undefined ? undefined : { cause }));
    };
    const timer = setTimeout(() => fail(`no answer within ${startLimitMs / 1000} s`), startLimitMs);
    child.once('error', (error) => fail(error.message, error));
    void exited.then(({ code, signal }) => fail(`it ended with ${signal ?? `exit code ${code}`}`));
    child.once('message', (answer: ServerMessage) => {
      if (answer.kind === 'failed') return fail(answer.reason);
      clearTimeout(timer);
      return resolve(answer.baseUrl);
    });
    child.send(message, (error) => {
      if (error !== null) fail(error.message, error);
    });
  });
}

async function stop(child: ChildProcess, exited: Promise<ProcessExit>): Promise<void> {
  if (child.connected) child.send('stop', () => {});
  const timer = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
  await exited;
  clearTimeout(timer);
}
