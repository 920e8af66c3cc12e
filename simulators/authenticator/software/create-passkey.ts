// navigator.credentials.create() on the software authenticator (WebAuthn Level 3, sections 5.1.3 and 6.3.2):
// options as JSON in, registration response as JSON out, or the error a browser would give.
import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import {
  certifiedAttestation,
  encodeAttestationObject,
  noAttestation,
  selfAttestation,
  type AttestationStatement,
} from './attestation-object.ts';
import { encodeAuthenticatorData } from './authenticator-data.ts';
import { CeremonyError } from './ceremony-error.ts';
import { clientDataText } from './client-data.ts';
import { coseKey, es256, subjectPublicKeyInfo } from './cose-key.ts';
import type { Credential } from './credential.ts';
import type { Es256Key } from './es256-key.ts';
import { creationExtensionResults, refuseExtensionsOfGet } from './extension-results.ts';
import { base64urlMember, descriptorList, requireMember } from './options-members.ts';
import { knownRelyingParty, openRelyingParty, type RelyingParty } from './relying-party.ts';
import { answerSilently } from './silent-question.ts';
import { anonymousAaguid, type SoftwareAuthenticator } from './software-authenticator.ts';
import { userGesture } from './user-gesture.ts';

const longestUserHandleBytes = 64;
/** Other words stand for "none", as every unknown word of an option stands for its default. */
const attestationWishes: ReadonlySet<string | undefined> = new Set(['indirect', 'direct', 'enterprise']);

/** @throws CeremonyError with the name of the browser's exception. */
export async function createPasskey(
  authenticator: SoftwareAuthenticator,
  origin: string,
  options: PublicKeyCredentialCreationOptionsJSON,
): Promise<RegistrationResponseJSON> {
  const { platform } = authenticator;
  for (const member of [options.rp?.name, options.user?.name, options.user?.displayName, options.pubKeyCredParams])
    requireMember(member);
  const challenge = base64urlMember(platform, options.challenge);
  const userHandle = base64urlMember(platform, options.user.id);
  const excluded = descriptorList(platform, options.excludeCredentials);
  refuseExtensionsOfGet(options.extensions);
  refuseWithoutPublicKeyType(options);
  const handleBytes = platform.fromBase64url(userHandle).length;
  if (handleBytes < 1 || handleBytes > longestUserHandleBytes)
    throw new CeremonyError('TypeError', 'user-handle-length');
  const relyingParty =
    knownRelyingParty(platform, origin, options.rp.id) ?? (await openRelyingParty(platform, origin, options.rp.id));

  refuseWithoutOfferedAlgorithm(options);
  const discoverable = decideDiscoverable(authenticator, options);
  const clientExtensionResults = creationExtensionResults(options.extensions, discoverable);
  const heldAlready = excluded
    .map(({ id }) => authenticator.credentials.find(relyingParty.id, id))
    .find((credential) => credential !== undefined);
  if (heldAlready !== undefined) answerSilently(excluded, heldAlready);
  const userVerified = userGesture(authenticator.person, creationRequirement(options));
  // Told only to a person who is present: a page must not learn silently which authenticators somebody has (section 6.3.2 step 3).
  if (heldAlready !== undefined) throw new CeremonyError('InvalidStateError', 'credential-excluded');

  const key = await authenticator.newKey();
  const idBytes = await authenticator.newCredentialId();
  const credential: Credential = {
    id: platform.toBase64url(idBytes),
    rpId: relyingParty.id,
    userHandle,
    userName: options.user.name,
    key,
    discoverable,
    backup: authenticator.backup,
    ...(authenticator.counts ? { signCount: 1 } : {}),
  };
  authenticator.credentials.add(credential);
  const clientData = clientDataText({ type: 'webauthn.create', challenge, origin, crossOrigin: false });
  const response = await attestationResponse(authenticator, relyingParty, {
    credential,
    key,
    idBytes,
    userVerified,
    clientData,
    wish: options.attestation,
  });
  return {
    id: credential.id,
    rawId: credential.id,
    type: 'public-key',
    authenticatorAttachment: authenticator.attachment,
    clientExtensionResults,
    response,
  };
}

function refuseWithoutPublicKeyType({ pubKeyCredParams }: PublicKeyCredentialCreationOptionsJSON): void {
  if (pubKeyCredParams.length > 0 && !pubKeyCredParams.some(({ type }) => type === 'public-key'))
    throw new CeremonyError('NotSupportedError', 'no-public-key-type');
}

