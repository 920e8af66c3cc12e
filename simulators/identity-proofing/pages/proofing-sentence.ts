// Every code that a page of the identity check or of the wallet can show, and the sentence people read.
import type { PresentationCode } from '../presentation.ts';
import type { VerifierCode } from '../verify-identity.ts';

const again = 'That selfie did not work. Take off glasses and hat, look for even light, and try again.';

const sentences = {
  'verification-ended': 'This identity check is no longer open. Start again where you came from.',
  'other-stage': 'Something else comes first. Go on here.',
  'document-not-taken': 'That document is not taken here. Choose another.',
  'document-unreadable': 'The picture could not be read. Put the document on a dark, even surface and try again.',
  'another-document': 'The picture shows another document than the one you chose. Try again.',
  'document-expired': 'That document has expired, so that it is not taken.',
  'document-not-genuine': 'We could not confirm that document.',
  injected: again,
  'not-live': again,
  'no-match': again,
  'too-many-tries': 'That was the last try. Start again where you came from.',
  'presentation-ended': 'This request is no longer open. Start again where you came from.',
  'credential-invalid': 'That credential was not accepted.',
  'issuer-not-accepted': 'That credential was not accepted.',
  'credential-revoked': 'That credential has been withdrawn.',
  'credential-expired': 'That credential has expired.',
  'face-not-confirmed': 'Your face could not be confirmed. Look for even light and try again.',
  'document-missing': 'Say which document it is and from which country, for example passport/DE.',
  'picture-missing': 'Take a picture first.',
  'picture-too-large': 'That picture is too large: 1 MB at most.',
  'picture-type': 'That file is not a JPEG picture.',
  'picture-unreadable': 'There is nothing to be seen in that picture.',
  'wallet-missing': 'The wallet did not answer. Scripts must be allowed on this page.',
  'wrong-host': 'This server does not answer to that name.',
  'cross-site': 'The request came from another site and was refused.',
  'too-large': 'The request is too large.',
  'not-found': 'There is no such page.',
  'service-unavailable': 'Something went wrong on our side. Try again.',
} as const satisfies Record<VerifierCode | PresentationCode | string, string>;

export type ProofingCode = keyof typeof sentences;
export const proofingCodes = Object.keys(sentences) as readonly ProofingCode[];

export function proofingError(code: ProofingCode): { readonly code: ProofingCode; readonly sentence: string } {
  return { code, sentence: sentences[code] };
}
