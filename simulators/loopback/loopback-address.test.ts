import { describe, expect, it } from 'vitest';
import { addressOf, hostsOf, isLoopback, loopbackEnvironment } from './loopback-address.ts';

const ofUrl = (url: string) => addressOf(new URL(url));

describe('addressOf', () => {
  it.each([
    ['http://localhost:8080', '127.0.0.1'],
    ['http://LOCALHOST', '127.0.0.1'],
    ['http://login.localhost:1', '127.0.0.1'],
    ['http://127.8.9.1', '127.8.9.1'],
    ['http://0x7f.1', '127.0.0.1'],
    ['http://[::1]:8080', '::1'],
  ])('of %s is %s, whatever a resolver says', (url, address) => expect(ofUrl(url)).toBe(address));

  it.each([
    'http://example.test',
    'http://localhost.example.test',
    'http://notlocalhost',
    'http://128.0.0.1',
    'http://[::ffff:127.0.0.1]',
    'http://127.0.0.1.example.test',
    'http://10.0.0.1',
  ])('of %s there is none', (url) => {
    expect(isLoopback(new URL(url).hostname)).toBe(false);
    expect(() => ofUrl(url)).toThrow('is not this machine');
  });
});

it('gives k6 addresses for the names of this machine, and for no other', () => {
  expect(
    hostsOf([
      'http://localhost:1',
      'http://localhost:2',
      'http://a.localhost',
      'https://example.test',
      'http://127.0.0.1',
    ]),
  ).toEqual({ localhost: '127.0.0.1', 'a.localhost': '127.0.0.1' });
});

describe('loopbackEnvironment', () => {
  it('keeps proxies for the world, and what was excepted from them', () => {
    const env = loopbackEnvironment({
      PATH: '/bin',
      HTTPS_PROXY: 'http://proxy.test',
      NO_PROXY: 'mine.test, 10.0.0.0/8',
      no_proxy: 'theirs.test',
    });
    expect(env).toMatchObject({ PATH: '/bin', HTTPS_PROXY: 'http://proxy.test' });
    expect(env['NO_PROXY']).toBe(env['no_proxy']);
    expect(env['NO_PROXY']?.split(',')).toEqual(
      expect.arrayContaining(['localhost', '.localhost', '127.0.0.1', '::1', 'mine.test', '10.0.0.0/8', 'theirs.test']),
    );
    expect(loopbackEnvironment(env)).toEqual(env);
  });
});
