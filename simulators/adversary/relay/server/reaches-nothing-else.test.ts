// Whatever is sent to the relay, and whatever the site answers, nobody but the site is asked, and nobody is taken elsewhere.
import { connect } from 'node:net';
import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { serveOnLoopback, type ServedApp } from '../../../web-server/serve-on-loopback.ts';
import { relayHost } from '../relay-host.ts';
import { openSite, relayBefore, relayOrigin, token, type RelayBench } from '../relay-bench.fixture.ts';
import { relayApp } from './relay-app.ts';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
/** What the site was asked, and a server beside it that nobody has named. */
const asked: Asked[] = [];
const askedBeside: string[] = [];
let answer: (response: ServerResponse, url: string) => void;
const servers: Server[] = [];
let site: string;
let beside: string;
let bench: RelayBench;
let served: ServedApp;
beforeAll(async () => {
  const own = await openSite((request, response) => {
    let body = '';
    request
      .setEncoding('utf8')
      .on('data', (piece: string) => (body += piece))
      .on('end', () => {
        const { method = '', url = '', headers } = request;
        asked.push({ method, url, headers, body });
        answer(response, url);
      });
  });
  const other = await openSite((request, response) => {
    askedBeside.push(request.url ?? '');
    response.end('not to be asked');
  });
  servers.push(own.server, other.server);
  site = own.site;
  beside = other.site;
  bench = relayBefore(site);
  served = await serveOnLoopback(0, (baseUrl) => relayApp({ site, token, baseUrl }), relayHost);
});
afterAll(async () => {
  await served.stop();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});
/** Printed by anybody: what a person types could be in it. */
const printed: string[] = [];
beforeEach(() => {
  for (const kind of ['error', 'warn', 'log', 'info'] as const)
    vi.spyOn(console, kind).mockImplementation((...texts: unknown[]) => void printed.push(texts.join(' ')));
  asked.length = 0;
  answer = (response) => response.setHeader('content-type', 'text/html').end('<main data-page="sign-in"></main>');
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(printed.splice(0)).toEqual([]);
  expect(askedBeside).toEqual([]);
});

describe('the site leads elsewhere', () => {
  const port = () => new URL(site).port;
  it.each<readonly [string, () => string]>([
    ['another port', () => `${beside}/`],
    ['another host', () => 'https://login.example.com/'],
    ['another host at the site’s port', () => `http://login.example.com:${port()}/`],
    ['HTTPS', () => `https://localhost:${port()}/`],
    ['another scheme', () => 'ftp://localhost/'],
    ['a script', () => 'javascript:alert(1)'],
    ['data', () => 'data:text/html,x'],
    ['a file', () => 'file:///etc/passwd'],
    ['no scheme', () => beside.replace('http:', '')],
    ['three slashes', () => beside.replace('http:', 'http:/')],
    ['backslashes', () => String.raw`\\` + new URL(beside).host],
    ['a slash and a backslash', () => `/\\${new URL(beside).host}/`],
    ['a tab between slashes', () => `/\t/${new URL(beside).host}/`],
    ['a user name that reads as the site', () => `http://localhost:${port()}@login.example.com/`],
    ['a user name at the site', () => `http://login.example.com@localhost:${port()}/`],
    ['the number of the site', () => `http://127.0.0.1:${port()}/`],
    ['its number in decimal', () => `http://2130706433:${port()}/`],
    ['its number in octal', () => `http://0177.0.0.1:${port()}/`],
    ['IPv6', () => `http://[::1]:${port()}/`],
    ['IPv4 inside IPv6', () => `http://[::ffff:127.0.0.1]:${port()}/`],
    ['a name beneath', () => `http://x.localhost:${port()}/`],
    ['a name with a dot', () => `http://localhost.:${port()}/`],
    ['no address', () => 'http://'],
    ['a path of the site that reads as a host', () => `${site}//login.example.com/`],
    ['the same, without the site', () => '/..//login.example.com/'],
  ])('to %s', async (_, location) => {
    answer = (response) => response.writeHead(303, { location: location() }).end();
    for (const works of ['relay', 'harvest'] as const) {
      const { person } = await bench.lure(works);
      const refused = await person.post('/sign-in/password', { password: 'x' });
      expect(refused).toMatchObject({ status: 502, page: 'error', code: 'leads-elsewhere', location: undefined });
      expect(refused.text).not.toContain('example.com');
    }
    expect(asked).toHaveLength(2);
  });

  it.each<readonly [string, () => string, string]>([
    ['a path', () => '/home', '/home'],
    ['a path beside', () => 'code?x=1#y', '/sign-in/code?x=1#y'],
    ['the whole address', () => `${site}/home`, '/home'],
    ['the address in capitals', () => `${site.toUpperCase()}/home`, '/home'],
    ['the address without its scheme', () => `${site.replace('http:', '')}/home`, '/home'],
  ])('but on to %s of its own', async (_, location, path) => {
    answer = (response) => response.writeHead(303, { location: location() }).end();
    const { person } = await bench.lure('relay');
    expect(await person.post('/sign-in/password', { password: 'x' })).toMatchObject({ status: 303, location: path });
  });

  it('anywhere: to a path of its own or nowhere', async () => {
    const part = fc.constantFrom(
      'http:',
      '//',
      '/',
      '\\',
      '@',
      '..',
      '#',
      '?',
      'x',
      new URL(beside).host,
      new URL(site).host,
    );
    const written = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
    const { person } = await bench.lure('relay');
    await fc.assert(
      fc.asyncProperty(written, async (to) => {
        answer = (response) => response.writeHead(303, { location: to }).end();
        const { status, location } = await person.post('/sign-in/password', { password: 'x' });
        if (status !== 502) expect(new URL(location ?? '', relayOrigin).origin).toBe(relayOrigin);
      }),
      { numRuns: 200 },
    );
  });

  it('without end: the phisher follows a few times', async () => {
    answer = (response) => response.writeHead(303, { location: '/again' }).end();
    const { person } = await bench.lure('harvest');
    expect((await person.post('/sign-in/password', { password: 'x' })).code).toBe('service-unavailable');
    expect(asked).toHaveLength(6);
  });
});

