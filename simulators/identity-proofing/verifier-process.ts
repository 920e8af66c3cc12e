// Starts the identity verifier as a child process of the harness.
import { randomBytes } from 'node:crypto';
import type { Verifier } from '../../scenarios/schema/verifier.ts';
import { startServerProcess, type ServerProcess } from '../server-process/start-server-process.ts';
import type { Simulated } from '../web-server/simulated.ts';
import type { VerifierStart } from './server/verifier-options.ts';

export interface VerifierOptions {
  /** Absent: wherever there is room. */
  readonly port?: number;
  readonly profile: Verifier;
  /** Absent: a server as it would be in earnest; nobody can move its time. */
  readonly simulation?: Simulated;
}

export interface VerifierProcess extends ServerProcess {
  /** To show as a bearer token when a verification is asked for; callbacks are signed with it. */
  readonly apiKey: string;
}

/** MB, as of the identity provider: a process that grows cannot be told from a leak otherwise. */
const heapFlags = ['--max-semi-space-size=4', '--max-old-space-size=256'] as const;

/** Rejects with PilotError `identity-verifier-not-started` when it does not come up. */
export async function startVerifier({ port = 0, profile, simulation }: VerifierOptions): Promise<VerifierProcess> {
  const apiKey = randomBytes(32).toString('base64url');
  const message: VerifierStart = {
    port,
    profile,
    apiKey,
    ...(simulation === undefined ? {} : { simulation: { ...simulation, faults: [...simulation.faults] } }),
  };
  const server = await startServerProcess({
    name: 'identity-verifier',
    main: new URL('server/main.ts', import.meta.url),
    message,
    runtimeFlags: heapFlags,
  });
  return { ...server, apiKey };
}
