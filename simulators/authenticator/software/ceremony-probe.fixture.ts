// For tests: does with the authenticator what Node can check afterwards. Runs wherever the authenticator does.
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { createPasskey } from './create-passkey.ts';
import { derivedCredentialId, derivedKey, derivedSigner } from './derived-key.ts';
import { getAssertion } from './get-assertion.ts';
import type { Platform } from './platform.ts';
import { SoftwareAuthenticator } from './software-authenticator.ts';

export const probeOrigin = 'https://login.example.org';
export const probeSeed = 20_260_105;
export const probeTexts = ['', 'a', 'passkey', 'Schlüssel 鍵 🔑'] as const;

export const probeCreation: PublicKeyCredentialCreationOptionsJSON = {
  rp: { id: 'example.org', name: 'Test' },
  user: { id: 'AQIDBA', name: 'ada', displayName: 'Ada' },
  challenge: 'cmVnaXN0ZXIgZWxzZXdoZXJl',
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  attestation: 'direct',
};
export const probeRequest: PublicKeyCredentialRequestOptionsJSON = {
  rpId: 'example.org',
  challenge: 'c2lnbiBpbiBlbHNld2hlcmU',
  userVerification: 'required',
};

/** @param users whose derived keys to tell. */
export async function probe(platform: Platform, users: readonly number[]) {
  const address = (user: number) => ({ seed: probeSeed, user, ordinal: 0 });
  const keys: { readonly point: string; readonly id: string }[] = [];
  for (const user of users) {
    const { publicPoint } = await derivedKey(platform, address(user));
    keys.push({
      point: platform.toBase64url(new Uint8Array(publicPoint)),
      id: platform.toBase64url(await derivedCredentialId(platform, address(user))),
    });
  }
  const codecs = await Promise.all(
    probeTexts.map(async (text) => {
      const encoded = platform.toBase64url(text);
      const bytes = platform.fromBase64url(encoded);
      // A view into a longer buffer, of which only the view may be read.
      const view = new Uint8Array([9, ...bytes, 9]).subarray(1, bytes.length + 1);
      return {
        encoded,
        ofView: platform.toBase64url(view),
        hash: platform.toBase64url(await platform.sha256(text)),
        hashOfView: platform.toBase64url(await platform.sha256(view)),
      };
    }),
  );
  const authenticator = new SoftwareAuthenticator({
    platform,
    attestation: 'packed-self',
    counts: true,
    newKey: () => derivedKey(platform, address(0)),
    newCredentialId: () => derivedCredentialId(platform, address(0)),
  });
  const registration = await createPasskey(authenticator, probeOrigin, probeCreation);
  const assertions = [
    await getAssertion(authenticator, probeOrigin, probeRequest),
    await getAssertion(authenticator, probeOrigin, probeRequest),
  ];
  const synced = new SoftwareAuthenticator({ platform });
  synced.credentials.add({
    id: registration.id,
    rpId: 'example.org',
    userHandle: probeCreation.user.id,
    userName: 'ada',
    key: await derivedSigner(platform, address(0)),
    discoverable: true,
    backup: 'backed-up',
  });
  assertions.push(
    await getAssertion(synced, probeOrigin, probeRequest),
    await getAssertion(synced, probeOrigin, probeRequest),
  );
  const refusal = await getAssertion(authenticator, 'https://example.com', probeRequest).then(
    () => 'none',
    (error: unknown) => (error instanceof Error ? error.name : 'not an error'),
  );
  return { keys, codecs, registration, assertions, refusal };
}