describe('bytes that the relay takes from nobody', () => {
  const lureId = '00000000-0000-4000-8000-999999999999';
  const own = () => new URL(served.baseUrl);
  const known = () =>
    `X-Pilot-Token: ${token}\r\nClient-Request-Id: ${lureId}\r\nOrigin: ${served.baseUrl}\r\nConnection: close\r\n`;
  const get = (path: string, host = own().host, headers = known()) =>
    `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}Cookie: ${cookie}\r\n\r\n`;
  const post = (body: string, headers: string) =>
    `POST /sign-in/password HTTP/1.1\r\nHost: ${own().host}\r\n${known()}Cookie: ${cookie}\r\n${headers}\r\n${body}`;
  const form = 'Content-Type: application/x-www-form-urlencoded\r\n';
  let cookie = '';
  beforeAll(async () => {
    const order = JSON.stringify({ id: lureId, works: 'relay', address: '203.0.113.7' });
    const opened = await exchange(
      `POST /control/lures HTTP/1.1\r\nHost: ${own().host}\r\n${known()}Content-Type: application/json\r\nContent-Length: ${order.length}\r\n\r\n${order}`,
    );
    expect(statusOf(opened)).toBe(204);
    cookie = /^set-cookie: (visit=[^;]+)/im.exec(await exchange(get('/')))?.[1] ?? '';
    expect(cookie).not.toBe('');
  });

  function exchange(text: string): Promise<string> {
    return new Promise((resolve) => {
      const socket = connect(Number(own().port), '127.0.0.1');
      const pieces: Buffer[] = [];
      const done = () => {
        socket.destroy();
        resolve(Buffer.concat(pieces).toString('latin1'));
      };
      socket.on('data', (piece) => pieces.push(piece));
      socket.on('error', done);
      socket.on('close', done);
      socket.setTimeout(2_000, done);
      socket.write(Buffer.from(text, 'latin1'));
    });
  }
  const statusOf = (text: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]) || 'none';

  it('it takes an honest one', async () => {
    expect(statusOf(await exchange(get('/sign-in')))).toBe(200);
    expect(statusOf(await exchange(post('password=x', `${form}Content-Length: 10\r\n`)))).toBe(200);
    expect(asked.map(({ url }) => url)).toEqual(['/sign-in', '/sign-in/password']);
  });

  it.each<readonly [string, () => string, readonly (number | 'none')[]]>([
    ['the address of another site', () => get('http://login.example.com/sign-in'), [400]],
    ['the address of the site', () => get(`${site}/sign-in`, new URL(site).host), [400, 421]],
    ['the address of another port', () => get(`${beside}/`), [400]],
    ['its own whole address', () => get(`${served.baseUrl}/sign-in`), [400]],
    ['the address of another scheme', () => get('ftp://login.example.com/'), [400]],
    ['CONNECT', () => get('login.example.com:443').replace('GET', 'CONNECT'), ['none']],
    ['CONNECT to the site', () => get(new URL(site).host).replace('GET', 'CONNECT'), ['none']],
    ['no scheme', () => get('//login.example.com/sign-in'), [400]],
    ['a slash and a backslash', () => get(String.raw`/\login.example.com/sign-in`), [400]],
    ['a backslash', () => get(String.raw`\login.example.com`), [400]],
    ['an asterisk', () => get('*').replace('GET', 'OPTIONS'), [400]],
    ['nothing', () => get(''), [400]],
    ['the host of the site', () => get('/sign-in', new URL(site).host), [421]],
    ['the host of another', () => get('/sign-in', 'login.example.com'), [421]],
    ['its own host at another port', () => get('/sign-in', `${relayHost}:1`), [421]],
    ['its own number', () => get('/sign-in', `127.0.0.1:${own().port}`), [421]],
    ['a name beneath its own', () => get('/sign-in', `x.${own().host}`), [400, 421]],
    ['a user name in the host', () => get('/sign-in', `${own().host}@login.example.com`), [400, 421]],
    ['no host', () => `GET /sign-in HTTP/1.1\r\n${known()}\r\n`, [400]],
    ['no host, of old', () => `GET /sign-in HTTP/1.0\r\n${known()}\r\n`, [400]],
    ['two hosts', () => get('/sign-in', `${own().host}\r\nHost: login.example.com`), [421]],
    ['no token', () => get('/sign-in', own().host, known().replace(/^X-Pilot-Token.*\r\n/, '')), [404]],
    ['another token', () => get('/sign-in', own().host, known().replace(token, 'a guess')), [404]],
    ['nobody’s lure', () => get('/sign-in', own().host, known().replace(lureId, lureId.replace(/9/g, '8'))), [404]],
    ['another browser', () => get('/sign-in').replace(cookie, 'visit=x'), [303]],
    ['control without a token', () => get(`/control/lures/${lureId}`).replace(token, ''), [404]],
    ['control under another host', () => get(`/control/lures/${lureId}`, new URL(site).host), [421]],
    ['the harness’s door of the site', () => get('/simulation/inbox/ada'), [404]],
    ['that door in percent signs', () => get('/%73imulation/inbox/ada'), [404]],
    ['that door from below', () => get('/sign-in/../simulation/inbox/ada'), [404]],
    ['callbacks of the site', () => get('/callbacks/identity/x'), [404]],
    ['broken percent signs', () => get('/%E0%A4%A'), [400]],
    ['a form of another site', () => post('password=x', `${form}Content-Length: 10\r\nOrigin: http://x\r\n`), [403]],
    ['a form from elsewhere', () => post('password=x', `${form}Content-Length: 10\r\nSec-Fetch-Site: none\r\n`), [403]],
    ['another method', () => get('/sign-in').replace('GET', 'PUT'), [405]],
    ['a body of 64 KB and a byte', () => post('a'.repeat(65_537), `${form}Content-Length: 65537\r\n`), [413]],
    ['a length of 10 GB', () => post('a', `${form}Content-Length: 10000000000\r\n`), [413]],
    ['two lengths', () => post('ab', `${form}Content-Length: 1\r\nContent-Length: 2\r\n`), [400]],
    [
      'a length and chunks',
      () => post('0\r\n\r\n', `${form}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n`),
      [400],
    ],
    ['a picture', () => post('abc', 'Content-Type: image/jpeg\r\nContent-Length: 3\r\n'), [415]],
    ['a form with files', () => post('abc', 'Content-Type: multipart/form-data\r\nContent-Length: 3\r\n'), [415]],
    [
      'a header with a line break of its own',
      () => get('/sign-in', own().host, `${known()}Accept: a\nHost: x\r\n`),
      [400],
    ],
    ['a header with NUL', () => get('/sign-in', own().host, `${known()}Accept: a\0b\r\n`), [400]],
    ['headers of 100 KB', () => get('/sign-in', own().host, `${known()}Accept: ${'a'.repeat(100_000)}\r\n`), [431]],
  ])('%s', async (_, text, expected) => {
    expect(expected).toContain(statusOf(await exchange(text())));
    expect(asked).toEqual([]);
  });

  it.each([
    '/sign-in%0d%0aHost:%20login.example.com%0d%0a',
    '/sign-in?to=%0d%0aSet-Cookie:%20a=b',
    '/sign-in?to=//login.example.com',
    '/@login.example.com/',
    '/:443/',
    '/.login.example.com/',
    '/%2f%2flogin.example.com/',
    '/%5clogin.example.com',
  ])('"%s" is a path of the site, and no more', async (path) => {
    expect(statusOf(await exchange(get(path)))).toBe(200);
    expect(asked.map(({ url, headers }) => [url, headers.host])).toEqual([[path, new URL(site).host]]);
  });
});

