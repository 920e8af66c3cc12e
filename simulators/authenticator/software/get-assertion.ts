// navigator.credentials.get() on the software authenticator (WebAuthn Level 3, sections 5.1.4.1 and 6.3.3):
// options as JSON in, assertion as JSON out, or the error a browser would give. Load is made of this, so it does little twice.
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialDescriptorJSON,
  PublicKeyCredentialRequestOptionsJSON,
  UserVerificationRequirement,
} from '@simplewebauthn/server';
import { carriedSignature, signedBytes } from './assertion-signature.ts';
import { encodeAuthenticatorData, flagsByte } from './authenticator-data.ts';
import { CeremonyError } from './ceremony-error.ts';
import type { Credential } from './credential.ts';
import { assertionExtensionResults } from './extension-results.ts';
import { base64urlMember, descriptorList, isAsked } from './options-members.ts';
import type { Platform } from './platform.ts';
import { knownRelyingParty, openRelyingParty, type RelyingParty, type WrittenData } from './relying-party.ts';
import { answerSilently } from './silent-question.ts';
import type { SoftwareAuthenticator } from './software-authenticator.ts';
import { userGesture } from './user-gesture.ts';

/** @throws CeremonyError with the name of the browser's exception. */
export async function getAssertion(
  authenticator: SoftwareAuthenticator,
  origin: string,
  options: PublicKeyCredentialRequestOptionsJSON,
): Promise<AuthenticationResponseJSON> {
  const { platform } = authenticator;
  const challenge = base64urlMember(platform, options.challenge);
  const allowed = descriptorList(platform, options.allowCredentials);
  const clientExtensionResults = assertionExtensionResults(options.extensions, allowed.length);
  const relyingParty =
    knownRelyingParty(platform, origin, options.rpId) ?? (await openRelyingParty(platform, origin, options.rpId));
  const credential = chooseCredential(authenticator, relyingParty.id, allowed);
  const userVerified = userGesture(authenticator.person, requirement(authenticator, options, allowed));

  const data = assertionData(platform, relyingParty, credential, userVerified);
  const clientData = relyingParty.beforeChallenge + challenge + relyingParty.afterChallenge;
  const hash = platform.sha256(clientData);
  // Waiting for a hash that is there costs a turn of the event loop, which k6 takes long for.
  const clientDataHash = hash instanceof Promise ? await hash : hash;
  const signature = await credential.key.sign(signedBytes(data.bytes, clientDataHash));
  const response: AuthenticationResponseJSON['response'] = {
    clientDataJSON: platform.toBase64url(clientData),
    authenticatorData: data.text,
    signature: platform.toBase64url(carriedSignature(credential.key, signature)),
  };
  if (credential.discoverable) response.userHandle = credential.userHandle;
  return {
    id: credential.id,
    rawId: credential.id,
    type: 'public-key',
    authenticatorAttachment: authenticator.attachment,
    clientExtensionResults,
    response,
  };
}

/** Chromium 156 has a security key verify the user before it lists discoverable passkeys, even where that is discouraged. */
function requirement(
  { attachment }: SoftwareAuthenticator,
  { userVerification }: PublicKeyCredentialRequestOptionsJSON,
  allowed: readonly unknown[],
): UserVerificationRequirement {
  if (userVerification === 'required') return userVerification;
  return userVerification === 'discouraged' && (allowed.length > 0 || attachment === 'platform')
    ? 'discouraged'
    : 'preferred';
}

/** With an allow list the first entry that is held; without one the newest discoverable passkey, which CTAP 2.1 lists first. */
function chooseCredential(
  authenticator: SoftwareAuthenticator,
  rpId: string,
  allowed: readonly PublicKeyCredentialDescriptorJSON[],
): Credential {
  if (allowed.length === 0) {
    // Such a passkey alone signs somebody in, so Chromium takes it from nobody who cannot be verified, even where that is discouraged.
    if (authenticator.person.verification === 'not-set-up')
      throw new CeremonyError('NotAllowedError', 'user-verification-unsupported');
    return held(authenticator.credentials.newest(rpId));
  }
  if (!isAsked(allowed, authenticator.transports)) throw new CeremonyError('NotAllowedError', 'transport-mismatch');
  for (const { id } of allowed) {
    const credential = authenticator.credentials.find(rpId, id);
    if (credential === undefined) continue;
    answerSilently(allowed, credential);
    return credential;
  }
  return held(undefined);
}

function held(credential: Credential | undefined): Credential {
  if (credential === undefined) throw new CeremonyError('NotAllowedError', 'no-credential');
  return credential;
}

/** Takes one step of the counter; at once, so that ceremonies under way at the same time never share a value. */
function assertionData(
  platform: Platform,
  { idHash, uncountedData }: RelyingParty,
  credential: Credential,
  userVerified: boolean,
): WrittenData {
  const flags = {
    userPresent: true,
    userVerified,
    backupEligible: credential.backup !== 'device-bound',
    backedUp: credential.backup === 'backed-up',
  };
  if (credential.signCount !== undefined) {
    credential.signCount += 1;
    return written(platform, encodeAuthenticatorData({ rpIdHash: idHash, flags, signCount: credential.signCount }));
  }
  const key = flagsByte(flags);
  const before = uncountedData.get(key);
  if (before !== undefined) return before;
  const data = written(platform, encodeAuthenticatorData({ rpIdHash: idHash, flags, signCount: 0 }));
  uncountedData.set(key, data);
  return data;
}

function written(platform: Platform, bytes: Uint8Array<ArrayBuffer>): WrittenData {
  return { bytes, text: platform.toBase64url(bytes) };
}
