// For tests: a model of authenticator that meets all that is asked where attestation is enforced.
import type { KnownAuthenticator } from '../../../scenarios/schema/known-authenticator.ts';

export function certified(changes: Partial<KnownAuthenticator> = {}): KnownAuthenticator {
  return {
    aaguid: 'a25342c0-3cdc-4414-8e46-f4807fca511c',
    description: 'A key',
    isFido2: true,
    verifiesUsers: true,
    keepsPasskeys: true,
    hasHmacSecret: true,
    attestsInFull: true,
    statuses: [{ status: 'FIDO_CERTIFIED_L1' }],
    roots: [],
    ...changes,
  };
}
