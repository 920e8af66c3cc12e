// Hostile requests rather than hostile credentials: forged senders, sessions, sizes and headers, against the real app.
import { describe, expect, it } from 'vitest';
import { AttackedSite } from './attacked-site.fixture.ts';
import { authenticationOptions, enterPassword, signedIn, totpCode } from './honest-steps.fixture.ts';
import { Visitor } from './visitor.fixture.ts';

const site = new AttackedSite();

describe('requests from other sites', () => {
  const posts = [
    '/sign-in/user-name',
    '/sign-in/password',
    '/sign-in/code',
    '/sign-in/code/resend',
    '/sign-out',
    '/password-reset/user-name',
    '/password-reset/code',
    '/password-reset/code/resend',
    '/password-reset/new-password',
    '/passkey/authentication/options',
    '/passkey/authentication/verify',
    '/passkey/registration/options',
    '/passkey/registration/verify',
  ];

  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['the origin of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another origin, with the browser silent on the site', { origin: 'https://evil.example', 'sec-fetch-site': '' }],
    ['our host on another port', { origin: 'http://localhost:4445', 'sec-fetch-site': 'same-site' }],
    ['a same-site page, with the origin left out', { origin: '', 'sec-fetch-site': 'same-site' }],
    ['an opaque origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['our origin, though the browser says cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['neither origin nor site', { origin: '', 'sec-fetch-site': '' }],
  ])('%s: cross-site, at every POST', async (_title, headers) => {
    const person = await site.newPerson();
    const visitor = await signedIn(site, person);
    for (const path of posts)
      expect({ path, ...(await visitor.post(path, {}, headers)) }).toMatchObject({
        path,
        status: 403,
        code: 'cross-site',
      });
    expect(await visitor.isSignedIn()).toBe(true);
    expect(await visitor.post('/sign-out')).toMatchObject({ status: 303 });
    expect(await visitor.isSignedIn()).toBe(false);
  });

  it('a name made to point at loopback (DNS rebinding): wrong-host', async () => {
    const visitor = new Visitor(site);
    expect(await visitor.get('/sign-in', { host: 'rebound.evil.example:4444' })).toMatchObject({
      status: 421,
      code: 'wrong-host',
    });
    expect(await visitor.get('/sign-in', { host: 'localhost:4444' })).toMatchObject({ status: 200, page: 'sign-in' });
  });

  it('sign-out by a link or picture: there is no such page, and one stays signed in', async () => {
    const visitor = await signedIn(site, await site.newPerson());
    expect(await visitor.get('/sign-out')).toMatchObject({ status: 404 });
    expect(await visitor.isSignedIn()).toBe(true);
  });

  it('a ceremony answer as a plain form, which any site could send: refused unread', async () => {
    const visitor = new Visitor(site);
    const { challenge } = await authenticationOptions(visitor);
    expect(await visitor.post('/passkey/authentication/verify', { challenge })).toMatchObject({
      status: 400,
      code: '135020',
    });
  });
});

describe('sessions', () => {
  it('an id chosen by the attacker is not taken up', async () => {
    const visitor = new Visitor(site);
    visitor.cookies.set('session', 'chosen-by-the-attacker');
    await enterPassword(visitor, await site.newPerson());
    expect(visitor.cookies.get('session')).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('an id from before the password, and from before the code, is worth nothing after', async () => {
    const person = await site.newPerson();
    const visitor = new Visitor(site);
    const ids: (string | undefined)[] = [];
    await visitor.post('/sign-in/user-name', { 'user-name': person.userPrincipalName });
    ids.push(visitor.cookies.get('session'));
    await visitor.post('/sign-in/password', { password: person.password });
    ids.push(visitor.cookies.get('session'));
    await visitor.post('/sign-in/code', { code: totpCode(person, site.nowMs) });
    expect(await visitor.isSignedIn()).toBe(true);
    expect(new Set([...ids, visitor.cookies.get('session')]).size).toBe(3);
    for (const id of ids) {
      const fixated = new Visitor(site);
      fixated.cookies.set('session', id ?? '');
      expect(await fixated.isSignedIn()).toBe(false);
      expect(await fixated.post('/sign-in/code', { code: totpCode(person, site.nowMs) })).toMatchObject({
        code: 'sign-in-expired',
      });
    }
  });

  it('the cookie is out of reach of scripts and other sites, and pages are kept by no cache and in no frame', async () => {
    const visitor = new Visitor(site);
    const { headers } = await visitor.post('/sign-in/user-name', { 'user-name': 'anyone' });
    expect(headers.getSetCookie().join()).toMatch(/^session=[^;]+;(?=.*\bHttpOnly\b)(?=.*\bSameSite=Strict\b)/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe/);
  });
});

describe('sizes', () => {
  it.each([
    '/sign-in/user-name',
    '/sign-in/password',
    '/passkey/authentication/verify',
    '/passkey/registration/verify',
  ])('10 MB at %s: too-large', async (path) => {
    const visitor = new Visitor(site);
    expect(await visitor.post(path, { 'user-name': 'x'.repeat(10_000_000) })).toMatchObject({
      status: 413,
      code: 'too-large',
    });
    expect(await visitor.post('/sign-in/user-name', { 'user-name': 'x'.repeat(320) })).toMatchObject({
      status: 200,
      page: 'password',
    });
  });

  it('10 MB that come in pieces without a stated length: too-large', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 100_000;
        if (sent > 10_000_000) controller.close();
        else controller.enqueue(new Uint8Array(100_000).fill(0x61));
      },
    });
    const headers = { origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' };
    const response = await site.request('/sign-in/user-name', { method: 'POST', body, headers, duplex: 'half' });
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(1_000_000);
  });

  it('a user name of 321 characters is none', async () => {
    const visitor = new Visitor(site);
    expect(await visitor.post('/sign-in/user-name', { 'user-name': 'x'.repeat(321) })).toMatchObject({
      page: 'sign-in',
      code: 'user-name-missing',
    });
  });
});

