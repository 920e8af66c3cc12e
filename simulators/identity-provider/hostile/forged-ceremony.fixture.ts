// Ceremonies of somebody who holds a real key and lies: every field can be set, and what is signed is signed for real,
// so that the relying party's check of that field is what gets tested, not its check of the signature.
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { assertionSignature } from '../../authenticator/software/assertion-signature.ts';
import {
  encodeAttestationObject,
  noAttestation,
  type AttestationStatement,
} from '../../authenticator/software/attestation-object.ts';
import { encodeAuthenticatorData, type AuthenticatorFlags } from '../../authenticator/software/authenticator-data.ts';
import { fromBase64url, toBase64url } from '../../authenticator/software/base64url.ts';
import { encodeClientData, type ClientData } from '../../authenticator/software/client-data.ts';
import { concatBytes } from '../../authenticator/software/concat-bytes.ts';
import { coseKey } from '../../authenticator/software/cose-key.ts';
import type { Credential } from '../../authenticator/software/credential.ts';
import type { Es256Key, Es256Signer } from '../../authenticator/software/es256-key.ts';
import { sha256 } from '../../authenticator/software/sha256.ts';

interface Forgery {
  readonly clientData?: Partial<Omit<ClientData, 'type'>> & { readonly type?: ClientData['type'] };
  /** Bytes to take for clientDataJSON, whatever they say. */
  readonly clientDataJSON?: Uint8Array<ArrayBuffer>;
  readonly rpId?: string;
  readonly flags?: Partial<AuthenticatorFlags>;
  readonly signCount?: number;
  /** After the authenticator data, and signed with it. */
  readonly trailingBytes?: Uint8Array;
}

export interface ForgedAssertion extends Forgery {
  /** Instead of the credential's own. */
  readonly signingKey?: Es256Signer;
}

export interface ForgedRegistration extends Forgery {
  /** COSE_Key bytes instead of the key's own. */
  readonly publicKey?: Uint8Array;
  /** Base64url, in the attested data and outside. */
  readonly credentialId?: string;
  readonly attestation?: (
    authenticatorData: Uint8Array,
    clientDataJSON: Uint8Array<ArrayBuffer>,
  ) => Promise<AttestationStatement>;
  readonly withoutAttestedData?: true;
  /** 16 bytes. Absent: all zero. */
  readonly aaguid?: Uint8Array;
}

interface Ceremony {
  readonly challenge: string;
  readonly origin: string;
  readonly rpId: string;
}

const honestFlags: AuthenticatorFlags = {
  userPresent: true,
  userVerified: true,
  backupEligible: false,
  backedUp: false,
};

export async function forgeAssertion(
  credential: Credential,
  { challenge, origin, rpId }: Ceremony,
  forged: ForgedAssertion,
): Promise<AuthenticationResponseJSON> {
  const clientDataJSON =
    forged.clientDataJSON ??
    encodeClientData({ type: 'webauthn.get', challenge, origin, crossOrigin: false, ...forged.clientData });
  const backedUp = credential.backup === 'backed-up';
  const flags = {
    ...honestFlags,
    backupEligible: backedUp || credential.backup === 'eligible',
    backedUp,
    ...forged.flags,
  };
  const data = encodeAuthenticatorData({
    rpIdHash: await sha256(forged.rpId ?? rpId),
    flags,
    signCount: forged.signCount ?? credential.signCount ?? 0,
  });
  const authenticatorData = concatBytes(data, forged.trailingBytes ?? new Uint8Array());
  const signature = await assertionSignature(
    forged.signingKey ?? credential.key,
    authenticatorData,
    await sha256(clientDataJSON),
  );
  return {
    id: credential.id,
    rawId: credential.id,
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: toBase64url(clientDataJSON),
      authenticatorData: toBase64url(authenticatorData),
      signature: toBase64url(signature),
      userHandle: credential.userHandle,
    },
  };
}

export async function forgeRegistration(
  key: Es256Key,
  { challenge, origin, rpId }: Ceremony,
  forged: ForgedRegistration,
): Promise<RegistrationResponseJSON> {
  const id = forged.credentialId ?? toBase64url(globalThis.crypto.getRandomValues(new Uint8Array(32)));
  const clientDataJSON =
    forged.clientDataJSON ??
    encodeClientData({ type: 'webauthn.create', challenge, origin, crossOrigin: false, ...forged.clientData });
  const attested = {
    aaguid: forged.aaguid ?? new Uint8Array(16),
    credentialId: fromBase64url(id),
    publicKey: forged.publicKey ?? coseKey(key.publicPoint),
  };
  const data = encodeAuthenticatorData({
    rpIdHash: await sha256(forged.rpId ?? rpId),
    flags: { ...honestFlags, ...forged.flags },
    signCount: forged.signCount ?? 0,
    ...(forged.withoutAttestedData ? {} : { attested }),
  });
  const authenticatorData = concatBytes(data, forged.trailingBytes ?? new Uint8Array());
  const attestation =
    forged.attestation === undefined ? noAttestation : await forged.attestation(authenticatorData, clientDataJSON);
  return {
    id,
    rawId: id,
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: toBase64url(clientDataJSON),
      attestationObject: toBase64url(encodeAttestationObject(attestation, authenticatorData)),
      transports: ['usb'],
    },
  };
}
