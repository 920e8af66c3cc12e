// Starts and stops the identity provider as a child process of the harness.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { Fault } from '../../scenarios/schema/scenario.ts';
import type { ProviderMessage, StartMessage } from './server/process-messages.ts';
import { owaspPasswordHashing, type PasswordHashing } from './server/provider-options.ts';

export interface IdentityProviderOptions {
  /** Absent: wherever there is room. */
  readonly port?: number;
  /** NDJSON, appended to. Absent: no log is kept. */
  readonly signInLogFile?: string;
  /** Absent: OWASP's cost. */
  readonly passwordHashing?: PasswordHashing;
  /** Absent: a server as it would be in earnest; nobody can move its time, read a code or make an account. */
  readonly simulation?: { readonly seed: number; readonly faults: readonly Fault[] };
}

export interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface IdentityProvider {
  /** "http://localhost:PORT" */
  readonly baseUrl: string;
  /** To show in `x-pilot-token`. Opens nothing when the server was not started for simulation. */
  readonly token: string;
  readonly processId: number;
  /** Resolves once the process is gone; at once when it already is. */
  stop(): Promise<void>;
  /** Resolves when the process ends, for whatever reason. */
  readonly exited: Promise<ProcessExit>;
}

/**
 * MB. A small nursery and a bounded heap: V8 otherwise lets the process double before it collects, and its growth over a run could not
 * be told from a leak. Room for some hundred thousand accounts.
 */
const heapFlags = ['--max-semi-space-size=4', '--max-old-space-size=512'] as const;
const startLimitMs = 30_000;
const stopLimitMs = 2_000;

/** Rejects with PilotError `identity-provider-not-started` when it does not come up. */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const main = fileURLToPath(new URL('server/main.ts', import.meta.url));
  const child = spawn(process.execPath, [...heapFlags, '--import', loader, main], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const exited = new Promise<ProcessExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  const token = randomBytes(32).toString('base64url');
  const { port = 0, signInLogFile, passwordHashing = owaspPasswordHashing, simulation } = options;
  const message: StartMessage = {
    port,
    ...(signInLogFile === undefined ? {} : { signInLogFile }),
    passwordHashing,
    ...(simulation === undefined ? {} : { simulation: { token, seed: simulation.seed, faults: [...simulation.faults] } }),
  };
  try {
    const baseUrl = await ready(child, message, exited);
    return { baseUrl, token, processId: child.pid ?? 0, stop: () => stop(child, exited), exited };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

function ready(child: ChildProcess, message: StartMessage, exited: Promise<ProcessExit>): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string, cause?: unknown) => {
      clearTimeout(timer);
      reject(new PilotError('identity-provider-not-started', { found: reason, expected: 'a running identity provider', where: 'simulators/identity-provider', remedy: 'read the lines above and try again' }, cause === undefined ? undefined : { cause }));
    };
    const timer = setTimeout(() => fail(`no answer within ${startLimitMs / 1000} s`), startLimitMs);
    child.once('error', (error) => fail(error.message, error));
    void exited.then(({ code, signal }) => fail(`it ended with ${signal ?? `exit code ${code}`}`));
    child.once('message', (answer: ProviderMessage) => {
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
