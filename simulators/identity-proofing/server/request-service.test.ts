// The Request Service over HTTP, mounted in a server as the identity provider mounts it.
import { Hono } from 'hono';
import { decodeJwt } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import type { AppEnvironment } from '../../web-server/app-environment.ts';
import { requestFacts } from '../../web-server/request-facts.ts';
import { sameOrigin } from '../../web-server/same-origin.ts';
import { newCredentialIssuer } from '../identity-credential.ts';
import type { IdentityFacts } from '../identity-facts.ts';
import { proofingErrorPage } from '../pages/proofing-error-page.ts';
import { standardFaceCheck } from '../profile-named.fixture.ts';
import { RequestService } from '../request-service.ts';
import { faceOf } from '../test-captures.fixture.ts';
import { newWallet, presentationOf } from '../wallet.fixture.ts';
import { requestServiceApi, walletRoutes } from './request-service-routes.ts';
import { jpeg, TestPhone } from './test-phone.fixture.ts';
import { apiKey, origin, toldSite } from './test-verifier.fixture.ts';

const site = await toldSite();
afterAll(() => site.stop());
const issuer = await newCredentialIssuer('did:web:idv.example');
const authority = 'did:web:verify.contoso.example';
const revoked = new Set<unknown>();
const service = new RequestService({
  baseUrl: origin,
  profile: standardFaceCheck(),
  apiKey,
  issuers: new Map([[issuer.id, issuer]]),
  isRevoked: (id) => revoked.has(id),
  settingsFor: () => ({ tries: 2, requestLifeMs: 300_000 }),
});
const app = new Hono<AppEnvironment>()
  .use(requestFacts(undefined))
  .route('/v1.0/verifiableCredentials', requestServiceApi(service))
  .use(sameOrigin(origin, proofingErrorPage))
  .route('/presentation', walletRoutes(service));
const phone = new TestPhone(app, origin);
const wallet = await newWallet();
const facts: IdentityFacts = {
  claims: { firstName: 'ANA', lastName: 'LOPEZ', dateOfBirth: '1990-01-02', documentType: 'passport' },
  portrait: { identity: 'ana' },
  issuedAtMs: 0,
  expiresAtMs: Date.now() + 1e9,
};
const face = (identity = 'ana') => ({ kind: 'face', face: faceOf(identity) }) as const;

const asks = (body: unknown, authorization = `Bearer ${apiKey}`) =>
  app.request(`${origin}/v1.0/verifiableCredentials/createPresentationRequest`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(body),
  });
const bodyWith = (matchConfidenceThreshold?: number) => ({
  authority,
  registration: { clientName: 'Contoso <b>' },
  callback: { url: site.url, state: 's-1', headers: { 'api-key': 'k' } },
  requestedCredentials: [
    {
      type: 'VerifiedIdentity',
      acceptedIssuers: [issuer.id],
      configuration: { validation: { faceCheck: { sourcePhotoClaimName: 'portrait', matchConfidenceThreshold } } },
    },
  ],
});

/** Id and path of a request's pages. */
async function begin(threshold?: number) {
  const { requestId, url } = (await (await asks(bodyWith(threshold))).json()) as Record<'requestId' | 'url', string>;
  const page = new URL(new URL(url).searchParams.get('request_uri') ?? '');
  return { requestId, path: page.pathname };
}

async function share(credential: string, { requestId, path }: { readonly requestId: string; readonly path: string }) {
  await phone.get(path);
  return phone.post(`${path}/credential`, {
    presentation: await presentationOf(wallet, credential, authority, requestId),
  });
}
const lastTold = () => JSON.parse(site.told.at(-1)?.body ?? '{}') as object;

describe('the Request Service', () => {
  it('answers 201 with id, address and expiry in seconds', async () => {
    const answer = await asks(bodyWith());
    expect(answer.status).toBe(201);
    const { requestId, url, expiry } = (await answer.json()) as { requestId: string; url: string; expiry: number };
    expect(url).toBe(`openid-vc://?request_uri=${encodeURIComponent(`${origin}/presentation/${requestId}`)}`);
    expect(Math.abs(expiry - Date.now() / 1_000 - 300)).toBeLessThan(5);
  });

  it('tells each step in the documented shape', async () => {
    const asked = await begin();
    const before = site.told.length;
    const credential = await issuer.issue(facts, wallet.key);
    expect(await share(credential, asked)).toMatchObject({ page: 'check-face', code: undefined });
    expect(await phone.picture(`${asked.path}/face`, face())).toMatchObject({ page: 'identity-shown' });
    expect(site.told.slice(before).map(({ body }) => JSON.parse(body) as object)).toEqual([
      { requestId: asked.requestId, requestStatus: 'request_retrieved', state: 's-1' },
      {
        requestId: asked.requestId,
        requestStatus: 'presentation_verified',
        state: 's-1',
        verifiedCredentialsData: [
          {
            issuer: issuer.id,
            type: ['VerifiableCredential', 'VerifiedIdentity'],
            claims: { firstName: 'ANA', surName: 'LOPEZ', dateOfBirth: '1990-01-02', documentType: 'passport' },
            credentialState: { revocationStatus: 'VALID' },
            issuanceDate: '1970-01-01T00:00:00.000Z',
            expirationDate: expect.any(String),
            faceCheck: { matchConfidenceScore: expect.any(Number), sourcePhotoQuality: 'HIGH' },
          },
        ],
      },
    ]);
    expect(site.told.at(-1)?.headers).toMatchObject({ 'api-key': 'k' });
  });

  it('tells no score of a face that does not suffice, and is charged once', async () => {
    const before = service.charges.checks;
    const asked = await begin(100);
    await share(await issuer.issue(facts, wallet.key), asked);
    expect(await phone.picture(`${asked.path}/face`, face())).toMatchObject({
      page: 'check-face',
      code: 'face-not-confirmed',
    });
    expect(await phone.picture(`${asked.path}/face`, face())).toMatchObject({
      page: 'error',
      code: 'too-many-tries',
    });
    expect(lastTold()).toEqual({
      requestId: asked.requestId,
      requestStatus: 'presentation_error',
      state: 's-1',
      error: { code: 'claimValidationError', message: expect.any(String) },
    });
    expect(service.charges.checks - before).toBe(1);
  });
});