describe('what passes', () => {
  it('to the site: its own name, the phisher’s headers, and of the person’s what the simulation needs', async () => {
    const { id, person } = await bench.lure('relay');
    const told = {
      'x-pilot-clock': '1767603600000',
      'x-pilot-position': 'user=0;arm=a;attempt=0;visit=0;flow=password-otp;step=submit-password',
      referer: `${relayOrigin}/sign-in`,
      'x-forwarded-for': '198.51.100.1',
      forwarded: 'for=198.51.100.1',
      via: 'the relay',
      cookie: `visit=${person.cookies.get('visit')}; session=of-the-person`,
    };
    await person.post('/sign-in/password', { password: 'Zoë & co' }, told);
    const [{ headers, body } = { headers: {}, body: '' }] = asked;
    expect(body).toBe('password=Zo%C3%AB+%26+co');
    expect(headers).toEqual({
      host: new URL(site).host,
      connection: 'close',
      origin: site,
      referer: `${site}/sign-in`,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(body.length),
      'user-agent': expect.stringContaining('Windows NT') as string,
      'x-pilot-token': token,
      'x-pilot-address': '203.0.113.7',
      'x-pilot-clock': told['x-pilot-clock'],
      'x-pilot-position': told['x-pilot-position'],
      'client-request-id': id,
    });
  });

  it('to the person: the page under the relay’s name, and nothing that gives the site away', async () => {
    const host = new URL(site).host;
    answer = (response) =>
      response
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': `default-src 'self' ${site}`,
          'set-cookie': ['session=secret; HttpOnly; Path=/', 'lang=en'],
          'server-timing': 'app;dur=1.5',
          server: 'the site',
          'strict-transport-security': 'max-age=1',
          link: `<${site}/>; rel=canonical`,
        })
        .end(
          `<a href="${site}/a"></a> //${host}/b http%3A%2F%2Flocalhost%3A${new URL(site).port} rpId=localhost x.${host} ${host}0`,
        );
    const { id, person } = await bench.lure('relay');
    const { text, headers } = await person.get('/sign-in');
    const ours = new URL(relayOrigin).host;
    expect(text).toBe(
      `<a href="${relayOrigin}/a"></a> //${ours}/b http%3A%2F%2Flogin-contoso.localhost%3A4446 rpId=localhost x.${host} ${host}0`,
    );
    expect(Object.fromEntries(headers)).toEqual({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'self' ${relayOrigin}`,
      'server-timing': 'app;dur=1.5',
    });
    expect((await bench.held(id)).cookies).toEqual([
      { name: 'session', value: 'secret', path: '/' },
      { name: 'lang', value: 'en', path: '/' },
    ]);
    await person.get('/home');
    expect(asked.at(-1)?.headers.cookie).toBe('session=secret; lang=en');
  });

  it('no answer of more than a page’s size', async () => {
    answer = (response) => response.setHeader('content-type', 'text/html').end('a'.repeat(1024 * 1024 + 1));
    const { person } = await bench.lure('relay');
    expect(await person.get('/sign-in')).toMatchObject({ status: 502, code: 'too-large' });
  });

  it('nothing where the site hangs up', async () => {
    answer = (response) => response.destroy();
    for (const works of ['relay', 'harvest'] as const) {
      const { person } = await bench.lure(works);
      expect(await person.post('/sign-in/password', { password: 'x' })).toMatchObject({
        status: 502,
        code: 'site-unreachable',
      });
    }
  });

  it('no longer than the person waits', async () => {
    let closed: (() => void) | undefined;
    const leaves = new Promise<void>((resolve) => (closed = resolve));
    answer = (response) => response.once('close', () => closed?.());
    const { id, person } = await bench.lure('relay');
    const giveUp = new AbortController();
    const stalled = Promise.resolve(
      bench.app.request(`${relayOrigin}/sign-in`, {
        signal: giveUp.signal,
        headers: {
          'x-pilot-token': token,
          'client-request-id': id,
          cookie: `visit=${person.cookies.get('visit')}`,
        },
      }),
    );
    await expect.poll(() => asked.length).toBe(1);
    giveUp.abort();
    await leaves;
    expect((await stalled).status).toBe(502);
  });
});

describe('control', () => {
  const order = { id: '11111111-1111-4111-8111-111111111111', works: 'relay', address: '203.0.113.7' };

  it('opens a lure once, whatever the letters of its id', async () => {
    expect((await bench.control('POST', '/lures', order)).status).toBe(204);
    expect((await bench.control('POST', '/lures', order)).status).toBe(409);
    expect((await bench.control('GET', `/lures/${order.id.toUpperCase()}`)).status).toBe(200);
    expect((await bench.control('DELETE', `/lures/${order.id}`)).status).toBe(204);
    expect((await bench.control('DELETE', `/lures/${order.id}`)).status).toBe(404);
  });

  it.each<readonly [string, object]>([
    ['another way to work', { ...order, works: 'forward' }],
    ['an id that is none', { ...order, id: 'ada' }],
    ['an address that is none', { ...order, address: 'login.example.com' }],
    ['a site', { ...order, site: 'http://login.example.com' }],
    ['nothing', {}],
  ])('takes no lure with %s', async (_, body) => {
    expect((await bench.control('POST', '/lures', body)).status).toBe(400);
  });
});
