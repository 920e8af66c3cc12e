// For tests: a site on a port, the relay's app before it, and people who are lured to it.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defaultPolicy, type Policy } from '../../../scenarios/schema/policy.ts';
import type { AccountHolder } from '../../attempt/account-holder.ts';
import { testAccount, testUser } from '../../attempt/test-user.fixture.ts';
import { Visitor, type Answer } from '../../identity-provider/hostile/visitor.fixture.ts';
import { serve } from '../../identity-provider/server/serve.ts';
import { SimulationClient } from '../../identity-provider/simulation-client.ts';
import type { VirtualUser } from '../../people/virtual-user.ts';
import type { Held, LureOrder } from './lure.ts';
import { relayApp } from './server/relay-app.ts';

export const token = 'a token that only the harness knows, long';
export const relayOrigin = 'http://login-contoso.localhost:4446';
/** 2026-01-05T09:00:00Z. */
export const nowMs = Date.UTC(2026, 0, 5, 9);
/** The tenant's own. */
export const deviceOfPerson = 'windows managed compliant at-work';
export const phisherAddress = '203.0.113.7';

export interface RelayBench {
  readonly site: string;
  readonly app: ReturnType<typeof relayApp>;
  open(works: LureOrder['works'], id?: string): Promise<string>;
  held(id: string): Promise<Held>;
  /** A person's browser that has opened the landing page of a new lure. */
  lure(works: LureOrder['works']): Promise<{ readonly id: string; readonly person: Visitor; readonly landed: Answer }>;
  control(method: string, path: string, body?: unknown): Promise<Response>;
}

export function relayBefore(site: string): RelayBench {
  const app = relayApp({ site, token, baseUrl: relayOrigin });
  let lures = 0;
  const control = async (method: string, path: string, body?: unknown) =>
    app.request(`${relayOrigin}/control${path}`, {
      method,
      headers: { 'x-pilot-token': token, origin: relayOrigin, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const open = async (works: LureOrder['works'], id = newId((lures += 1))) => {
    const { status } = await control('POST', '/lures', { id, works, address: phisherAddress });
    if (status !== 204) throw new Error(`found ${status}, expected a lure`);
    return id;
  };
  return {
    site,
    app,
    open,
    control,
    held: async (id) => (await control('GET', `/lures/${id}`)).json() as Promise<Held>,
    async lure(works) {
      const id = await open(works);
      const person = new Visitor(
        { origin: relayOrigin, token, nowMs, request: (path, init) => app.request(`${relayOrigin}${path}`, init) },
        {
          'x-pilot-token': token,
          'x-pilot-client': deviceOfPerson,
          'x-pilot-address': '192.0.2.1',
          'user-agent': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) Version/17.0 Safari/605.1.15',
          'client-request-id': id,
        },
      );
      return { id, person, landed: await person.get('/') };
    },
  };
}

const newId = (nth: number) => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;

export interface OwnSite {
  readonly bench: RelayBench;
  readonly client: SimulationClient;
  newPerson(changes?: Partial<VirtualUser>): Promise<{
    readonly user: VirtualUser;
    readonly account: AccountHolder;
    readonly userName: string;
  }>;
  stop(): Promise<void>;
}

/** The identity provider itself. */
export async function openOwnSite(policy: Policy = defaultPolicy, signInLogFile?: string): Promise<OwnSite> {
  const passwordHashing = { memoryKiB: 8, passes: 1, lanes: 1 };
  const { baseUrl, stop } = await serve(
    {
      port: 0,
      policy,
      passwordHashing,
      simulation: { token, seed: 1, faults: [] },
      ...(signInLogFile === undefined ? {} : { signInLogFile }),
    },
    () => process.exit(1),
  );
  const client = new SimulationClient({ baseUrl, token });
  let people = 0;
  return {
    bench: relayBefore(baseUrl),
    client,
    async newPerson(changes = {}) {
      people += 1;
      const user = testUser({ index: people, userName: `lured.${people}`, ...changes });
      const account = testAccount(user);
      await client.openAccount(user, account);
      return { user, account, userName: account.userPrincipalName };
    },
    stop,
  };
}

/** A server that is no site of ours, and what it was asked. */
export async function openSite(answer: RequestListener): Promise<{ readonly site: string; readonly server: Server }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { site: `http://localhost:${(server.address() as AddressInfo).port}`, server };
}
