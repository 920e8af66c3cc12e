// What no client library would send, as bytes on a real socket: the server answers with something below 500, or hangs up; it says nothing to
// whoever runs it, and goes on for others.
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultPolicy } from '../../../scenarios/schema/policy.ts';
import type { ServedApp } from '../../web-server/serve-on-loopback.ts';
import { serve } from '../server/serve.ts';

let provider: ServedApp;
let port: number;
let host: string;
beforeAll(async () => {
  provider = await serve(
    {
      port: 0,
      policy: defaultPolicy,
      passwordHashing: { memoryKiB: 8, passes: 1, lanes: 1 },
      simulation: { token: 'a token only the harness knows, long', seed: 1, faults: [] },
    },
    () => process.exit(1),
  );
  const address = new URL(provider.baseUrl);
  host = address.host;
  port = Number(address.port);
});
afterAll(() => provider.stop());

const printed: string[] = [];
beforeEach(() => {
  printed.length = 0;
  for (const kind of ['error', 'warn', 'log'] as const)
    vi.spyOn(console, kind).mockImplementation((...texts: unknown[]) => void printed.push(texts.join(' ')));
});
afterEach(async () => {
  expect((await fetch(`${provider.baseUrl}/health`)).status).toBe(200);
  expect(printed).toEqual([]);
  vi.restoreAllMocks();
});

/** What comes back, as latin1; the connection's own end, or a pause of so many ms, ends it. */
function exchange(bytes: Buffer, ends: 'half-closed' | 'reset' | 'left-open'): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const pieces: Buffer[] = [];
    const done = () => {
      socket.destroy();
      resolve(Buffer.concat(pieces).toString('latin1'));
    };
    socket.on('data', (piece) => pieces.push(piece));
    socket.on('error', done);
    socket.on('close', done);
    socket.setTimeout(ends === 'left-open' ? 200 : 5_000, done);
    socket.write(bytes, () => {
      if (ends === 'half-closed') socket.end();
      if (ends === 'reset') setTimeout(() => socket.resetAndDestroy(), 20);
    });
  });
}

const statusesOf = (answer: string) =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
const request = (line: string, headers: string, body = '') => Buffer.from(`${line}\r\n${headers}\r\n${body}`, 'latin1');
const ours = () => `Host: ${host}\r\nOrigin: ${provider.baseUrl}\r\nConnection: close\r\n`;
const form = 'Content-Type: application/x-www-form-urlencoded\r\n';

