// The body of a callback of the Request Service, as it is documented. Of an error only `claimValidationError` is documented, for a face that did
// not suffice; that other refusals of a credential are told as `tokenError` is assumed.
import type { PresentationResult } from './presentation.ts';

export function presentationCallback(requestId: string, state: string, result: PresentationResult): object {
  const told = { requestId, requestStatus: result.requestStatus, state };
  switch (result.requestStatus) {
    case 'request_retrieved':
      return told;
    case 'presentation_error':
      return {
        ...told,
        error:
          result.code === 'face-not-confirmed'
            ? { code: 'claimValidationError', message: 'Match confidence score failed to meet the threshold.' }
            : { code: 'tokenError', message: result.code },
      };
    case 'presentation_verified': {
      const { issuer, revoked, facts, matchConfidenceScore } = result;
      const { firstName, lastName, dateOfBirth, documentType } = facts.claims;
      return {
        ...told,
        verifiedCredentialsData: [
          {
            issuer,
            type: ['VerifiableCredential', 'VerifiedIdentity'],
            claims: { firstName, surName: lastName, dateOfBirth, documentType },
            credentialState: { revocationStatus: revoked ? 'INVALID' : 'VALID' },
            issuanceDate: new Date(facts.issuedAtMs).toISOString(),
            expirationDate: new Date(facts.expiresAtMs).toISOString(),
            ...(matchConfidenceScore === undefined
              ? {}
              : { faceCheck: { matchConfidenceScore, sourcePhotoQuality: 'HIGH' } }),
          },
        ],
      };
    }
  }
}
