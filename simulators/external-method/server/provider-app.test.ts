// The external provider against requests that no tenant makes: nobody is asked, and nobody is sent anywhere that was not registered.
import { Hono } from 'hono';
import type { JWTPayload } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AppEnvironment } from '../../web-server/app-environment.ts';
import { serveOnLoopback, type ServedApp } from '../../web-server/serve-on-loopback.ts';
import { discoverySuffix } from '../openid-metadata.ts';
import { publishedKey, readToken } from '../published-key.ts';
import { newSigningKey, type SigningKey } from '../signing-key.ts';
import { externalProviderApp } from './provider-app.ts';
import { newProviderParts } from './provider-parts.ts';

const origin = 'http://localhost:4666';
const apiKey = 'a-key-of-whoever-runs-the-provider-0';
const token = 'a token only the harness knows, long';
const clientId = '3f0c1d3e-2f52-4f6c-9d5e-6c1f4d7a9b10';
const nowMs = Date.UTC(2026, 0, 5, 9);
const nowS = nowMs / 1_000;

let tenant: ServedApp;
let tenantKey: SigningKey;
let parts: Awaited<ReturnType<typeof newProviderParts>>;
let app: ReturnType<typeof externalProviderApp>;
const redirectUri = () => `${tenant.baseUrl}/answer`;

beforeAll(async () => {
  tenantKey = await newSigningKey('Tenant');
  tenant = await serveOnLoopback(0, (baseUrl) => {
    const site = new Hono<AppEnvironment>();
    site.get(discoverySuffix, (context) =>
      context.json({
        issuer: baseUrl,
        jwks_uri: `${baseUrl}/keys`,
        response_types_supported: ['id_token'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      }),
    );
    site.get('/keys', (context) => context.json({ keys: [tenantKey.published] }));
    return site;
  });
  parts = await newProviderParts(apiKey, origin);
  app = externalProviderApp({ simulation: { token, seed: 1, faults: [] } }, parts);
});
afterAll(() => tenant.stop());

const register = (told: unknown, key = apiKey) =>
  app.request(`${origin}/clients`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(told),
  });

beforeEach(async () => {
  const told = { clientId, redirectUri: redirectUri(), discoveryUrl: `${tenant.baseUrl}${discoverySuffix}` };
  expect((await register(told)).status).toBe(204);
});

/** As a tenant issues it: expired from the start. */
const hintClaims = (): JWTPayload => ({
  iss: tenant.baseUrl,
  aud: clientId,
  sub: 'ana',
  oid: 'ana',
  tid: 'tenant',
  preferred_username: 'ana@contoso.example',
  iat: nowS,
  exp: nowS - 1,
});
const hint = (changed: JWTPayload = {}) => tenantKey.sign({ ...hintClaims(), ...changed });
const asked = (acr = ['possessionorinherence'], amr = ['fido', 'swk']) =>
  JSON.stringify({ id_token: { acr: { essential: true, values: acr }, amr: { essential: true, values: amr } } });

async function honest(): Promise<Record<string, string>> {
  return {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    client_id: clientId,
    redirect_uri: redirectUri(),
    nonce: 'a nonce',
    state: 'a state',
    id_token_hint: await hint(),
    claims: asked(),
  };
}

