// The parts that the verifier's routes need, made once for each app.
import type { Verifier } from '../../../scenarios/schema/verifier.ts';
import { newCredentialIssuer, type CredentialIssuer } from '../identity-credential.ts';
import type { VerifierStart } from './verifier-options.ts';
import { VerificationStore } from './verification-store.ts';

export interface VerifierParts {
  readonly profile: Verifier;
  readonly apiKey: string;
  /** "http://localhost:PORT" */
  readonly baseUrl: string;
  readonly store: VerificationStore;
  readonly issuer: CredentialIssuer;
  /** Since the start, in the currency of the profile. */
  readonly charges: { checks: number; amount: number };
}

export async function newVerifierParts({ profile, apiKey }: VerifierStart, baseUrl: string): Promise<VerifierParts> {
  return {
    profile,
    apiKey,
    baseUrl,
    store: new VerificationStore(),
    issuer: await newCredentialIssuer(didOf(baseUrl)),
    charges: { checks: 0, amount: 0 },
  };
}

/** did:web, with the port escaped (did:web Method Specification, section 3.1). */
function didOf(baseUrl: string): string {
  return `did:web:${encodeURIComponent(new URL(baseUrl).host)}`;
}
