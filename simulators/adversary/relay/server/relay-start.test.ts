import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSiteOfOurs, relayStart } from './relay-start.ts';

const token = 'a token that only the harness knows, long';

describe('before which site the relay stands', () => {
  it.each(['http://localhost:1', 'http://localhost:4444', 'http://localhost:65535'])('%s', (site) => {
    expect(relayStart.parse({ site, token })).toEqual({ site, token });
  });

  it.each([
    ['another host', 'http://login.example.com:4444'],
    ['a login service', 'https://login.microsoftonline.com'],
    ['a name that begins as ours', 'http://localhost.example.com:4444'],
    ['a name that ends as ours', 'http://notlocalhost:4444'],
    ['a name beneath ours', 'http://tunnel.localhost:4444'],
    ['its own name', 'http://login-contoso.localhost:4444'],
    ['ours with a dot', 'http://localhost.:4444'],
    ['ours in capitals', 'http://LOCALHOST:4444'],
    ['ours in wide letters', 'http://ｌｏｃａｌｈｏｓｔ:4444'],
    ['HTTPS', 'https://localhost:4444'],
    ['another scheme', 'ftp://localhost:4444'],
    ['a scheme in capitals', 'HTTP://localhost:4444'],
    ['no scheme', 'localhost:4444'],
    ['a file', 'file:///etc/passwd'],
    ['no port', 'http://localhost'],
    ['the usual port', 'http://localhost:80'],
    ['a port with a zero before it', 'http://localhost:04444'],
    ['a port that is none', 'http://localhost:99999'],
    ['port 0', 'http://localhost:0'],
    ['the number of loopback', 'http://127.0.0.1:4444'],
    ['another number of loopback', 'http://127.8.9.1:4444'],
    ['a decimal number', 'http://2130706433:4444'],
    ['an octal number', 'http://0177.0.0.1:4444'],
    ['a hexadecimal number', 'http://0x7f.1:4444'],
    ['a short number', 'http://127.1:4444'],
    ['every address', 'http://0.0.0.0:4444'],
    ['a private address', 'http://10.0.0.1:4444'],
    ['the address of cloud metadata', 'http://169.254.169.254:80'],
    ['IPv6 loopback', 'http://[::1]:4444'],
    ['IPv6 of every address', 'http://[::]:4444'],
    ['IPv4 inside IPv6', 'http://[::ffff:127.0.0.1]:4444'],
    ['IPv4 inside IPv6, in hexadecimal', 'http://[::ffff:7f00:1]:4444'],
    ['a zone', 'http://[fe80::1%25eth0]:4444'],
    ['a user name', 'http://localhost@login.example.com:4444'],
    ['a user name before ours', 'http://login.example.com@localhost:4444'],
    ['a password before ours', 'http://a:b@localhost:4444'],
    ['a slash', 'http://localhost:4444/'],
    ['a path', 'http://localhost:4444/sign-in'],
    ['a query', 'http://localhost:4444?to=//login.example.com'],
    ['a fragment', 'http://localhost:4444#@login.example.com'],
    ['backslashes', 'http:\\\\localhost:4444'],
    ['a backslash before another', 'http://localhost:4444\\@login.example.com'],
    ['no address, but another scheme', '//localhost:4444'],
    ['a line break', 'http://localhost:4444\r\nHost: login.example.com'],
    ['a tab', 'http://local\thost:4444'],
    ['a blank', ' http://localhost:4444'],
    ['nothing', ''],
  ])('never %s', (_, site) => {
    expect(relayStart.safeParse({ site, token }).error?.message).toContain('expected the site of this run');
  });

  it.each([
    ['two sites', { site: ['http://localhost:1', 'http://localhost:2'], token }],
    ['a site beside the site', { site: 'http://localhost:1', upstream: 'http://login.example.com', token }],
    ['a token that can be guessed', { site: 'http://localhost:1', token: 'short' }],
    ['no token', { site: 'http://localhost:1' }],
  ])('never %s', (_, message) => {
    expect(relayStart.safeParse(message).success).toBe(false);
  });

  it('whatever is written: no more than a port can be chosen', () => {
    const part = fc.constantFrom(
      'http:',
      '//',
      '/',
      'localhost',
      ':4444',
      ':',
      '@',
      '.',
      '\\',
      '#',
      '?',
      '[::1]',
      '127.0.0.1',
    );
    const written = fc.oneof(
      fc.array(part, { maxLength: 6 }).map((parts) => parts.join('')),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.tuple(fc.string(), fc.string()).map(([before, after]) => `${before}http://localhost:4444${after}`),
      fc.nat().map((port) => `http://localhost:${port}`),
    );
    fc.assert(
      fc.property(written, (site) => !isSiteOfOurs(site) || /^http:\/\/localhost:[1-9]\d{0,4}$/.test(site)),
      { numRuns: 2_000 },
    );
  });
});