async function post(path: string, fields: Record<string, string> | string, headers: Record<string, string> = {}) {
  const answer = await app.request(`${origin}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-pilot-token': token,
      'x-pilot-clock': String(nowMs),
      ...headers,
    },
    body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
  });
  const text = await answer.text();
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1];
  return {
    status: answer.status,
    page: /<main data-page="([^"]*)"/.exec(text)?.[1],
    code: /data-code="([^"]*)"/.exec(text)?.[1],
    to: /<form method="post" action="([^"]*)"/.exec(text)?.[1],
    field,
    text,
    headers: answer.headers,
  };
}
const ownPage = { origin, 'sec-fetch-site': 'same-origin' };

describe('what it says of itself', () => {
  it('is what Microsoft Entra asks for: RS256, and a certificate of the key', async () => {
    const said = (await (await app.request(`${origin}${discoverySuffix}`)).json()) as Record<string, string>;
    expect(said).toMatchObject({ issuer: origin, id_token_signing_alg_values_supported: ['RS256'] });
    const { keys } = (await (await app.request(said['jwks_uri'] ?? '')).json()) as { keys: unknown[] };
    expect(keys).toHaveLength(1);
    expect(publishedKey.safeParse(keys[0]).success).toBe(true);
    const of = { ...(keys[0] as object), n: tenantKey.published.n };
    expect(publishedKey.safeParse(of).success, 'a certificate of another key').toBe(false);
    expect(keys[0]).not.toHaveProperty('d');
  });
});

describe('an honest request', () => {
  it('asks the person, and answers as the profile has it', async () => {
    const page = await post('/authorize', await honest());
    expect([page.status, page.page]).toEqual([200, 'approve-sign-in']);
    expect(page.text).toContain('ana@contoso.example');
    const answer = await post('/answer', { ticket: page.field('ticket') ?? '', answer: 'approve' }, ownPage);
    expect([answer.page, answer.to, answer.field('state')]).toEqual(['external-answer', redirectUri(), 'a state']);
    expect(await readToken(answer.field('id_token') ?? '', [parts.key.published])).toEqual({
      kind: 'signed',
      claims: {
        iss: origin,
        aud: clientId,
        sub: 'ana',
        nonce: 'a nonce',
        iat: nowS,
        exp: nowS + 300,
        acr: 'possessionorinherence',
        amr: ['swk'],
      },
    });
    expect(answer.headers.get('content-security-policy')).toContain(`form-action 'self' ${tenant.baseUrl}`);
  });

  it('is answered with an error, and no token, where the person declines', async () => {
    const page = await post('/authorize', await honest());
    const answer = await post('/answer', { ticket: page.field('ticket') ?? '', answer: 'decline' }, ownPage);
    expect([answer.field('error'), answer.field('state'), answer.field('id_token')]).toEqual([
      'access_denied',
      'a state',
      undefined,
    ]);
  });

  it('takes a hint that expired long ago for identification', async () => {
    const id_token_hint = await hint({ iat: nowS - 1_000_000, exp: nowS - 999_999 });
    expect((await post('/authorize', { ...(await honest()), id_token_hint })).page).toBe('approve-sign-in');
  });

  it('is good for one answer', async () => {
    const ticket = (await post('/authorize', await honest())).field('ticket') ?? '';
    expect((await post('/answer', { ticket, answer: 'approve' }, ownPage)).page).toBe('external-answer');
    const again = await post('/answer', { ticket, answer: 'approve' }, ownPage);
    expect([again.status, again.code]).toEqual([403, 'request-refused']);
  });
});

describe('is refused, and leads nowhere', () => {
  it.each<readonly [string, Record<string, string>]>([
    ['an unknown client', { client_id: '00000000-0000-4000-8000-000000000000' }],
    ['a foreign redirect', { redirect_uri: 'https://attacker.example/answer' }],
    ['a redirect below the registered one', { redirect_uri: '/answer/further' }],
  ])('%s', async (_what, changed) => {
    const page = await post('/authorize', { ...(await honest()), ...changed });
    expect([page.status, page.page, page.code, page.to]).toEqual([400, 'error', 'request-refused', undefined]);
  });

  it('a field that stands there twice', async () => {
    const body = `${new URLSearchParams(await honest()).toString()}&redirect_uri=https%3A%2F%2Fattacker.example`;
    expect((await post('/authorize', body)).code).toBe('request-refused');
  });

  it('a body that is too large', async () => {
    const page = await post('/authorize', { ...(await honest()), filler: 'a'.repeat(40_000) });
    expect([page.status, page.code]).toEqual([413, 'too-large']);
  });

  it('a body of another type, and a request that is not posted', async () => {
    const page = await post('/authorize', JSON.stringify(await honest()), { 'content-type': 'application/json' });
    expect(page.status).toBe(400);
    expect((await app.request(`${origin}/authorize?client_id=${clientId}`)).status).toBe(404);
  });

  it('an answer from a page of another site, with a guessed ticket, or that is neither yes nor no', async () => {
    const ticket = (await post('/authorize', await honest())).field('ticket') ?? '';
    const foreign = { origin: 'https://attacker.example', 'sec-fetch-site': 'cross-site' };
    expect((await post('/answer', { ticket, answer: 'approve' }, foreign)).code).toBe('cross-site');
    expect((await post('/answer', { ticket: 'guessed', answer: 'approve' }, ownPage)).status).toBe(403);
    expect((await post('/answer', { ticket, answer: 'perhaps' }, ownPage)).status).toBe(403);
  });

  it('another name for this machine', async () => {
    const { status } = await post('/authorize', await honest(), { host: 'attacker.example:4666' });
    expect(status).toBe(421);
  });
});

describe('is told to the tenant as an error, and asks nobody', () => {
  it.each<readonly [string, Record<string, string>, string]>([
    ['another scope', { scope: 'profile' }, 'invalid_scope'],
    ['another response type', { response_type: 'code' }, 'unsupported_response_type'],
    ['another response mode', { response_mode: 'query' }, 'invalid_request'],
    ['no nonce', { nonce: '' }, 'invalid_request'],
    ['a nonce that is too long', { nonce: 'a'.repeat(600) }, 'invalid_request'],
    ['no claims', { claims: '' }, 'invalid_request'],
    ['claims that are no JSON', { claims: '{' }, 'invalid_request'],
    ['another acr', { claims: asked(['knowledge']) }, 'invalid_request'],
    ['an amr that it cannot give', { claims: asked(undefined, ['fpt']) }, 'invalid_request'],
    ['no hint', { id_token_hint: '' }, 'invalid_request'],
    ['a hint that is no token', { id_token_hint: 'nonsense' }, 'invalid_request'],
  ])('%s', async (_what, changed, error) => {
    const page = await post('/authorize', { ...(await honest()), ...changed });
    expect([page.page, page.code, page.to]).toEqual(['external-answer', 'request-refused', redirectUri()]);
    expect([page.field('error'), page.field('state'), page.field('id_token')]).toEqual([error, 'a state', undefined]);
  });

  it.each<readonly [string, () => Promise<string>]>([
    ['signed by somebody else', async () => (await newSigningKey('Somebody')).sign(hintClaims())],
    ['of another tenant', () => hint({ iss: 'http://localhost:1' })],
    ['for another provider', () => hint({ aud: 'another' })],
    ['about nobody', () => hint({ sub: '' })],
    [
      'signed by nobody',
      async () => {
        const [, payload = ''] = (await hint()).split('.');
        const header = Buffer.from(JSON.stringify({ alg: 'none', kid: tenantKey.published.kid })).toString('base64url');
        return `${header}.${payload}.`;
      },
    ],
  ])('a hint %s', async (_what, made) => {
    const page = await post('/authorize', { ...(await honest()), id_token_hint: await made() });
    expect([page.page, page.code]).toEqual(['external-answer', 'request-refused']);
  });
});

describe('a registration is refused', () => {
  it('without the key, or of another form', async () => {
    const told = { clientId, redirectUri: 'http://localhost:1/x', discoveryUrl: 'http://localhost:1/y' };
    expect((await register(told, 'another key that is long enough, too')).status).toBe(401);
    expect((await register({ ...told, clientId: 'no guid' })).status).toBe(400);
    expect((await register({ ...told, redirectUri: 'https://attacker.example' })).status).toBe(400);
    expect((await register({ ...told, more: 'a'.repeat(5_000) })).status).toBe(413);
    expect(parts.clients.get(clientId)?.redirectUri).toBe(redirectUri());
  });
});
