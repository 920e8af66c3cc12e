// Starts the external provider as a child process of the harness, and tells it which tenants it serves.
import { randomBytes } from 'node:crypto';
import type { Policy } from '../../scenarios/schema/policy.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { loopbackRequest } from '../loopback/loopback-request.ts';
import { startServerProcess, type ServerProcess } from '../server-process/start-server-process.ts';
import type { Simulated } from '../web-server/simulated.ts';
import { discoverySuffix } from './openid-metadata.ts';
import type { ExternalProviderStart } from './server/provider-start.ts';
import type { Registration } from './server/registration-routes.ts';

export interface ExternalProviderOptions {
  /** Absent: wherever there is room. */
  readonly port?: number;
  /** Absent: a server as it would be in earnest; nobody can move its time. */
  readonly simulation?: Simulated;
}

export interface ExternalProviderProcess extends ServerProcess {
  readonly discoveryUrl: string;
  /** Serves that tenant from now on. */
  register(tenant: Registration): Promise<void>;
}

/** MB, as of the identity provider: a process that grows cannot be told from a leak otherwise. */
const heapFlags = ['--max-semi-space-size=4', '--max-old-space-size=256'] as const;

/** Rejects with PilotError `external-provider-not-started` when it does not come up. */
export async function startExternalProvider({
  port = 0,
  simulation,
}: ExternalProviderOptions = {}): Promise<ExternalProviderProcess> {
  const apiKey = randomBytes(32).toString('base64url');
  const message: ExternalProviderStart = {
    port,
    apiKey,
    ...(simulation === undefined ? {} : { simulation: { ...simulation, faults: [...simulation.faults] } }),
  };
  const server = await startServerProcess({
    name: 'external-provider',
    main: new URL('server/main.ts', import.meta.url),
    message,
    runtimeFlags: heapFlags,
  });
  return {
    ...server,
    discoveryUrl: `${server.baseUrl}${discoverySuffix}`,
    register: (tenant) => register(server.baseUrl, apiKey, tenant),
  };
}

/** Undefined where no tenant sends anybody to one. Rejects as startExternalProvider() does. */
export async function startExternalProviderFor(
  policies: readonly Pick<Policy, 'externalMethod'>[],
  simulation: Simulated,
): Promise<ExternalProviderProcess | undefined> {
  return policies.some(({ externalMethod }) => externalMethod !== undefined)
    ? startExternalProvider({ simulation })
    : undefined;
}

async function register(baseUrl: string, apiKey: string, tenant: Registration): Promise<void> {
  const { status } = await loopbackRequest(`${baseUrl}/clients`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(tenant),
  });
  if (status === 204) return;
  throw new PilotError('external-provider-not-started', {
    found: `an external provider that answers a registration with HTTP ${status}`,
    expected: 'one that takes it',
    where: baseUrl,
    remedy: 'try again',
  });
}
