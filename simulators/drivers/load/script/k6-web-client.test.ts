// The client runs in k6 only, so it is asked there, by a script of a few lines.
import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findK6 } from '../../../programs/k6/find-k6.ts';
import { startK6 } from '../../../programs/k6/k6-process.ts';
import type { WebAnswer } from '../session/web-client.ts';

const k6 = await findK6(process.env);
if (k6 === undefined) process.stderr.write('k6-web-client: no k6 here; npm test brings one where it can\n');

const script = `
import { K6WebClient } from ${JSON.stringify(fileURLToPath(new URL('k6-web-client.ts', import.meta.url)))};
export default function () {
  const client = new K6WebClient(400);
  for (const path of __ENV.PATHS.split(' ')) {
    let told;
    const atMs = Date.now();
    try {
      told = client.send({ method: path.startsWith('/post') ? 'POST' : 'GET', url: __ENV.BASE + path, headers: { 'x-a': '1' }, form: { a: '1' } });
    } catch (failure) {
      told = { thrown: failure.message };
    }
    console.log(JSON.stringify([told, Date.now() - atMs]));
  }
}`;

let folder: string;
let server: Server;
let elsewhere: Server;
const askedFor: string[] = [];
let askedElsewhere = 0;
const listening = async (one: Pick<Server, 'listen' | 'address'>) => {
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
};

/** PEM, for localhost. */
async function selfSigned(): Promise<{ readonly keys: string; readonly certificate: string }> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=localhost',
    keys: pair,
    signingAlgorithm: algorithm,
  });
  return {
    keys: PemConverter.encode(await crypto.subtle.exportKey('pkcs8', pair.privateKey), 'PRIVATE KEY'),
    certificate: made.toString('pem'),
  };
}

let base: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'web-client-'));
  elsewhere = createServer((_, response) => {
    askedElsewhere += 1;
    response.end();
  });
  const away = await listening(elsewhere);
  server = createServer(({ url = '', method, headers }, response) => {
    askedFor.push(`${method} ${url} ${headers['x-a']} ${headers.cookie ?? ''}`);
    const after = (ms: number, status: number, more: Record<string, string>, body = '') =>
      setTimeout(() => response.writeHead(status, more).end(body), ms);
    if (url === '/post-slow') after(200, 303, { location: '/landed', 'set-cookie': 'c=1' });
    else if (url === '/landed')
      after(50, 200, { 'content-type': 'text/html', 'server-timing': 'app;dur=12.5, planted;dur=3' }, 'here');
    else if (url === '/away') after(0, 303, { location: `${away}/x` });
    else if (url === '/away-without-scheme') after(0, 302, { location: `//${away.slice('http://'.length)}/x` });
    else if (url === '/looks-alike') after(0, 302, { location: `${base}@elsewhere.test/` });
    else if (url === '/round') after(0, 302, { location: `${base}/round` });
    else if (url === '/stall') return;
    else after(0, 404, { 'content-type': 'application/json' }, '{"code":"none"}');
  });
  base = await listening(server);
});
afterAll(() => {
  for (const one of [server, elsewhere]) {
    one.closeAllConnections();
    one.close();
  }
  rmSync(folder, { recursive: true });
});

type Told = readonly [answer: WebAnswer | { readonly thrown: string }, wallMs: number];

/** What the client says of each path, and how long it took by the clock on the wall. */
async function ask(origin: string, paths: readonly string[]): Promise<readonly Told[]> {
  const lines = join(folder, `lines-${paths.length}`);
  const running = await startK6({
    path: k6?.path ?? '',
    script: join(folder, 'script.js'),
    cwd: folder,
    env: { ...process.env, BASE: origin, PATHS: paths.join(' ') },
    logFile: join(folder, 'log'),
    consoleFile: lines,
    args: ['--insecure-skip-tls-verify'],
  });
  expect(await running.exited).toMatchObject({ code: 0 });
  return readFileSync(lines, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Told);
}

describe.runIf(k6 !== undefined)('K6WebClient', () => {
  beforeAll(async () => {
    await build({
      stdin: { contents: script, resolveDir: folder, loader: 'js' },
      outfile: join(folder, 'script.js'),
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      external: ['k6', 'k6/*'],
      target: 'es2022',
      supported: { 'async-generator': false, 'for-await': false },
      logLevel: 'silent',
    });
  });

  it('sums time over redirects on the same server, and follows none to another', async () => {
    const paths = ['/post-slow', '/none', '/away', '/away-without-scheme', '/looks-alike', '/round', '/stall'];
    const told = (await ask(base, paths)).map(([answer]) => answer);
    const [slow, none, ...rest] = told;
    expect(slow).toMatchObject({
      kind: 'answered',
      status: 200,
      body: 'here',
      isJson: false,
      serverMs: 12.5,
      plantedMs: 3,
    });
    // k6's own timings are of the last request alone: 50 ms.
    expect(slow !== undefined && 'totalMs' in slow ? slow.totalMs : 0).toBeGreaterThanOrEqual(245);
    expect(none).toMatchObject({ kind: 'answered', status: 404, isJson: true, serverMs: 0 });
    expect(askedFor.slice(0, 2)).toEqual(['POST /post-slow 1 ', 'GET /landed 1 c=1']);
    const [away, awayToo, alike, round, stall] = rest;
    for (const refused of [away, awayToo, alike])
      expect(refused).toEqual({ thrown: expect.stringContaining(`which is not a path of ${base}`) as string });
    expect(askedElsewhere).toBe(0);
    expect(round).toEqual({ thrown: 'the target redirected more than 10 times' });
    expect(stall).toEqual({ kind: 'stalled', totalMs: 400 });
  }, 30_000);

  it('counts the making of a connection once', async () => {
    const handshakeMs = 150;
    const { keys, certificate } = await selfSigned();
    const context = createSecureContext({ key: keys, cert: certificate });
    const secured = createSecureServer(
      { SNICallback: (_name, give) => void setTimeout(() => give(null, context), handshakeMs) },
      (_, response) => void response.end('here'),
    );
    try {
      const origin = (await listening(secured)).replace('http://127.0.0.1', 'https://localhost');
      const [first, second] = await ask(origin, ['/one', '/two']);
      for (const [answer, wallMs] of [first, second].filter((one) => one !== undefined)) {
        expect(answer).toMatchObject({ kind: 'answered', status: 200, body: 'here' });
        expect('totalMs' in answer ? answer.totalMs : Number.NaN).toBeLessThanOrEqual(wallMs + 1);
      }
      expect(first?.[0]).toMatchObject({ totalMs: expect.toSatisfy((ms: number) => ms >= handshakeMs) as number });
    } finally {
      secured.closeAllConnections();
      secured.close();
    }
  }, 30_000);
});
