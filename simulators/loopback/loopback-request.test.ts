import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loopbackRequest } from './loopback-request.ts';

let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/never') return;
    let body = '';
    request
      .setEncoding('utf8')
      .on('data', (chunk: string) => (body += chunk))
      .on('end', () => {
        response.writeHead(request.url === '/away' ? 302 : 200, {
          location: 'http://example.test/',
          'set-cookie': ['a=1', 'b=2'],
        });
        response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body }));
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('loopbackRequest', () => {
  it('sends what it is given, to the number behind the name, under the name', async () => {
    const { status, headers, body } = await loopbackRequest(`http://no-such-name.localhost:${port}/a/b?c=d`, {
      method: 'POST',
      headers: { 'x-mine': 'a' },
      body: 'Zoë',
    });
    expect([status, headers['set-cookie']]).toEqual([200, ['a=1', 'b=2']]);
    expect(JSON.parse(body)).toMatchObject({
      method: 'POST',
      url: '/a/b?c=d',
      body: 'Zoë',
      headers: { 'x-mine': 'a', host: `no-such-name.localhost:${port}`, 'content-length': '4' },
    });
  });

  it('follows nobody elsewhere', async () => {
    expect((await loopbackRequest(`http://localhost:${port}/away`, { method: 'GET' })).status).toBe(302);
    await expect(loopbackRequest('http://example.test/', { method: 'GET' })).rejects.toThrow(
      'example.test is not this machine',
    );
    await expect(loopbackRequest(`https://localhost:${port}/`, { method: 'GET' })).rejects.toThrow(
      'https: is not spoken',
    );
  });

  it('rejects with the reason of its signal, before and while it waits, and with the system’s where nobody listens', async () => {
    await expect(
      loopbackRequest(`http://localhost:${port}/`, { method: 'GET', signal: AbortSignal.abort(new Error('no more')) }),
    ).rejects.toThrow('no more');
    await expect(
      loopbackRequest(`http://localhost:${port}/never`, { method: 'GET', signal: AbortSignal.timeout(50) }),
    ).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(loopbackRequest('http://localhost:1/', { method: 'GET' })).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });
});

it('is the only client of this program, but for the download of k6: fetch and agents of others take the proxy of the environment', () => {
  const project = fileURLToPath(new URL('../..', import.meta.url));
  const sources = ['simulators', 'scripts', 'reports', 'scenarios']
    .flatMap((room) =>
      readdirSync(join(project, room), { recursive: true, encoding: 'utf8' }).map((name) => join(room, name)),
    )
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const speaks = (name: string) =>
    /\bfetch\((?!request)|from 'node:https?'|from 'undici'|\bnew (?:WebSocket|EventSource)\(/.test(
      readFileSync(join(project, name), 'utf8').replaceAll(/^import type .*$/gm, ''),
    );
  expect(sources.length).toBeGreaterThan(500);
  expect(sources.filter(speaks).toSorted()).toEqual([
    // For tests: servers that the relay must not ask.
    'simulators/adversary/relay/relay-bench.fixture.ts',
    // For tests, with an agent of its own to a number.
    'simulators/drivers/load/null-target/open-loop-client.fixture.ts',
    // Names of status codes.
    'simulators/drivers/load/null-target/wire-answer.ts',
    // For tests: a server that hears callbacks, and requests of a test to servers that it has started.
    'simulators/identity-proofing/server/test-verifier.fixture.ts',
    'simulators/identity-provider/hostile/recovery-lab.fixture.ts',
    'simulators/loopback/direct-request.ts',
    'simulators/programs/k6/download-k6.ts',
  ]);
});
