import { expect, it } from 'vitest';
import { AttackedSite } from '../hostile/attacked-site.fixture.ts';
import { Visitor } from '../hostile/visitor.fixture.ts';

it('pages forbid foreign scripts, frames, caching and sniffing, and keep Origin on our own forms', async () => {
  const { headers } = await new Visitor(new AttackedSite()).get('/sign-in');
  const policy = headers.get('content-security-policy') ?? '';
  for (const directive of [
    "default-src 'none'",
    "script-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy).toContain(directive);
  }
  expect(policy).not.toContain('unsafe');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.has('strict-transport-security')).toBe(false);
});

it('the session cookie is out of reach of scripts and other sites', async () => {
  const { headers } = await new Visitor(new AttackedSite()).post('/sign-in/user-name', { 'user-name': 'ana' });
  expect(headers.get('set-cookie')).toMatch(/^session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
});
