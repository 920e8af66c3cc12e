// What a credential says of a person, and what is known of one that is shown.
import type { DocumentType } from '../../scenarios/schema/captured.ts';
import type { CapturedDocument } from '../people/captures.ts';
import type { Portrait } from './judge-face.ts';

export interface IdentityFacts {
  /** Of the document; `dateOfBirth` as YYYY-MM-DD. */
  readonly claims: CapturedDocument['claims'] & { readonly documentType: DocumentType };
  readonly portrait: Portrait;
  /** Ms since the Unix epoch. */
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
}

/** As whoever received it has checked it. `issuer`: by whose key it is signed, a DID. */
export type ShownCredential =
  | { readonly verified: false; readonly because: 'unreadable' | 'signature' | 'holder' }
  | { readonly verified: true; readonly issuer: string; readonly revoked: boolean; readonly facts: IdentityFacts };