describe('injection', () => {
  it.each([
    `"><script>alert(1)</script>`,
    `<img src=x onerror=alert(1)>`,
    `' OR '1'='1' --`,
    `'; DROP TABLE accounts; --`,
    '${7*7}{{7*7}}',
    'a\u0000b',
    '__proto__',
    'constructor',
  ])('a user name of %j is shown as it is and signs nobody in', async (userName) => {
    const visitor = new Visitor(site);
    const pages = [
      await visitor.post('/sign-in/user-name', { 'user-name': userName }),
      await visitor.post('/sign-in/password', { password: "' OR '1'='1" }),
      await visitor.get('/sign-in/other-ways'),
      await visitor.get('/password-reset'),
    ];
    expect(pages.map(({ page, code }) => [page, code])).toEqual([
      ['password', undefined],
      ['password', '50126'],
      ['other-ways', undefined],
      ['reset-password', undefined],
    ]);
    for (const { text } of pages)
      expect(text.replaceAll(/<script type="module" src="\/passkey\.js"><\/script>/g, '')).not.toMatch(
        /<script|<img|onerror=[^&]*>/i,
      );
    expect(pages[0]?.text).toContain(escaped(userName.normalize('NFC').toLowerCase()));
    expect(await visitor.isSignedIn()).toBe(false);
  });
});

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

describe('the simulation, for those who do not hold its token', () => {
  const strangers: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['no token', {}],
    ['a wrong token', { 'x-pilot-token': 'guessed' }],
    ['a prefix of the token', { 'x-pilot-token': site.token.slice(0, -1) }],
    ['the token and more', { 'x-pilot-token': `${site.token}x` }],
  ];

  it.each(strangers)('%s: no inbox, no account, no memory', async (_title, headers) => {
    const person = await site.newPerson('text-message');
    const [stranger, harness] = [new Visitor(site, headers), new Visitor(site)];
    const inbox = `/simulation/inbox/${person.userPrincipalName}`;
    expect(await stranger.get(inbox)).toMatchObject({ status: 404 });
    expect(await stranger.get('/simulation/memory')).toMatchObject({ status: 404 });
    expect(await stranger.postJson('/simulation/accounts', { accounts: [] })).toMatchObject({ status: 404 });
    expect(await harness.get(inbox)).toMatchObject({ status: 200 });
  });

  it.each(strangers)('%s: x-pilot-clock does not move time', async (_title, headers) => {
    const realMs = Date.now();
    const farMs = realMs + 3_600_000;
    const movedClock = { ...headers, 'x-pilot-clock': String(farMs) };
    const person = await site.newPerson();
    const stranger = new Visitor(site, movedClock);
    await enterPassword(stranger, person);
    const answer = await stranger.post('/sign-in/code', { code: totpCode(person, farMs) });
    expect(answer).toMatchObject({ page: 'code', code: '500121' });
    expect(answer.headers.get('x-sign-in-code')).toBeNull();
    const harness = new Visitor(site, { 'x-pilot-token': site.token, 'x-pilot-clock': String(farMs) });
    await enterPassword(harness, person);
    expect(await harness.post('/sign-in/code', { code: totpCode(person, farMs) })).toMatchObject({
      status: 303,
      location: '/home',
    });
  });

  it('a server started without simulation has none of it, not even for the right token', async () => {
    const plain = new AttackedSite('not-simulated');
    const visitor = new Visitor(plain);
    for (const path of ['/simulation/inbox/anyone', '/simulation/memory', '/simulation/accounts'])
      expect(await visitor.get(path)).toMatchObject({ status: 404 });
    expect(await visitor.postJson('/simulation/accounts', { accounts: [] })).toMatchObject({ status: 404 });
    // The virtual clock of this request is months away from the real one: a session begun under it would have expired or not begun.
    const { headers } = await visitor.post('/sign-in/user-name', { 'user-name': 'nobody' });
    expect(headers.getSetCookie()).toHaveLength(1);
    await visitor.post('/sign-in/password', { password: 'nothing' });
    expect(Math.abs(Date.parse(plain.rows.at(-1)?.createdDateTime ?? '') - Date.now())).toBeLessThan(60_000);
  });
});
