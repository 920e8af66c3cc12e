// navigator.credentials.get() on the software authenticator (WebAuthn Level 3, sections 5.1.4.1 and 6.3.3):
// options as JSON in, assertion as JSON out, or the error a browser would give.
import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { assertionSignature } from './assertion-signature.ts';
import { encodeAuthenticatorData } from './authenticator-data.ts';
import { toBase64url } from './base64url.ts';
import { CeremonyError } from './ceremony-error.ts';
import { encodeClientData } from './client-data.ts';
import type { Credential } from './credential.ts';
import { rpIdOfOrigin } from './rp-id-of-origin.ts';
import { sha256 } from './sha256.ts';
import type { SoftwareAuthenticator } from './software-authenticator.ts';
import { userGesture } from './user-gesture.ts';

/** @throws CeremonyError with the name of the browser's exception. */
export async function getAssertion(authenticator: SoftwareAuthenticator, origin: string, options: PublicKeyCredentialRequestOptionsJSON): Promise<AuthenticationResponseJSON> {
  const rpId = rpIdOfOrigin(origin, options.rpId);
  const credential = chooseCredential(authenticator, rpId, options);
  const userVerified = userGesture(authenticator.person, options.userVerification);
  const signCount = count(credential);

  const clientDataJSON = encodeClientData({ type: 'webauthn.get', challenge: options.challenge, origin, crossOrigin: false });
  const authenticatorData = encodeAuthenticatorData({
    rpIdHash: await sha256(rpId),
    flags: {
      userPresent: true,
      userVerified,
      backupEligible: credential.backup !== 'device-bound',
      backedUp: credential.backup === 'backed-up',
    },
    signCount,
  });
  return {
    id: credential.id,
    rawId: credential.id,
    type: 'public-key',
    authenticatorAttachment: authenticator.attachment,
    clientExtensionResults: {},
    response: {
      clientDataJSON: toBase64url(clientDataJSON),
      authenticatorData: toBase64url(authenticatorData),
      signature: toBase64url(await assertionSignature(credential.key, authenticatorData, clientDataJSON)),
      ...(credential.discoverable ? { userHandle: credential.userHandle } : {}),
    },
  };
}

/** With an allow list the first entry that is held; without one the newest discoverable passkey, which CTAP 2.1 lists first. */
function chooseCredential({ credentials }: SoftwareAuthenticator, rpId: string, { allowCredentials }: PublicKeyCredentialRequestOptionsJSON): Credential {
  const chosen =
    allowCredentials === undefined || allowCredentials.length === 0
      ? credentials.newest(rpId)
      : allowCredentials.map(({ id }) => credentials.find(rpId, id)).find((held) => held !== undefined);
  if (chosen === undefined) throw new CeremonyError('NotAllowedError', 'no-credential');
  return chosen;
}

/** One step of the counter. Taken at once, so that ceremonies under way at the same time never share a value. */
function count(credential: Credential): number {
  if (credential.signCount === undefined) return 0;
  credential.signCount += 1;
  return credential.signCount;
}
