// navigator.credentials.create() on the software authenticator (WebAuthn Level 3, sections 5.1.3 and 6.3.2):
// options as JSON in, registration response as JSON out, or the error a browser would give.
import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { encodeAttestationObject, noAttestation, selfAttestation } from './attestation-object.ts';
import { encodeAuthenticatorData } from './authenticator-data.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { CeremonyError } from './ceremony-error.ts';
import { encodeClientData } from './client-data.ts';
import { coseKey, es256, subjectPublicKeyInfo } from './cose-key.ts';
import type { Credential } from './credential.ts';
import { rpIdOfOrigin } from './rp-id-of-origin.ts';
import { sha256 } from './sha256.ts';
import type { SoftwareAuthenticator } from './software-authenticator.ts';
import { userGesture } from './user-gesture.ts';

const credentialIdBytes = 32;
const maximumUserHandleBytes = 64;
const anonymousAaguid = new Uint8Array(16);

/** @throws CeremonyError with the name of the browser's exception. */
export async function createPasskey(authenticator: SoftwareAuthenticator, origin: string, options: PublicKeyCredentialCreationOptionsJSON): Promise<RegistrationResponseJSON> {
  const handleBytes = fromBase64url(options.user.id).length;
  if (handleBytes < 1 || handleBytes > maximumUserHandleBytes) throw new CeremonyError('TypeError', 'user-handle-length');
  const rpId = rpIdOfOrigin(origin, options.rp.id);
  refuseWithoutOfferedAlgorithm(options);
  const discoverable = decideDiscoverable(authenticator, options);
  const userVerified = userGesture(authenticator.person, creationRequirement(options));
  // Told only to a person who is present: a page must not learn silently which authenticators somebody has (section 6.3.2 step 3).
  if ((options.excludeCredentials ?? []).some(({ id }) => authenticator.credentials.find(rpId, id) !== undefined)) {
    throw new CeremonyError('InvalidStateError', 'credential-excluded');
  }

  const credential: Credential = {
    id: toBase64url(globalThis.crypto.getRandomValues(new Uint8Array(credentialIdBytes))),
    rpId,
    userHandle: options.user.id,
    userName: options.user.name,
    key: await authenticator.newKey(),
    discoverable,
    backup: authenticator.backup,
    ...(authenticator.counts ? { signCount: 1 } : {}),
  };
  authenticator.credentials.add(credential);
  return registrationResponse(authenticator, credential, origin, options, userVerified);
}

function refuseWithoutOfferedAlgorithm({ pubKeyCredParams }: PublicKeyCredentialCreationOptionsJSON): void {
  // An empty list stands for ES256 and RS256 (section 5.1.3 step 10).
  if (pubKeyCredParams.length === 0) return;
  const offered = pubKeyCredParams.filter(({ type }) => type === 'public-key');
  if (offered.length === 0) throw new CeremonyError('NotSupportedError', 'no-public-key-type');
  if (!offered.some(({ alg }) => alg === es256)) throw new CeremonyError('NotAllowedError', 'algorithm-not-offered');
}

/** Who has verification set up is asked for it at creation even where it is discouraged, as by Chromium 156 (CTAP 2.1, makeCredUvNotRqd absent). */
function creationRequirement({ authenticatorSelection }: PublicKeyCredentialCreationOptionsJSON): 'required' | 'preferred' {
  return authenticatorSelection?.userVerification === 'required' ? 'required' : 'preferred';
}

/** Chromium 156 keeps a discoverable credential only where the user can be verified, since it alone signs somebody in. */
function decideDiscoverable(authenticator: SoftwareAuthenticator, { authenticatorSelection }: PublicKeyCredentialCreationOptionsJSON): boolean {
  const attachment = authenticatorSelection?.authenticatorAttachment;
  if (attachment !== undefined && attachment !== authenticator.attachment) throw new CeremonyError('NotAllowedError', 'attachment-mismatch');
  const requirement = authenticatorSelection?.residentKey ?? (authenticatorSelection?.requireResidentKey === true ? 'required' : 'discouraged');
  const canKeep = authenticator.keepsDiscoverable && authenticator.person.verification !== 'not-set-up';
  if (requirement === 'required' && !canKeep) throw new CeremonyError('NotAllowedError', 'resident-key-unsupported');
  return requirement !== 'discouraged' && canKeep;
}

async function registrationResponse(
  authenticator: SoftwareAuthenticator,
  credential: Credential,
  origin: string,
  options: PublicKeyCredentialCreationOptionsJSON,
  userVerified: boolean,
): Promise<RegistrationResponseJSON> {
  const clientDataJSON = encodeClientData({ type: 'webauthn.create', challenge: options.challenge, origin, crossOrigin: false });
  const wantsAttestation = (options.attestation ?? 'none') !== 'none';
  // Chromium keeps a platform authenticator's AAGUID when no attestation is asked for, and blanks a roaming one's.
  const aaguid = wantsAttestation || authenticator.attachment === 'platform' ? authenticator.aaguid : anonymousAaguid;
  const authenticatorData = encodeAuthenticatorData({
    rpIdHash: await sha256(credential.rpId),
    flags: {
      userPresent: true,
      userVerified,
      backupEligible: credential.backup !== 'device-bound',
      backedUp: credential.backup === 'backed-up',
    },
    signCount: credential.signCount ?? 0,
    attested: { aaguid, credentialId: fromBase64url(credential.id), publicKey: coseKey(credential.key.publicPoint) },
  });
  const attestation =
    wantsAttestation && authenticator.attestation === 'packed-self'
      ? await selfAttestation(credential.key, authenticatorData, await sha256(clientDataJSON))
      : noAttestation;
  return {
    id: credential.id,
    rawId: credential.id,
    type: 'public-key',
    authenticatorAttachment: authenticator.attachment,
    clientExtensionResults: options.extensions?.credProps === true ? { credProps: { rk: credential.discoverable } } : {},
    response: {
      clientDataJSON: toBase64url(clientDataJSON),
      attestationObject: toBase64url(encodeAttestationObject(attestation, authenticatorData)),
      authenticatorData: toBase64url(authenticatorData),
      publicKey: toBase64url(subjectPublicKeyInfo(credential.key.publicPoint)),
      publicKeyAlgorithm: es256,
      transports: [...authenticator.transports],
    },
  };
}
