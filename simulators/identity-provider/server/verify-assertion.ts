// Verifies the answer to an authentication ceremony: SimpleWebAuthn, and the checks it leaves to the relying party.
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { Credential } from '../../site/account.ts';
import type { SignedFacts } from '../../site/request.ts';
import { ceremonyFailureOf, type CeremonyFailure } from '../../site/rules/ceremony-failure.ts';
import type { AssertionResponse } from './ceremony-response.ts';
import { clientDataFacts } from './client-data-facts.ts';
import type { RelyingParty } from './relying-party.ts';
import { signedFacts } from './signed-facts.ts';

export type AssertionVerification =
  | { readonly verified: true; readonly counter: number; readonly facts: SignedFacts }
  | { readonly verified: false; readonly failure: CeremonyFailure };

/** Does not look at challenge life, account, user handle, origin or flags: those are rules. Never throws for a bad answer. */
export async function verifyAssertion(
  answer: AssertionResponse,
  relyingParty: RelyingParty,
  passkey: Pick<Credential, 'credentialId' | 'counter'> & {
    readonly publicKey: Uint8Array<ArrayBuffer>;
  },
): Promise<AssertionVerification> {
  const { clientDataJSON, authenticatorData, signature } = answer.response;
  const { origin, isCrossOrigin } = clientDataFacts(clientDataJSON);
  if (isCrossOrigin) return { verified: false, failure: 'cross-origin' };
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
      expectedOrigin: origin,
      expectedRPID: relyingParty.id,
      credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: passkey.counter },
      requireUserVerification: false,
    });
    if (!verified) return { verified: false, failure: 'bad-signature' };
    return { verified: true, counter: authenticationInfo.newCounter, facts: signedFacts(origin, authenticationInfo) };
  } catch (error) {
    return { verified: false, failure: ceremonyFailureOf(error instanceof Error ? error.message : '') };
  }
}
