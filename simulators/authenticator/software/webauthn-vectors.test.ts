// The vectors of WebAuthn Level 3 that are ES256 and of a format we speak, from their seeds: with the same keys, ids, flags and nonces
// we write the same bytes. Left to the others: RS256, ES384, ES512, EdDSA and Ed448 keys, tpm, android-key, apple and fido-u2f.
import { X509Certificate } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { describe, expect, it } from 'vitest';
import published from '../../identity-provider/webauthn-vectors.json' with { type: 'json' };
import { assertionSignature } from './assertion-signature.ts';
import {
  certifiedAttestation,
  encodeAttestationObject,
  noAttestation,
  selfAttestation,
  type AttestationStatement,
} from './attestation-object.ts';
import { encodeAuthenticatorData, type AuthenticatorFlags } from './authenticator-data.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { encodeClientData } from './client-data.ts';
import { coseKey } from './cose-key.ts';
import type { Es256Key } from './es256-key.ts';
import { rfc6979Signer } from './rfc6979-signer.fixture.ts';
import { sha256 } from './sha256.ts';

const extraDataText = 'clientDataJSON may be extended with additional fields in the future, such as this: ';

/** The vectors' pseudo-random values in their order: HKDF-SHA-256, salt = ordinal, info = name of the vector. */
function seededValues(info: string): (bytes: number) => Promise<Uint8Array<ArrayBuffer>> {
  let ordinal = 0;
  return async (bytes) => {
    const text = new TextEncoder();
    const seed = await globalThis.crypto.subtle.importKey('raw', text.encode('WebAuthn test vectors'), 'HKDF', false, [
      'deriveBits',
    ]);
    const derivation = { name: 'HKDF', hash: 'SHA-256', salt: Uint8Array.of(ordinal++), info: text.encode(info) };
    return new Uint8Array(await globalThis.crypto.subtle.deriveBits(derivation, seed, bytes * 8));
  };
}
type Draw = ReturnType<typeof seededValues>;

const flagsOf = (random: number, eligible: boolean): AuthenticatorFlags => ({
  userPresent: true,
  userVerified: (random & 0x04) !== 0,
  backupEligible: eligible,
  backedUp: eligible && (random & 0x10) !== 0,
});

async function clientData(draw: Draw, type: 'webauthn.create' | 'webauthn.get', challenge: Uint8Array, id: string) {
  const extended = (((await draw(1))[0] ?? 0) & 1) === 1;
  return encodeClientData({
    type,
    challenge: toBase64url(challenge),
    origin: published.origin,
    crossOrigin: id.endsWith('Origin'),
    ...(id.endsWith('topOrigin') ? { topOrigin: published.topOrigin } : {}),
    ...(extended ? { further: { extraData: extraDataText + toBase64url(await draw(16)) } } : {}),
  });
}

/** The certificate is taken as published; that it belongs to the attestation key of the seed is checked. */
function publishedCertificate(attestationObject: string, attestationKey: Es256Key): Uint8Array {
  const statement = isoCBOR
    .decodeFirst<Map<string, Map<string, Uint8Array[]>>>(fromBase64url(attestationObject))
    .get('attStmt');
  const certificate = statement?.get('x5c')?.[0] ?? new Uint8Array();
  const { publicKey } = new X509Certificate(certificate);
  expect(publicKey.export({ format: 'der', type: 'spki' }).subarray(-65).toString('hex')).toBe(
    Buffer.from(attestationKey.publicPoint).toString('hex'),
  );
  return certificate;
}

type Vector = (typeof published.vectors)[number];

async function attestation(
  { id, registration }: Vector,
  draw: Draw,
  key: Es256Key,
  data: Uint8Array,
  clientDataHash: Uint8Array,
): Promise<AttestationStatement> {
  if (id.startsWith('none.')) return noAttestation;
  if (id.startsWith('packed-self.')) return selfAttestation(key, data, clientDataHash);
  const attestationKey = rfc6979Signer(await draw(32));
  await draw(16); // The certificate's serial number.
  return certifiedAttestation(
    { certificates: [publishedCertificate(registration.attestationObject, attestationKey)], signer: attestationKey },
    data,
    clientDataHash,
  );
}

const spoken = published.vectors.filter(
  ({ format, algorithm }) => (format === 'none' || format === 'packed') && algorithm === -7,
);

describe.each(spoken)('$id', (vector) => {
  it('is reproduced byte for byte', async () => {
    const { id, credentialId, registration, authentication } = vector;
    const draw = seededValues(id);
    const rpIdHash = await sha256(published.rpId);

    const creationChallenge = await draw(32);
    const key = rfc6979Signer(await draw(32));
    const creationClientData = await clientData(draw, 'webauthn.create', creationChallenge, id);
    const aaguid = await draw(16);
    const drawnId = await draw(fromBase64url(credentialId).length);
    const [creationRandom = 0] = await draw(1);
    const eligible = (creationRandom & 0x08) !== 0;
    const attested = { aaguid, credentialId: drawnId, publicKey: coseKey(key.publicPoint) };
    const creationData = encodeAuthenticatorData({
      rpIdHash,
      flags: flagsOf(creationRandom, eligible),
      signCount: 0,
      attested,
    });
    const statement = await attestation(vector, draw, key, creationData, await sha256(creationClientData));
    expect(toBase64url(creationChallenge)).toBe(registration.challenge);
    expect(toBase64url(drawnId)).toBe(credentialId);
    expect(toBase64url(creationClientData)).toBe(registration.clientDataJSON);
    expect(toBase64url(encodeAttestationObject(statement, creationData))).toBe(registration.attestationObject);

    const requestChallenge = await draw(32);
    const requestClientData = await clientData(draw, 'webauthn.get', requestChallenge, id);
    const [requestRandom = 0] = await draw(1);
    const assertionData = encodeAuthenticatorData({ rpIdHash, flags: flagsOf(requestRandom, eligible), signCount: 0 });
    expect(toBase64url(requestChallenge)).toBe(authentication.challenge);
    expect(toBase64url(requestClientData)).toBe(authentication.clientDataJSON);
    expect(toBase64url(assertionData)).toBe(authentication.authenticatorData);
    expect(toBase64url(await assertionSignature(key, assertionData, await sha256(requestClientData)))).toBe(
      authentication.signature,
    );
  });
});

it('leaves out only what needs another key or an exotic format', () => {
  expect(spoken.map(({ id }) => id)).toEqual([
    'none.ES256',
    'packed-self.ES256',
    'none.ES256.crossOrigin',
    'none.ES256.topOrigin',
    'none.ES256.long-credential-id',
    'packed.ES256',
  ]);
});
