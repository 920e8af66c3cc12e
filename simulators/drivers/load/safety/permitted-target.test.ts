import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PilotError } from '../../../../scenarios/schema/pilot-error.ts';
import { permittedTarget } from './permitted-target.ts';
import { productionLoginHost } from '../../../loopback/production-login-hosts.ts';

const remote = (baseUrl: string, consent?: string) => permittedTarget({ kind: 'remote', baseUrl }, consent);

function codeOf(decide: () => unknown): string {
  try {
    decide();
  } catch (error) {
    if (error instanceof PilotError && error.badInput) return error.code;
    throw error;
  }
  return 'permitted';
}

/** Without "--": a name that begins with xn-- must be Punycode. */
const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/).filter((text) => !text.includes('--'));
/** A name that nobody has (RFC 2606). */
const ownHost = fc
  .array(label, { minLength: 1, maxLength: 3 })
  .map((labels) => [...labels, 'example', 'test'].join('.'));

describe('permittedTarget', () => {
  it('lets the reference target be loaded, which we start on loopback', () => {
    expect(permittedTarget({ kind: 'reference' }, undefined)).toEqual({ by: 'loopback' });
  });

  it('asks for an address of a remote target', () => {
    expect(codeOf(() => permittedTarget({ kind: 'remote' }, undefined))).toBe('target-address-missing');
  });

  it.each([
    'http://localhost:8080',
    'https://LOCALHOST./',
    'http://idp.localhost',
    'http://127.0.0.1',
    'http://127.9.8.7:1',
    'http://[::1]:3',
    'http://2130706433/',
    'http://0x7f.1',
    'http://0177.0.0.1',
    'http://127。0。0。1/',
  ])('is free on this machine: %s', (baseUrl) => {
    expect(remote(baseUrl)).toEqual({ by: 'loopback' });
    expect(remote(baseUrl, 'elsewhere.example')).toEqual({ by: 'loopback' });
  });

  it.each([
    'http://login.example.test',
    'http://127.0.0.1.example.test',
    'http://localhost.example.test',
    'http://notlocalhost',
    'http://0.0.0.0',
    'http://10.0.0.1',
    'http://128.0.0.1',
    'http://3232235777/',
    // IPv4 inside IPv6: this machine or not, it says it in a way that hides it.
    'http://[::ffff:127.0.0.1]',
    'http://[::ffff:10.0.0.1]',
    'http://[::]',
  ])('is not, elsewhere, without consent: %s', (baseUrl) => {
    expect(codeOf(() => remote(baseUrl))).toBe('target-not-permitted');
  });

  it.each([
    'https://localhost@login.example.test',
    'https://localhost:80@login.example.test/',
    'https://login.example.test@localhost/',
    'ftp://localhost',
    'file:///etc/passwd',
    'login.example.test',
    'https://',
    'javascript:alert(1)',
  ])('refuses an address that reads as another one: %s', (baseUrl) => {
    expect(codeOf(() => remote(baseUrl, 'login.example.test'))).toBe('target-address-not-valid');
  });

  it.each([
    ['https://login.example.test', 'login.example.test', 'permitted'],
    ['https://login.example.test', 'LOGIN.Example.test.', 'permitted'],
    ['https://login.example.test./', 'login.example.test', 'permitted'],
    ['https://login.example.test:8443', 'login.example.test', 'permitted'],
    ['https://login.example.test:8443', 'login.example.test:8443', 'permitted'],
    ['https://login.example.test', 'login.example.test:443', 'permitted'],
    ['http://10.0.0.1', '10.0.0.1', 'permitted'],
    ['http://[fd00::1]:81', '[fd00::1]:81', 'permitted'],
    ['https://bücher.example', 'xn--bcher-kva.example', 'permitted'],
    ['https://login.example.test:8443', 'login.example.test:443', 'target-not-permitted'],
    ['http://login.example.test', 'login.example.test:443', 'target-not-permitted'],
    ['https://login.example.test', 'example.test', 'target-not-permitted'],
    ['https://login.example.test', 'a.login.example.test', 'target-not-permitted'],
    ['https://login.example.test', '', 'consent-not-valid'],
    ['https://login.example.test', '*.example.test', 'target-not-permitted'],
    ['https://login.example.test', 'https://login.example.test', 'consent-not-valid'],
    ['https://login.example.test', 'login.example.test/', 'consent-not-valid'],
    ['https://login.example.test', 'x@login.example.test', 'consent-not-valid'],
  ])('%s with consent to "%s": %s', (baseUrl, consent, outcome) => {
    expect(codeOf(() => remote(baseUrl, consent))).toBe(outcome);
  });

  it('opens exactly the host that was named', () => {
    fc.assert(
      fc.property(ownHost, ownHost, fc.constantFrom('http', 'https'), (host, named, scheme) => {
        expect(remote(`${scheme}://${host}/path`, host)).toEqual({ by: 'consent', host });
        expect(codeOf(() => remote(`${scheme}://${host}`))).toBe('target-not-permitted');
        if (host !== named) expect(codeOf(() => remote(`${scheme}://${host}`, named))).toBe('target-not-permitted');
      }),
    );
  });
});

