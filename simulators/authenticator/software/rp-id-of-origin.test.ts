import { getPublicSuffix } from 'tldts';
import { describe, expect, it } from 'vitest';
import { rpIdOfOrigin } from './rp-id-of-origin.ts';

describe('rpIdOfOrigin', () => {
  it.each([
    ['https://example.org', 'example.org', 'example.org'],
    ['https://login.example.org:8443', 'example.org', 'example.org'],
    ['https://login.example.org', undefined, 'login.example.org'],
    ['http://localhost:3000', 'localhost', 'localhost'],
    ['http://a.localhost', undefined, 'a.localhost'],
  ])('%s may use %s', (origin, rpId, expected) => {
    expect(rpIdOfOrigin(origin, rpId)).toBe(expected);
  });

  it.each([
    ['https://example.org', 'example.com', 'rp-id-not-of-origin'],
    ['https://example.org', 'login.example.org', 'rp-id-not-of-origin'],
    ['https://notexample.org', 'example.org', 'rp-id-not-of-origin'],
    ['https://example.org', 'org', 'rp-id-not-of-origin'],
    ['http://x.localhost:3000', 'localhost', 'rp-id-not-of-origin'],
    ['http://127.0.0.1:3000', '127.0.0.1', 'origin-not-secure'],
    ['https://127.0.0.1', '127.0.0.1', 'rp-id-not-of-origin'],
    ['http://example.org', 'example.org', 'origin-not-secure'],
    ['https://user@example.org', 'example.org', 'origin-not-secure'],
    ['file:///tmp/page.html', undefined, 'origin-not-secure'],
  ])('%s may not use %s', (origin, rpId, why) => {
    expect(() => rpIdOfOrigin(origin, rpId)).toThrow(expect.objectContaining({ name: 'SecurityError', why }));
  });

  describe('with the public suffix list', () => {
    const isPublicSuffix = (domain: string) => getPublicSuffix(domain, { allowPrivateDomains: true }) === domain;

    it.each([
      ['https://shop.co.uk', 'co.uk'],
      ['https://ada.github.io', 'github.io'],
      ['https://a.b.kawasaki.jp', 'b.kawasaki.jp'],
    ])('%s may not use %s, which it may without', (origin, rpId) => {
      expect(() => rpIdOfOrigin(origin, rpId, isPublicSuffix)).toThrow(
        expect.objectContaining({ name: 'SecurityError', why: 'rp-id-not-of-origin' }),
      );
      expect(rpIdOfOrigin(origin, rpId)).toBe(rpId);
    });

    it.each([
      ['https://www.shop.co.uk', 'shop.co.uk'],
      ['https://co.uk', 'co.uk'],
      ['https://www.ada.github.io', 'ada.github.io'],
      ['https://x.city.kawasaki.jp', 'city.kawasaki.jp'],
    ])('%s may use %s', (origin, rpId) => {
      expect(rpIdOfOrigin(origin, rpId, isPublicSuffix)).toBe(rpId);
    });
  });
});
