// Each message the rule reads is provoked from the library itself, so that a new version with other words is noticed.
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { describe, expect, it } from 'vitest';
import { assertionSignature } from '../../authenticator/software/assertion-signature.ts';
import {
  encodeAuthenticatorData,
  type AuthenticatorDataFields,
} from '../../authenticator/software/authenticator-data.ts';
import { toBase64url } from '../../authenticator/software/base64url.ts';
import { encodeClientData, type ClientData } from '../../authenticator/software/client-data.ts';
import { concatBytes } from '../../authenticator/software/concat-bytes.ts';
import { coseKey } from '../../authenticator/software/cose-key.ts';
import { generateEs256Key } from '../../authenticator/software/es256-key.ts';
import { sha256 } from '../../authenticator/software/sha256.ts';
import { ceremonyFailureOf, type CeremonyFailure } from './ceremony-failure.ts';

const challenge = 'Y2hhbGxlbmdl';
const origin = 'http://localhost:4444';
const key = await generateEs256Key();
const honestFlags = { userPresent: true, userVerified: true, backupEligible: false, backedUp: false };

interface Lie {
  readonly clientData?: Partial<ClientData>;
  readonly data?: Partial<AuthenticatorDataFields>;
  /** Cuts or lengthens the authenticator data by this many bytes. */
  readonly lengthBy?: number;
}

/** What the library says, or "verified". */
async function messageOf({ clientData, data, lengthBy = 0 }: Lie): Promise<string> {
  const clientDataJSON = encodeClientData({
    type: 'webauthn.get',
    challenge,
    origin,
    crossOrigin: false,
    ...clientData,
  });
  const whole = encodeAuthenticatorData({
    rpIdHash: await sha256('localhost'),
    flags: honestFlags,
    signCount: 6,
    ...data,
  });
  const authenticatorData = lengthBy < 0 ? whole.slice(0, lengthBy) : concatBytes(whole, new Uint8Array(lengthBy));
  const signature = await assertionSignature(key, authenticatorData, await sha256(clientDataJSON));
  try {
    const { verified } = await verifyAuthenticationResponse({
      response: {
        id: 'AAAA',
        rawId: 'AAAA',
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: toBase64url(clientDataJSON),
          authenticatorData: toBase64url(authenticatorData),
          signature: toBase64url(signature),
        },
      },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: 'localhost',
      credential: { id: 'AAAA', publicKey: coseKey(key.publicPoint), counter: 5 },
    });
    return verified ? 'verified' : 'not verified';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const lies: readonly (readonly [CeremonyFailure, Lie])[] = [
  ['wrong-type', { clientData: { type: 'webauthn.create' } }],
  ['wrong-challenge', { clientData: { challenge: 'b3RoZXI' } }],
  ['wrong-origin', { clientData: { origin: 'https://evil.example' } }],
  ['cross-origin', { clientData: { crossOrigin: true, topOrigin: 'https://evil.example' } }],
  ['cross-origin', { clientData: { topOrigin: 'https://evil.example' } }],
  ['wrong-rp-id', { data: { rpIdHash: await sha256('evil.example') } }],
  ['user-not-present', { data: { flags: { ...honestFlags, userPresent: false } } }],
  ['user-not-verified', { data: { flags: { ...honestFlags, userVerified: false } } }],
  ['counter-not-above-last', { data: { signCount: 5 } }],
  ['authenticator-data-unreadable', { lengthBy: -1 }],
  ['authenticator-data-unreadable', { lengthBy: 3 }],
  ['malformed', { data: { flags: { ...honestFlags, backedUp: true } } }],
];

describe('messages of SimpleWebAuthn', () => {
  it('the honest answer is verified', async () => {
    expect(await messageOf({})).toBe('verified');
  });

  it.each(lies)('%s: %o', async (failure, lie) => {
    const message = await messageOf(lie);
    expect(message).not.toBe('verified');
    expect(ceremonyFailureOf(message)).toBe(failure);
  });
});
