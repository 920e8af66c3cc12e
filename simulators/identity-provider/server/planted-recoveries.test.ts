// Whoever checks identities can be planted in a simulation that was started so, and nowhere else; news of a recovery that nobody began, or in no
// shape of news, changes nothing.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { policy as policySchema } from '../../../scenarios/schema/policy.ts';
import type { ServedApp } from '../../web-server/serve-on-loopback.ts';
import { Visitor } from '../hostile/visitor.fixture.ts';
import { serve } from './serve.ts';

const token = 'a token only the harness knows, and long enough';
const policy = policySchema.parse({ recovery: { profiles: [{ name: 'Everybody' }] } });
const claims = { firstName: 'Ana', lastName: 'Lopez', dateOfBirth: '1990-01-02', documentType: 'passport' };

let site: ServedApp;
beforeAll(async () => {
  site = await serve(
    {
      port: 0,
      passwordHashing: { memoryKiB: 8, passes: 1, lanes: 1 },
      policy,
      recovery: 'planted',
      simulation: { token, seed: 1, faults: [] },
    },
    (error) => {
      throw error;
    },
  );
  await visitor().postJson('/simulation/accounts', {
    accounts: ['ana', 'ben'].map((name) => ({
      userPrincipalName: `${name}@contoso.example`,
      displayName: name,
      identity: { givenName: 'Ana', surname: 'Lopez', dateOfBirth: '1990-01-02', namesakes: 0 },
      password: 'Tr0ub4dor&ana',
      secondFactor: 'none',
    })),
  });
});
afterAll(() => site.stop());

function visitor(shown = token): Visitor {
  const request = (path: string, init: RequestInit) => fetch(`${site.baseUrl}${path}`, { ...init, redirect: 'manual' });
  return new Visitor(
    { origin: site.baseUrl, token: shown, nowMs: Date.UTC(2026, 0, 5, 9), request },
    {
      'x-pilot-token': shown,
    },
  );
}

/** @returns the path in the QR code. */
async function begun(browser: Visitor, name: string): Promise<string> {
  await browser.get('/account-recovery');
  const { text } = await browser.post('/account-recovery/user-name', { 'user-name': `${name}@contoso.example` });
  return /(\/simulation\/recoveries\/[\w-]+)\?verifier=balanced/.exec(text)?.[1] ?? '';
}

it('asks for a presentation when it has heard of the credential, and gives a pass when that has been seen', async () => {
  const browser = visitor();
  const path = await begun(browser, 'ana');
  expect(await visitor().postJson(path, { of: 'identity', news: { kind: 'issued' } })).toMatchObject({
    status: 200,
    text: JSON.stringify({ presentation: { threshold: 70, tries: 3, requestLifeMs: 900_000 } }),
  });
  const seen = { of: 'presentation', news: { kind: 'verified', claims, faceScore: 93 } };
  expect(await visitor().postJson(path, seen)).toMatchObject({ status: 200, text: '{}' });
  expect((await browser.post('/account-recovery/result', {})).text).toContain('id="issued-pass"');
});

it('hears nothing that is out of turn, of nobody, or of no shape', async () => {
  const browser = visitor();
  const path = await begun(browser, 'ben');
  const early = { of: 'presentation', news: { kind: 'verified', claims, faceScore: 93 } };
  expect(await visitor().postJson(path, early)).toMatchObject({ status: 200, text: '{}' });
  const issued = { of: 'identity', news: { kind: 'issued' } };
  expect(await visitor().postJson('/simulation/recoveries/nobody', issued)).toMatchObject({ status: 404 });
  expect(await visitor('another token, which is as long as the other one').postJson(path, issued)).toMatchObject({
    status: 404,
  });
  for (const odd of [
    {},
    { of: 'identity' },
    { ...issued, picture: 'x' },
    { of: 'presentation', news: { kind: 'issued' } },
  ])
    expect(await visitor().postJson(path, odd)).toMatchObject({ status: 400 });
  expect(await browser.post('/account-recovery/result', {})).toMatchObject({ code: 'recovery-pending' });
});
