// What SimpleWebAuthn read out of a ceremony's signed data, as the site looks at it.
import type { VerifiedAuthenticationResponse } from '@simplewebauthn/server';
import type { SignedFacts } from '../../site/request.ts';

type Read = Pick<
  VerifiedAuthenticationResponse['authenticationInfo'],
  'userVerified' | 'credentialDeviceType' | 'credentialBackedUp'
>;

/** @param origin of the client data, which the signature covers. */
export function signedFacts(
  origin: string,
  { userVerified, credentialDeviceType, credentialBackedUp }: Read,
): SignedFacts {
  return {
    origin,
    // The library verifies nothing without it.
    userPresent: true,
    userVerified,
    backupEligible: credentialDeviceType === 'multiDevice',
    backedUp: credentialBackedUp,
  };
}
