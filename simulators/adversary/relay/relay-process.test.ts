import { createServer as createTcpServer, connect, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loopbackRequest } from '../../loopback/loopback-request.ts';
import { newSimulationToken, startIdentityProvider, type IdentityProvider } from '../../identity-provider/process.ts';
import { parentProcess } from '../../server-process/parent-process.fixture.ts';
import { openSite } from './relay-bench.fixture.ts';
import { RelayClient } from './relay-client.ts';
import { startRelay, type Relay } from './relay-process.ts';

const passwordHashing = { memoryKiB: 8, passes: 1, lanes: 1 };
const order = { id: '11111111-1111-4111-8111-111111111111', works: 'relay', address: '203.0.113.7' } as const;

let provider: IdentityProvider;
beforeAll(async () => {
  provider = await startIdentityProvider({ passwordHashing, simulation: { seed: 1, faults: [] } });
});
afterAll(() => provider.stop());

describe('a running relay', () => {
  let relay: Relay;
  beforeAll(async () => {
    relay = await startRelay(provider);
  });
  afterAll(() => relay.stop());

  it('is met under another name than the site, on this machine alone', async () => {
    const { hostname, port } = new URL(relay.baseUrl);
    expect(hostname).toBe('login-contoso.localhost');
    const elsewhere = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .map(({ address }) => address)
      .filter((address) => address !== '127.0.0.1');
    expect(await isListening('127.0.0.1', Number(port))).toBe(true);
    for (const address of elsewhere)
      expect([address, await isListening(address, Number(port))]).toEqual([address, false]);
  });

  it('is told of lures, asked about them and made to forget them', async () => {
    const client = new RelayClient(relay);
    await client.open(order);
    const headers = { 'x-pilot-token': relay.token, 'client-request-id': order.id };
    const { status, body } = await loopbackRequest(`${relay.baseUrl}/`, { method: 'GET', headers });
    expect(status).toBe(200);
    expect(body).toContain('<main data-page="lure">');
    expect(await client.held(order.id)).toEqual({ given: [], cookies: [] });
    await client.forget(order.id);
    await expect(client.held(order.id)).rejects.toMatchObject({
      code: 'relay-refused-control',
      data: { found: 'status 404', where: 'GET /control/lures' },
    });
  });

  it('has nothing for whoever does not show the token', async () => {
    for (const path of ['/', '/sign-in', '/style.css', '/control/lures/x']) {
      const { status } = await loopbackRequest(`${relay.baseUrl}${path}`, { method: 'GET' });
      expect(status).toBe(404);
    }
    await expect(
      new RelayClient({ ...relay, token: newSimulationToken() }).open({ ...order, works: 'harvest' }),
    ).rejects.toMatchObject({ code: 'relay-refused-control' });
  });

  it('ends when it is told to, and says so to whoever asks it after', async () => {
    await relay.stop();
    expect(await relay.exited).toEqual({ code: 0, signal: null });
    await expect(new RelayClient(relay).open(order)).rejects.toMatchObject({ code: 'relay-died' });
  });
});

it('ends when its parent is killed', async () => {
  const importOf = (path: string) => `await import(${JSON.stringify(new URL(path, import.meta.url).href)})`;
  const { baseUrl, kill } = await parentProcess(`
    const { startIdentityProvider } = ${importOf('../../identity-provider/process.ts')};
    const { startRelay } = ${importOf('relay-process.ts')};
    const passwordHashing = ${JSON.stringify(passwordHashing)};
    const server = await startRelay(await startIdentityProvider({ passwordHashing, simulation: { seed: 1, faults: [] } }))`);
  const port = Number(new URL(baseUrl).port);
  expect(await isListening('127.0.0.1', port)).toBe(true);
  kill();
  await expect.poll(() => isListening('127.0.0.1', port), { timeout: 5_000 }).toBe(false);
}, 30_000);

describe('it does not start', () => {
  const token = newSimulationToken();

  it('before a site elsewhere', async () => {
    await expect(startRelay({ baseUrl: 'https://login.example.com', token })).rejects.toMatchObject({
      code: 'relay-not-started',
      data: { found: expect.stringContaining('expected the site of this run') as string },
    });
  });

  it.each<readonly [string, string]>([
    ['everything with a page', '<!doctype html><title>Sign in</title>'],
    ['everything with JSON', '{"status":"ok"}'],
    ['nothing', ''],
  ])('before a server of this machine that answers %s: it may be a tunnel to anybody’s site', async (_, body) => {
    const asked: string[] = [];
    const { site, server } = await openSite((request, response) => {
      asked.push(request.url ?? '');
      response.end(body);
    });
    await expect(startRelay({ baseUrl: site, token })).rejects.toMatchObject({
      code: 'relay-not-started',
      data: { found: expect.stringContaining('no site of ours') as string },
    });
    expect(asked).toEqual(['/simulation/memory']);
    server.close();
  });

  it.each<readonly [string, () => Promise<{ baseUrl: string; stop?: () => Promise<void> }>]>([
    ['the site of another run', () => Promise.resolve({ baseUrl: provider.baseUrl })],
    ['a site that was started in earnest', () => startIdentityProvider({ passwordHashing })],
    ['nobody', async () => ({ baseUrl: `http://localhost:${await freePort()}` })],
  ])('before %s', async (_, open) => {
    const { baseUrl, stop } = await open();
    await expect(startRelay({ baseUrl, token })).rejects.toMatchObject({ code: 'relay-not-started' });
    await stop?.();
  });
}, 30_000);

function isListening(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const tell = (found: boolean) => () => {
      socket.destroy();
      resolve(found);
    };
    socket.once('connect', tell(true)).once('error', tell(false));
  });
}

async function freePort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
