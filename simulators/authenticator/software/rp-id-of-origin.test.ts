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
});
