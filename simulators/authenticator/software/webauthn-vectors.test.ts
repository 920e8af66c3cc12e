// The ES256 vectors of WebAuthn Level 3 from their seeds: with the same key, ids and flags we write the same bytes.
import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import published from '../../identity-provider/webauthn-vectors.json' with { type: 'json' };
import { encodeAttestationObject, noAttestation } from './attestation-object.ts';
import { encodeAuthenticatorData, type AuthenticatorFlags } from './authenticator-data.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { encodeClientData } from './client-data.ts';
import { concatBytes } from './concat-bytes.ts';
import { coseKey, subjectPublicKeyInfo } from './cose-key.ts';
import { importEs256Key } from './es256-key.ts';
import { sha256 } from './sha256.ts';

/** PKCS #8 of a P-256 key without its public half, up to the 32 bytes of the private scalar. */
const pkcs8Prefix = Buffer.from('3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420', 'hex');
const extraDataText = 'clientDataJSON may be extended with additional fields in the future, such as this: ';

/** The vectors' pseudo-random values in their order: HKDF-SHA-256, salt = ordinal, info = name of the vector. */
function seededValues(info: string): (bytes: number) => Promise<Uint8Array<ArrayBuffer>> {
  let ordinal = 0;
  return async (bytes) => {
    const text = new TextEncoder();
    const seed = await globalThis.crypto.subtle.importKey('raw', text.encode('WebAuthn test vectors'), 'HKDF', false, ['deriveBits']);
    const derivation = { name: 'HKDF', hash: 'SHA-256', salt: Uint8Array.of(ordinal++), info: text.encode(info) };
    return new Uint8Array(await globalThis.crypto.subtle.deriveBits(derivation, seed, bytes * 8));
  };
}

const flagsOf = (random: number, eligible: boolean): AuthenticatorFlags => ({
  userPresent: true,
  userVerified: (random & 0x04) !== 0,
  backupEligible: eligible,
  backedUp: eligible && (random & 0x10) !== 0,
});

async function clientData(draw: ReturnType<typeof seededValues>, type: 'webauthn.create' | 'webauthn.get', challenge: Uint8Array, id: string) {
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

describe.each(published.vectors.filter(({ format, algorithm }) => format === 'none' && algorithm === -7))('$id', ({ id, credentialId, registration, authentication }) => {
  it('is reproduced byte for byte', async () => {
    const draw = seededValues(id);
    const rpIdHash = await sha256(published.rpId);

    const creationChallenge = await draw(32);
    const key = await importEs256Key(concatBytes(pkcs8Prefix, await draw(32)));
    const creationClientData = await clientData(draw, 'webauthn.create', creationChallenge, id);
    const aaguid = await draw(16);
    const drawnId = await draw(fromBase64url(credentialId).length);
    const [creationRandom = 0] = await draw(1);
    const eligible = (creationRandom & 0x08) !== 0;
    const attested = { aaguid, credentialId: drawnId, publicKey: coseKey(key.publicPoint) };
    const creationData = encodeAuthenticatorData({ rpIdHash, flags: flagsOf(creationRandom, eligible), signCount: 0, attested });
    expect(toBase64url(creationChallenge)).toBe(registration.challenge);
    expect(toBase64url(drawnId)).toBe(credentialId);
    expect(toBase64url(creationClientData)).toBe(registration.clientDataJSON);
    expect(toBase64url(encodeAttestationObject(noAttestation, creationData))).toBe(registration.attestationObject);

    const requestChallenge = await draw(32);
    const requestClientData = await clientData(draw, 'webauthn.get', requestChallenge, id);
    const [requestRandom = 0] = await draw(1);
    const assertionData = encodeAuthenticatorData({ rpIdHash, flags: flagsOf(requestRandom, eligible), signCount: 0 });
    expect(toBase64url(requestChallenge)).toBe(authentication.challenge);
    expect(toBase64url(requestClientData)).toBe(authentication.clientDataJSON);
    expect(toBase64url(assertionData)).toBe(authentication.authenticatorData);

    // WebCrypto signs with a random nonce, so the signature cannot be the same; that the published one is by our key can be checked.
    const publicKey = createPublicKey({ key: Buffer.from(subjectPublicKeyInfo(key.publicPoint)), format: 'der', type: 'spki' });
    const signed = concatBytes(assertionData, await sha256(requestClientData));
    expect(verify('sha256', signed, publicKey, fromBase64url(authentication.signature))).toBe(true);
  });
});

it('has the four vectors without attestation', () => {
  expect(published.vectors.filter(({ format }) => format === 'none')).toHaveLength(4);
});
