// Format "packed" with a certificate chain of our own: SimpleWebAuthn is the verifier, OpenSSL reads the certificates.
import { X509Certificate } from 'node:crypto';
import { AttestationStatementFormat, parseAttestationObject } from '@oslojs/webauthn';
import {
  SettingsService,
  verifyRegistrationResponse,
  type PublicKeyCredentialCreationOptionsJSON,
} from '@simplewebauthn/server';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeAttestationChain, type AttestationChain } from './attestation-chain.fixture.ts';
import { fromBase64url } from './base64url.ts';
import { createPasskey } from './create-passkey.ts';
import { SoftwareAuthenticator, type SoftwareAuthenticatorOptions } from './software-authenticator.ts';

const origin = 'https://example.org';
const aaguid = Uint8Array.from({ length: 16 }, (_, at) => 0xf0 + at);
const aYearMs = 365 * 86_400_000;
const options = (attestation: 'none' | 'direct'): PublicKeyCredentialCreationOptionsJSON => ({
  rp: { id: 'example.org', name: 'Test' },
  user: { id: 'AQID', name: 'ada', displayName: 'Ada' },
  challenge: 'VGhlIGNoYWxsZW5nZSBvZiB0aGlzIHRlc3Q',
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  attestation,
});

const newChain = (of: Uint8Array = aaguid) =>
  makeAttestationChain({
    aaguid: of,
    vendor: 'Keys, "Locks" + Bolts',
    country: 'AA',
    validFrom: new Date(Date.now() - aYearMs),
    validUntil: new Date(Date.now() + aYearMs),
  });

let ours: AttestationChain;
let another: AttestationChain;
beforeAll(async () => {
  ours = await newChain();
  another = await newChain();
});
afterEach(() => SettingsService.setRootCertificates({ identifier: 'packed', certificates: [] }));

async function verify(
  has: SoftwareAuthenticatorOptions,
  trusted: AttestationChain,
  attestation: 'none' | 'direct' = 'direct',
) {
  SettingsService.setRootCertificates({ identifier: 'packed', certificates: [Buffer.from(trusted.root)] });
  const asked = options(attestation);
  const response = await createPasskey(new SoftwareAuthenticator({ aaguid, ...has }), origin, asked);
  const result = await verifyRegistrationResponse({
    response,
    expectedChallenge: asked.challenge,
    expectedOrigin: origin,
    expectedRPID: 'example.org',
    supportedAlgorithmIDs: [-7],
  });
  return { response, ...result };
}

describe('packed attestation with a chain', () => {
  it('is accepted by who trusts its root, with the AAGUID', async () => {
    const { verified, registrationInfo, response } = await verify({ attestation: ours.key }, ours);
    expect(verified).toBe(true);
    expect(registrationInfo?.fmt).toBe('packed');
    expect(registrationInfo?.aaguid).toBe('f0f1f2f3-f4f5-f6f7-f8f9-fafbfcfdfeff');

    const statement = parseAttestationObject(fromBase64url(response.response.attestationObject)).attestationStatement;
    expect(statement.format).toBe(AttestationStatementFormat.Packed);
    expect(statement.packed().algorithm).toBe(-7);
    expect(statement.packed().certificates?.map((der) => Buffer.from(der).toString('hex'))).toEqual(
      ours.key.certificates.map((der) => Buffer.from(der).toString('hex')),
    );
  });

  it('is refused by who trusts another root', async () => {
    await expect(verify({ attestation: ours.key }, another)).rejects.toThrow(/could not be chained/);
  });

  it('is refused without its intermediate', async () => {
    const [leaf] = ours.key.certificates;
    await expect(verify({ attestation: { ...ours.key, certificates: [leaf] } }, ours)).rejects.toThrow(
      /could not be chained/,
    );
  });

  it('is refused when the certificate names another AAGUID than the authenticator', async () => {
    await expect(verify({ attestation: ours.key, aaguid: new Uint8Array(16) }, ours)).rejects.toThrow(/aaguid/i);
  });

  it('is not verified when another key has signed', async () => {
    const { verified } = await verify({ attestation: { ...ours.key, signer: another.key.signer } }, ours);
    expect(verified).toBe(false);
  });

  it('stays at home when the relying party asks for none', async () => {
    const { registrationInfo } = await verify({ attestation: ours.key }, ours, 'none');
    expect(registrationInfo?.fmt).toBe('none');
  });

  it('has a leaf as section 8.2.1 wants it', () => {
    const [leaf, intermediate] = ours.key.certificates.map((der) => new X509Certificate(der));
    const root = new X509Certificate(ours.root);
    if (leaf === undefined || intermediate === undefined) throw new Error('the chain lost a certificate');
    expect(leaf.subject.split('\n')).toEqual([
      'C=AA',
      String.raw`O=Keys\, \"Locks\" \+ Bolts`,
      'OU=Authenticator Attestation',
      String.raw`CN=Keys\, \"Locks\" \+ Bolts batch`,
    ]);
    expect([leaf.ca, intermediate.ca, root.ca]).toEqual([false, true, true]);
    expect([
      leaf.verify(intermediate.publicKey),
      intermediate.verify(root.publicKey),
      root.verify(root.publicKey),
    ]).toEqual([true, true, true]);
    expect([leaf.checkIssued(intermediate), intermediate.checkIssued(root)]).toEqual([true, true]);
    // Version 3 is the INTEGER 2 in the explicit tag 0 that begins a TBSCertificate.
    expect(leaf.raw.toString('hex')).toContain('a003020102');
    // 1.3.6.1.4.1.45724.1.1.4, not critical, OCTET STRING { OCTET STRING aaguid }.
    expect(leaf.raw.toString('hex')).toContain(
      `060b2b0601040182e51c01010404120410${Buffer.from(aaguid).toString('hex')}`,
    );
  });
});
