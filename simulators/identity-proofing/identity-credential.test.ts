import { UnsecuredJWT, SignJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { newCredentialIssuer, publicKey, verifyPresentation, type PresentationTerms } from './identity-credential.ts';
import type { IdentityFacts } from './identity-facts.ts';
import { newWallet, presentationOf } from './wallet.fixture.ts';

const facts: IdentityFacts = {
  claims: { firstName: 'ANA MARIA', lastName: 'LÓPEZ', dateOfBirth: '1990-01-02', documentType: 'passport' },
  portrait: { identity: 'ana' },
  issuedAtMs: Date.UTC(2026, 0, 5),
  expiresAtMs: Date.UTC(2026, 6, 5),
};
const issuer = await newCredentialIssuer('did:web:idv.example');
const other = await newCredentialIssuer('did:web:idv.example');
const wallet = await newWallet();
const credential = await issuer.issue(facts, wallet.key);
const terms: PresentationTerms = {
  issuers: new Map([[issuer.id, issuer]]),
  isRevoked: () => false,
  audience: 'did:web:verify.example',
  nonce: 'r-1',
};
const verify = async (presentation: string | Promise<string>, more: Partial<PresentationTerms> = {}) =>
  verifyPresentation(await presentation, { ...terms, ...more });
const shown = (of: string, by = wallet) => presentationOf(by, of, terms.audience, terms.nonce);

/** The credential with another claim under the old signature. */
function changed(): string {
  const [head, body, signature] = credential.split('.');
  const claims = JSON.parse(Buffer.from(body ?? '', 'base64url').toString()) as {
    vc: { credentialSubject: { firstName: string } };
  };
  claims.vc.credentialSubject.firstName = 'MALLORY';
  return [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}

describe('a credential', () => {
  it('says what was verified, in the words of Verified ID, and holds no private key', () => {
    expect(decodeProtectedHeader(credential)).toMatchObject({ alg: 'ES256', kid: expect.stringContaining(issuer.id) });
    const { vc, cnf, exp } = decodeJwt(credential) as { vc: { credentialSubject: object }; cnf: object; exp: number };
    expect(Object.keys(vc.credentialSubject)).toEqual([
      'firstName',
      'surName',
      'dateOfBirth',
      'documentType',
      'portrait',
    ]);
    expect(cnf).toEqual({ jwk: wallet.key });
    expect(exp * 1_000).toBe(facts.expiresAtMs);
  });

  it('is verified with all its facts when its holder shows it', async () => {
    expect(await verify(shown(credential))).toEqual({ verified: true, issuer: issuer.id, revoked: false, facts });
  });

  it('is known to be revoked, and expired ones are for whoever asked to judge', async () => {
    expect(await verify(shown(credential), { isRevoked: (id) => id === decodeJwt(credential).jti })).toMatchObject({
      revoked: true,
    });
    const old = await issuer.issue({ ...facts, expiresAtMs: 0 }, wallet.key);
    expect(await verify(shown(old))).toMatchObject({ verified: true, facts: { expiresAtMs: 0 } });
  });

  it('is bound to a public key and to nothing else', async () => {
    const { privateKey: _, key } = await newWallet();
    expect(publicKey.safeParse({ ...key, d: key.x }).success).toBe(false);
    expect(publicKey.safeParse({ ...key, crv: 'P-384' }).success).toBe(false);
  });
});

describe('a presentation is refused', () => {
  it.each([
    ['with a changed claim', () => shown(changed()), 'signature'],
    [
      'signed by another key under the name of the issuer',
      async () => shown(await other.issue(facts, wallet.key)),
      'signature',
    ],
    ['with alg none', () => shown(new UnsecuredJWT(decodeJwt(credential)).encode()), 'signature'],
    [
      'with a signature keyed by the public key of the issuer',
      async () =>
        shown(
          await new SignJWT(decodeJwt(credential))
            .setProtectedHeader({ alg: 'HS256' })
            .sign(new TextEncoder().encode(JSON.stringify(issuer.key))),
        ),
      'signature',
    ],
    [
      'of an issuer whom nobody knows',
      async () => shown(await (await newCredentialIssuer('did:web:evil.example')).issue(facts, wallet.key)),
      'signature',
    ],
    ['by somebody else than its holder', async () => shown(credential, await newWallet()), 'holder'],
    ['for another request', () => presentationOf(wallet, credential, terms.audience, 'r-2'), 'holder'],
    ['for somebody else', () => presentationOf(wallet, credential, 'did:web:other.example', terms.nonce), 'holder'],
    [
      'that the holder did not sign',
      () =>
        Promise.resolve(
          new UnsecuredJWT({
            aud: terms.audience,
            nonce: terms.nonce,
            vp: { verifiableCredential: [credential] },
          }).encode(),
        ),
      'holder',
    ],
    ['that is only the credential', () => Promise.resolve(credential), 'unreadable'],
    ['that is nothing', () => Promise.resolve('.'.repeat(1e6)), 'unreadable'],
  ] as const)('%s', async (_, presentation, because) => {
    expect(await verify(presentation())).toEqual({ verified: false, because });
  });
});