describe('bytes that are no honest request', () => {
  it.each<readonly [string, () => Buffer, readonly (number | undefined)[]]>([
    ['a path with broken percent signs', () => request('GET /simulation/inbox/%E0%A4%A%zz HTTP/1.1', ours()), [404]],
    ['a path of bytes that are no UTF-8', () => request('GET /\xff\xfe\x80 HTTP/1.1', ours()), [400, 404]],
    ['a path that climbs', () => request('GET /../../etc/passwd HTTP/1.1', ours()), [404]],
    ['a path with a backslash', () => request('GET /\\..\\x HTTP/1.1', ours()), [400]],
    ['a whole address of another host', () => request('GET http://evil.example/sign-in HTTP/1.1', ours()), [200, 421]],
    ['an address that is none', () => request('GET http://[::1 HTTP/1.1', ours()), [400]],
    ['an asterisk', () => request('OPTIONS * HTTP/1.1', ours()), [400, 404]],
    ['no host', () => request('GET /sign-in HTTP/1.1', 'Connection: close\r\n'), [400]],
    ['an empty host', () => request('GET /sign-in HTTP/1.1', 'Host: \r\nConnection: close\r\n'), [400, 421, 200]],
    [
      'a host that is none',
      () => request('GET /sign-in HTTP/1.1', 'Host: a b@c:99999\r\nConnection: close\r\n'),
      [400, 421],
    ],
    ['two hosts', () => request('GET /sign-in HTTP/1.1', `Host: evil.example\r\n${ours()}`), [400, 421]],
    [
      'another origin beside ours',
      () => request('POST /sign-out HTTP/1.1', `${ours()}Origin: https://evil.example\r\nContent-Length: 0\r\n`),
      [403],
    ],
    ['HTTP/1.0', () => request('GET /sign-in HTTP/1.0', ours()), [200]],
    ['HTTP/0.9', () => Buffer.from('GET /sign-in\r\n'), [400]],
    ['TRACE', () => request('TRACE /sign-in HTTP/1.1', ours()), [403, 404]],
    ['CONNECT', () => request('CONNECT evil.example:443 HTTP/1.1', ours()), [undefined]],
    ['a method nobody knows', () => request('BREW /sign-in HTTP/1.1', ours()), [400]],
    [
      'an upgrade',
      () => request('GET /sign-in HTTP/1.1', `Host: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`),
      [200, undefined],
    ],
    [
      'two cookies of the name, and others broken',
      () => request('GET /home HTTP/1.1', `${ours()}Cookie: session=a; session=%; =;;\r\nCookie: session="\r\n`),
      [303],
    ],
    [
      'a header of bytes above ASCII',
      () => request('GET /sign-in HTTP/1.1', `${ours()}User-Agent: \xff\xfe\x80\r\nClient-Request-Id: \xe9\r\n`),
      [200],
    ],
    ['a header with NUL', () => request('GET /sign-in HTTP/1.1', `${ours()}X-A: a\x00b\r\n`), [400]],
    ['a header folded over two lines', () => request('GET /sign-in HTTP/1.1', `${ours()}X-A: a\r\n b\r\n`), [200, 400]],
    ['headers of 100 KB', () => request('GET /sign-in HTTP/1.1', `${ours()}X-A: ${'a'.repeat(100_000)}\r\n`), [431]],
    ['3 000 headers', () => request('GET /sign-in HTTP/1.1', `${ours()}${'X: a\r\n'.repeat(3_000)}`), [200, 431]],
    [
      'a length that is none',
      () => request('POST /sign-in/user-name HTTP/1.1', `${ours()}${form}Content-Length: -1\r\n`),
      [400],
    ],
    [
      'two lengths',
      () =>
        request('POST /sign-in/user-name HTTP/1.1', `${ours()}${form}Content-Length: 1\r\nContent-Length: 2\r\n`, 'ab'),
      [400],
    ],
    [
      'a length and chunks',
      () =>
        request(
          'POST /sign-in/user-name HTTP/1.1',
          `${ours()}${form}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n`,
          '0\r\n\r\n',
        ),
      [400],
    ],
    [
      'a length of 10 GB',
      () =>
        request('POST /sign-in/user-name HTTP/1.1', `${ours()}${form}Content-Length: 10000000000\r\n`, 'user-name=x'),
      [413],
    ],
    [
      'chunks that are none',
      () =>
        request(
          'POST /sign-in/user-name HTTP/1.1',
          `${ours()}${form}Transfer-Encoding: chunked\r\n`,
          'zz\r\nuser-name=x\r\n',
        ),
      [400],
    ],
    [
      'chunks that end in the middle',
      () => request('POST /sign-in/user-name HTTP/1.1', `${ours()}${form}Transfer-Encoding: chunked\r\n`, '5\r\nuser'),
      [400, undefined],
    ],
    [
      'a gzip that is none',
      () =>
        request(
          'POST /sign-in/user-name HTTP/1.1',
          `${ours()}${form}Content-Encoding: gzip\r\nContent-Length: 11\r\n`,
          'user-name=x',
        ),
      [200],
    ],
    ['a body to a GET', () => request('GET /sign-in HTTP/1.1', `${ours()}Content-Length: 3\r\n`, 'abc'), [200]],
    [
      'an expectation',
      () =>
        request(
          'POST /sign-in/user-name HTTP/1.1',
          `${ours()}${form}Expect: 100-continue\r\nContent-Length: 11\r\n`,
          'user-name=x',
        ),
      [100, 200],
    ],
    ['an expectation nobody meets', () => request('GET /sign-in HTTP/1.1', `${ours()}Expect: coffee\r\n`), [417]],
    ['a TLS greeting', () => Buffer.from('16030100a5010000a10303', 'hex'), [400]],
  ])('%s', async (_, bytes, expected) => {
    const answer = await exchange(bytes(), 'half-closed');
    expect(answer).not.toMatch(/^\s+at .+:\d+:\d+/m);
    expect(expected).toContain(statusesOf(answer)[0]);
  });

  it.each(['half-closed', 'reset', 'left-open'] as const)('a body cut short at any byte and %s', async (ends) => {
    const body = 'user-name=somebody';
    const whole = () =>
      request('POST /sign-in/user-name HTTP/1.1', `${ours()}${form}Content-Length: ${body.length}\r\n`, body);
    for (const cut of [1, 5, 40, whole().length - body.length, whole().length - body.length + 3, whole().length - 1]) {
      expect(statusesOf(await exchange(whole().subarray(0, cut), ends)).filter((status) => status >= 500)).toEqual([]);
    }
  });

  it('anything', async () => {
    const lines = [
      'GET / HTTP/1.1\r\n',
      'POST /sign-in/code HTTP/1.1\r\n',
      'POST /passkey/authentication/verify HTTP/1.1\r\n',
      '\r\n',
      '\r\n\r\n',
      'Content-Length: 5\r\n',
      'Transfer-Encoding: chunked\r\n',
      'Cookie: session=\r\n',
      form,
      '5\r\nabcde\r\n',
      '0\r\n\r\n',
    ];
    const piece = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...lines).map((text) => Buffer.from(text)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)) },
      { weight: 1, arbitrary: fc.constant('').map(() => Buffer.from(ours())) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 8 }), async (pieces) => {
        expect(
          statusesOf(await exchange(Buffer.concat(pieces), 'half-closed')).filter((status) => status >= 500),
        ).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
