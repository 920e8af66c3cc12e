// Verifies the answer to a registration ceremony: SimpleWebAuthn, and the checks it leaves to the relying party.
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import { isoBase64URL, isoCBOR } from '@simplewebauthn/server/helpers';
import type { KnownAuthenticator } from '../../../scenarios/schema/known-authenticator.ts';
import type { NewCredential, SignedFacts } from '../../site/request.ts';
import { ceremonyFailureOf, type CeremonyFailure } from '../../site/rules/ceremony-failure.ts';
import type { AttestationResponse } from './ceremony-response.ts';
import { clientDataFacts } from './client-data-facts.ts';
import { acceptedAlgorithms, type RelyingParty } from './relying-party.ts';
import { shownStatement } from './shown-statement.ts';
import { signedFacts } from './signed-facts.ts';

export type AttestationVerification =
  | {
      readonly verified: true;
      readonly credential: NewCredential;
      readonly facts: SignedFacts;
      /** COSE_Key. */ readonly publicKey: Uint8Array<ArrayBuffer>;
    }
  | { readonly verified: false; readonly failure: CeremonyFailure | 'invalid-statement' };

/** Of the library, of a certificate that is not as WebAuthn Level 3 section 8.2.1 wants it, or of another model. */
const aboutCertificate = /\(Packed\|Full\)$/;

/** @param authenticators whose makers' roots are trusted. Does not look at challenge life, origin, flags or at who registers: those are rules. Never throws for a bad answer. */
export async function verifyAttestation(
  answer: AttestationResponse,
  relyingParty: RelyingParty,
  authenticators: readonly KnownAuthenticator[] = [],
): Promise<AttestationVerification> {
  const { clientDataJSON, attestationObject, transports = [] } = answer.response;
  const { origin, isCrossOrigin } = clientDataFacts(clientDataJSON);
  if (isCrossOrigin) return { verified: false, failure: 'cross-origin' };
  try {
    const registration = await verifyRegistrationResponse({
      response: {
        id: answer.id,
        rawId: answer.rawId,
        type: answer.type,
        response: { clientDataJSON, attestationObject },
        clientExtensionResults: {},
      },
      expectedChallenge: relyingParty.challenge,
      expectedOrigin: origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: false,
      supportedAlgorithmIDs: [...acceptedAlgorithms],
    });
    if (hasTrailingBytes(attestationObject)) return { verified: false, failure: 'malformed' };
    if (!registration.verified) return { verified: false, failure: 'bad-signature' };
    const { registrationInfo } = registration;
    const { credential, aaguid } = registrationInfo;
    // The id outside the signed data must be the one inside it.
    if (credential.id !== answer.id) return { verified: false, failure: 'malformed' };
    return {
      verified: true,
      publicKey: credential.publicKey,
      credential: {
        credentialId: credential.id,
        counter: credential.counter,
        transports,
        aaguid,
        statement: await shownStatement(attestationObject, aaguid, authenticators),
      },
      facts: signedFacts(origin, registrationInfo),
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return {
      verified: false,
      failure: aboutCertificate.test(message) ? 'invalid-statement' : ceremonyFailureOf(message),
    };
  }
}

/** The library decodes the first CBOR item and leaves the rest; an attestation object is canonical CBOR, so that its length is known. */
function hasTrailingBytes(attestationObject: string): boolean {
  const bytes = isoBase64URL.toBuffer(attestationObject);
  return isoCBOR.encode(isoCBOR.decodeFirst(bytes)).length !== bytes.length;
}
