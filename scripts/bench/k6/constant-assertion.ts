// For the benchmark: stands in for get-assertion.ts in the bundle, with an assertion that nobody signed. What is left is the cost of
// everything but the signature.
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';

const filler = (characters: number) => 'A'.repeat(characters);

const assertion: AuthenticationResponseJSON = {
  id: filler(43),
  rawId: filler(43),
  type: 'public-key',
  authenticatorAttachment: 'platform',
  clientExtensionResults: {},
  response: {
    clientDataJSON: filler(180),
    authenticatorData: filler(50),
    signature: filler(95),
    userHandle: filler(43),
  },
};

export function getAssertion(): Promise<AuthenticationResponseJSON> {
  return Promise.resolve(assertion);
}
