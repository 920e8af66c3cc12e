// Verifies the answer to an authentication ceremony: SimpleWebAuthn, and the checks it leaves to the relying party.
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { Credential } from '../../site/account.ts';
import { ceremonyFailureOf, type CeremonyFailure } from '../../site/rules/ceremony-failure.ts';
import type { AssertionResponse } from './ceremony-response.ts';
import { isCrossOriginCeremony } from './cross-origin-ceremony.ts';
import type { RelyingParty } from './relying-party.ts';

export type AssertionVerification =
  | { readonly verified: true; readonly counter: number }
  | { readonly verified: false; readonly failure: CeremonyFailure };

/** Does not look at challenge life, account or user handle: those are rules. Never throws for a bad answer. */
export async function verifyAssertion(
  answer: AssertionResponse,
  relyingParty: RelyingParty,
  passkey: Pick<Credential, 'credentialId' | 'counter' | 'passkeyType'> & {
    readonly publicKey: Uint8Array<ArrayBuffer>;
  },
): Promise<AssertionVerification> {
  const { clientDataJSON, authenticatorData, signature } = answer.response;
  if (isCrossOriginCeremony(clientDataJSON)) return { verified: false, failure: 'cross-origin' };
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id: answer.id,
        rawId: answer.rawId,
        type: answer.type,
        response: { clientDataJSON, authenticatorData, signature },
        clientExtensionResults: {},
      },
      expectedChallenge: relyingParty.challenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: passkey.counter },
      requireUserVerification: true,
    });
    if (!verified) return { verified: false, failure: 'bad-signature' };
    const passkeyType = authenticationInfo.credentialDeviceType === 'multiDevice' ? 'synced' : 'deviceBound';
    if (passkeyType !== passkey.passkeyType) return { verified: false, failure: 'backup-eligibility-changed' };
    return { verified: true, counter: authenticationInfo.newCounter };
  } catch (error) {
    return { verified: false, failure: ceremonyFailureOf(error instanceof Error ? error.message : '') };
  }
}