function refuseWithoutOfferedAlgorithm({ pubKeyCredParams }: PublicKeyCredentialCreationOptionsJSON): void {
  // An empty list stands for ES256 and RS256 (section 5.1.3 step 10).
  const isOffered =
    pubKeyCredParams.length === 0 || pubKeyCredParams.some(({ type, alg }) => type === 'public-key' && alg === es256);
  if (!isOffered) throw new CeremonyError('NotAllowedError', 'algorithm-not-offered');
}

/** Who has verification set up is asked for it at creation even where it is discouraged, as by Chromium 156 (CTAP 2.1, makeCredUvNotRqd absent). */
function creationRequirement({
  authenticatorSelection,
}: PublicKeyCredentialCreationOptionsJSON): 'required' | 'preferred' {
  return authenticatorSelection?.userVerification === 'required' ? 'required' : 'preferred';
}

/** Chromium 156 keeps a discoverable credential only where the user can be verified, since it alone signs somebody in; in a platform authenticator also where it must. */
function decideDiscoverable(
  authenticator: SoftwareAuthenticator,
  { authenticatorSelection }: PublicKeyCredentialCreationOptionsJSON,
): boolean {
  const attachment = authenticatorSelection?.authenticatorAttachment;
  if ((attachment === 'platform' || attachment === 'cross-platform') && attachment !== authenticator.attachment)
    throw new CeremonyError('NotAllowedError', 'attachment-mismatch');
  const canVerify = authenticator.person.verification !== 'not-set-up';
  switch (residentKeyRequirement(authenticatorSelection)) {
    case 'discouraged':
      return false;
    case 'preferred':
      return authenticator.keepsDiscoverable && canVerify;
    case 'required':
      if (authenticator.keepsDiscoverable && (canVerify || authenticator.attachment === 'platform')) return true;
      throw new CeremonyError('NotAllowedError', 'resident-key-unsupported');
  }
}

function residentKeyRequirement(
  selection: PublicKeyCredentialCreationOptionsJSON['authenticatorSelection'],
): 'discouraged' | 'preferred' | 'required' {
  const { residentKey, requireResidentKey } = selection ?? {};
  if (residentKey === 'discouraged' || residentKey === 'preferred' || residentKey === 'required') return residentKey;
  return requireResidentKey === true ? 'required' : 'discouraged';
}

interface NewCredential {
  readonly credential: Credential;
  readonly key: Es256Key;
  readonly idBytes: Uint8Array;
  readonly userVerified: boolean;
  /** clientDataJSON */
  readonly clientData: string;
  /** What the relying party asks for. */
  readonly wish: string | undefined;
}

async function attestationResponse(
  authenticator: SoftwareAuthenticator,
  { idHash }: RelyingParty,
  created: NewCredential,
): Promise<RegistrationResponseJSON['response']> {
  const { platform } = authenticator;
  const { credential, key, idBytes, userVerified, clientData } = created;
  const isAttested = attestationWishes.has(created.wish);
  // Chromium keeps a platform authenticator's AAGUID when no attestation is asked for, and blanks a roaming one's.
  const aaguid = isAttested || authenticator.attachment === 'platform' ? authenticator.aaguid : anonymousAaguid;
  const authenticatorData = encodeAuthenticatorData({
    rpIdHash: idHash,
    flags: {
      userPresent: true,
      userVerified,
      backupEligible: credential.backup !== 'device-bound',
      backedUp: credential.backup === 'backed-up',
    },
    signCount: credential.signCount ?? 0,
    attested: { aaguid, credentialId: idBytes, publicKey: coseKey(key.publicPoint) },
  });
  const attestation = isAttested
    ? await statement(authenticator, key, authenticatorData, await platform.sha256(clientData))
    : noAttestation;
  return {
    clientDataJSON: platform.toBase64url(clientData),
    attestationObject: platform.toBase64url(encodeAttestationObject(attestation, authenticatorData)),
    authenticatorData: platform.toBase64url(authenticatorData),
    publicKey: platform.toBase64url(subjectPublicKeyInfo(key.publicPoint)),
    publicKeyAlgorithm: es256,
    transports: [...authenticator.transports],
  };
}

async function statement(
  { attestation }: SoftwareAuthenticator,
  key: Es256Key,
  authenticatorData: Uint8Array,
  clientDataHash: Uint8Array,
): Promise<AttestationStatement> {
  if (attestation === 'none') return noAttestation;
  return attestation === 'packed-self'
    ? selfAttestation(key, authenticatorData, clientDataHash)
    : certifiedAttestation(attestation, authenticatorData, clientDataHash);
}