describe('hostile input to the Request Service', () => {
  it('is refused in the error shape of the service', async () => {
    for (const authorization of ['', 'Bearer wrong']) {
      const answer = await asks(bodyWith(), authorization);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({
        error: { code: 'unauthorized', innererror: { code: 'tokenError' } },
      });
    }
    for (const body of [undefined, [], { ...bodyWith(), authority: 'a'.repeat(3_000) }, bodyWith(49)]) {
      const answer = await asks(body);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ error: { innererror: { code: 'badOrMissingField' } } });
    }
    expect((await asks({ ...bodyWith(), junk: 'x'.repeat(100_000) })).status).toBe(413);
  });

  it.each([
    [
      'revoked',
      async () => {
        const credential = await issuer.issue(facts, wallet.key);
        revoked.add(decodeJwt(credential).jti);
        return credential;
      },
      'credential-revoked',
    ],
    ['expired', () => issuer.issue({ ...facts, expiresAtMs: 1_000 }, wallet.key), 'credential-expired'],
    [
      'of another key',
      async () => (await newCredentialIssuer(issuer.id)).issue(facts, wallet.key),
      'credential-invalid',
    ],
    ['bound to somebody else', async () => issuer.issue(facts, (await newWallet()).key), 'credential-invalid'],
  ])('a credential that is %s', async (_, credential, code) => {
    expect(await share(await credential(), await begin())).toMatchObject({ page: 'error', code });
    expect(lastTold()).toMatchObject({
      requestStatus: 'presentation_error',
      error: { code: 'tokenError', message: code },
    });
  });

  it('a presentation that was made for another request', async () => {
    const credential = await issuer.issue(facts, wallet.key);
    const [first, second] = [await begin(), await begin()];
    await phone.get(second.path);
    const replayed = await presentationOf(wallet, credential, authority, first.requestId);
    expect(await phone.post(`${second.path}/credential`, { presentation: replayed })).toMatchObject({
      code: 'credential-invalid',
    });
  });

  it('a presentation without end, none at all, and one before the request was retrieved', async () => {
    const asked = await begin();
    expect(await phone.post(`${asked.path}/credential`, { presentation: 'a.b.c' })).toMatchObject({
      code: 'other-stage',
    });
    for (const presentation of ['', 'a'.repeat(4_000_001)])
      expect(await phone.post(`${asked.path}/credential`, { presentation })).toMatchObject({
        page: 'share-credential',
        code: 'wallet-missing',
      });
    expect((await phone.post(`${asked.path}/credential`, { presentation: 'a'.repeat(5_000_000) })).status).toBe(413);
  });

  it('a face before the credential, a document for a face, and a request that nobody made', async () => {
    const asked = await begin();
    await phone.get(asked.path);
    expect(await phone.picture(`${asked.path}/face`, face())).toMatchObject({
      page: 'share-credential',
      code: 'other-stage',
    });
    await share(await issuer.issue(facts, wallet.key), asked);
    const portrait = { kind: 'portrait', portrait: { identity: 'ana' } } as const;
    expect(await phone.picture(`${asked.path}/face`, portrait)).toMatchObject({
      page: 'check-face',
      code: 'picture-unreadable',
    });
    const text = { picture: jpeg(Uint8Array.from(Buffer.from('<svg/>')), 'image/svg+xml') };
    expect(await phone.post(`${asked.path}/face`, text)).toMatchObject({ page: 'check-face', code: 'picture-type' });
    for (const seen of [await phone.get('/presentation/x'), await phone.picture('/presentation/x/face', face())])
      expect(seen).toMatchObject({ page: 'error', code: 'presentation-ended' });
  });

  it('the name of who asks is text', async () => {
    const { path } = await begin();
    expect((await phone.get(path)).text).toContain('Contoso &lt;b&gt;');
  });
});