const wellKnown = [
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
  'login.live.com',
  'contoso.b2clogin.com',
  'contoso.ciamlogin.com',
  'accounts.google.com',
  'accounts.google.de',
  'accounts.google.co.uk',
  'accounts.google.com.br',
  'appleid.apple.com',
  'contoso.okta.com',
  'contoso.oktapreview.com',
  'contoso.eu.auth0.com',
  'contoso.onelogin.com',
  'api-1234.duosecurity.com',
  'auth.pingone.eu',
  'auth.pingone.com.au',
  'contoso.auth.eu-west-1.amazoncognito.com',
  'cognito-idp.eu-west-1.amazonaws.com',
  'signin.aws.amazon.com',
  'github.com',
  'gitlab.com',
  'login.salesforce.com',
  'contoso.my.salesforce.com',
  'www.facebook.com',
  'www.linkedin.com',
  'login.yahoo.com',
  'id.atlassian.com',
  'secure.login.gov',
];

describe('production login hosts', () => {
  it.each(wellKnown)('refuses %s even with consent', (host) => {
    expect(codeOf(() => remote(`https://${host}/`, host))).toBe('target-is-production');
  });

  it.each([
    'https://ｇithub.com',
    'https://git%68ub.com',
    'https://git\u00adhub.com',
    'https://GitHub.com:8443',
    'https://github.com.',
    'https://github.com..',
    'https://github。com',
    'https:\\\\github.com',
    'https:github.com',
  ])('is not tricked by %s', (baseUrl) => {
    expect(['target-is-production', 'target-address-not-valid']).toContain(codeOf(() => remote(baseUrl, 'github.com')));
  });

  it('refuses everything beneath, however it is written', () => {
    const capitals = (text: string, bits: readonly boolean[]) =>
      [...text].map((letter, index) => (bits[index % bits.length] === true ? letter.toUpperCase() : letter)).join('');
    fc.assert(
      fc.property(
        fc.constantFrom(...wellKnown),
        fc.array(label, { maxLength: 3 }),
        fc.array(fc.boolean(), { minLength: 1 }),
        fc.constantFrom('', '.'),
        fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined }),
        (host, above, bits, dot, port) => {
          const written = `${capitals([...above, host].join('.'), bits)}${dot}`;
          const address = `https://${written}${port === undefined ? '' : `:${port}`}/path?x#y`;
          for (const consent of [undefined, written, [...above, host].join('.')])
            expect(codeOf(() => remote(address, consent))).toBe('target-is-production');
        },
      ),
    );
  });

  it('knows a host from one that only looks like it', () => {
    for (const host of [
      'notgithub.com',
      'github.com.example.test',
      'github.community',
      'my-okta.com',
      'okta.com.example',
      'ec2-1-2-3-4.compute.amazonaws.com',
      'x.eu-west-1.elb.amazonaws.com',
      'microsoftonline.example',
      'vm.westeurope.cloudapp.azure.com',
      'council.gov.uk',
      'google.example',
      'com',
    ]) {
      expect(productionLoginHost(host)).toBeUndefined();
    }
    fc.assert(
      fc.property(ownHost, (host) => {
        expect(productionLoginHost(host)).toBeUndefined();
      }),
    );
  });
});
