// The provider as a process: it starts, serves loopback only, carries out planted faults on real sockets, and ends with its parent.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../scenarios/schema/sign-in.ts';
import { parentProcess } from '../server-process/parent-process.fixture.ts';
import { startIdentityProvider, type IdentityProvider } from './process.ts';

const passwordHashing = { memoryKiB: 8, passes: 1, lanes: 1 };

describe('a running provider', () => {
  let folder: string;
  let provider: IdentityProvider;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'identity-provider-'));
    provider = await startIdentityProvider({
      signInLogFile: join(folder, 'sign-ins.ndjson'),
      passwordHashing,
      simulation: {
        seed: 1,
        faults: [
          { at: 'passkey/slow', delay: 80 },
          { at: 'passkey/broken', refuse: { share: 1, with: '500' } },
          { at: 'passkey/cut', refuse: { share: 1, with: 'reset' } },
          { at: 'passkey/dead', refuse: { share: 1, with: 'stall' } },
        ],
      },
    });
  });
  afterAll(async () => {
    await provider.stop();
    await rm(folder, { recursive: true });
  });

  const getAt = (step: string, signal: AbortSignal | null = null) =>
    fetch(`${provider.baseUrl}/sign-in`, {
      signal,
      headers: {
        'x-pilot-token': provider.token,
        'x-pilot-position': `user=1;arm=passkey;attempt=0;visit=0;flow=passkey;step=${step}`,
      },
    });

  it('answers, and says how long it took', async () => {
    const answer = await fetch(`${provider.baseUrl}/health`);
    expect(await answer.json()).toEqual({ status: 'ok' });
    expect(answer.headers.get('server-timing')).toMatch(/^app;dur=\d+\.\d{3}$/);
  });

  it('plants a delay on the first request of a position only, and reports it apart from its own time', async () => {
    const [first, second] = [await getAt('slow'), await getAt('slow')];
    const [, own, planted] =
      /^app;dur=([\d.]+), planted;dur=([\d.]+)$/.exec(first.headers.get('server-timing') ?? '') ?? [];
    expect(Number(planted)).toBeGreaterThanOrEqual(79);
    expect(Number(own)).toBeLessThan(Number(planted));
    expect(second.headers.get('server-timing')).toMatch(/^app;dur=[\d.]+$/);
  });

  it('refuses with 500, each time it is asked at that position', async () => {
    expect([(await getAt('broken')).status, (await getAt('broken')).status, (await getAt('else')).status]).toEqual([
      500, 500, 200,
    ]);
  });

  it('resets the connection', async () => {
    await expect(getAt('cut')).rejects.toThrow('fetch failed');
  });

  it('never answers, and goes on answering others', async () => {
    const stalled = getAt('dead', AbortSignal.timeout(150));
    expect((await getAt('else')).status).toBe(200);
    await expect(stalled).rejects.toThrow(/timeout/);
  });

  it('writes a row of the sign-in log before it answers', async () => {
    const headers = { 'x-pilot-token': provider.token, origin: provider.baseUrl };
    const first = await fetch(`${provider.baseUrl}/sign-in/user-name`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ 'user-name': 'nobody' }),
    });
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    const answer = await fetch(`${provider.baseUrl}/sign-in/password`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: new URLSearchParams({ password: 'x' }),
    });
    expect(answer.headers.get('x-sign-in-code')).toBe('50126');
    const rows = (await readFile(join(folder, 'sign-ins.ndjson'), 'utf8')).trim().split('\n');
    expect(rows.map((row) => signIn.parse(JSON.parse(row)).status.errorCode)).toEqual([50126]);
  });

  it('does not answer to another host name', async () => {
    const { port } = new URL(provider.baseUrl);
    expect((await fetch(`http://127.0.0.1:${port}/sign-in`)).status).toBe(421);
  });
});

describe('starting and stopping', () => {
  it('stops when asked, twice without harm', async () => {
    const provider = await startIdentityProvider({ passwordHashing });
    await provider.stop();
    await provider.stop();
    expect(await provider.exited).toEqual({ code: 0, signal: null });
    await expect(fetch(`${provider.baseUrl}/health`)).rejects.toThrow('fetch failed');
  });

  it('says why when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', () => resolve()));
    const { port } = other.address() as AddressInfo;
    await expect(startIdentityProvider({ port, passwordHashing })).rejects.toMatchObject({
      code: 'identity-provider-not-started',
      data: { found: expect.stringContaining('EADDRINUSE') },
    });
    other.close();
  });

  it('ends when its parent is killed', async () => {
    const { baseUrl, kill } = await parentProcess(`
      const { startIdentityProvider } = await import(${JSON.stringify(new URL('process.ts', import.meta.url).href)});
      const server = await startIdentityProvider({ passwordHashing: ${JSON.stringify(passwordHashing)} })`);
    expect((await fetch(`${baseUrl}/health`)).status).toBe(200);
    kill();
    await expect
      .poll(
        () =>
          fetch(`${baseUrl}/health`).then(
            () => 'alive',
            () => 'gone',
          ),
        { timeout: 5_000 },
      )
      .toBe('gone');
  });
}, 30_000);
