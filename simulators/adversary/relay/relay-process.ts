// Starts the relay as a child process of the harness, before the site of the run and no other.
import { startServerProcess, type ServerProcess } from '../../server-process/start-server-process.ts';
import type { RelayStart } from './server/relay-start.ts';

export interface Relay extends ServerProcess {
  /** To show in `x-pilot-token`: that of the site. */
  readonly token: string;
}

/** MB, as of the identity provider: a process that grows cannot be told from a leak otherwise. */
const heapFlags = ['--max-semi-space-size=4', '--max-old-space-size=256'] as const;

/**
 * Rejects with PilotError `relay-not-started` when it does not come up, and so where the site is not one that was started for simulation.
 * @param site as startIdentityProvider() gives it.
 */
export async function startRelay({ baseUrl, token }: Pick<Relay, 'baseUrl' | 'token'>): Promise<Relay> {
  const message: RelayStart = { site: baseUrl, token };
  const server = await startServerProcess({
    name: 'relay',
    main: new URL('server/main.ts', import.meta.url),
    message,
    runtimeFlags: heapFlags,
  });
  return { ...server, token };
}
