import { describe, expect, it } from 'vitest';
import { mayClaim } from './rp-id-of-origin.ts';

describe('a page that asks for passkeys of a relying party', () => {
  it.each([
    ['is of the same host', 'site.example', 'site.example', true],
    ['is of a host below it', 'site.example', 'login.site.example', true],
    ['is of a host whose name only ends alike', 'site.example', 'login-site.example', false],
    ['is of a host beside it', 'login.site.example', 'shop.site.example', false],
    ['is of a host above it', 'login.site.example', 'site.example', false],
    ['is below a public suffix', 'localhost', 'login-contoso.localhost', false],
    ['is of a public suffix itself', 'localhost', 'localhost', true],
  ])('%s', (_what, rpId, host, may) => {
    expect(mayClaim(rpId, host)).toBe(may);
  });

  it('knows the suffixes that it is told', () => {
    expect(mayClaim('co.uk', 'site.co.uk', (name) => name === 'co.uk')).toBe(false);
  });
});
