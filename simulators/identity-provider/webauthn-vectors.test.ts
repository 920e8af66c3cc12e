// Foreign cases: every test vector of WebAuthn Level 3 through the provider's own verification, those that must pass and those that
// must not. The control is the library without our policy: it shows that a vector we refuse is refused for the reason given.
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject, parseAuthenticatorData } from '@simplewebauthn/server/helpers';
import { describe, expect, it } from 'vitest';
import type { CeremonyFailure } from '../site/rules/ceremony-failure.ts';
import { failureInFacts } from '../site/rules/signed-facts.ts';
import { verifyAssertion, type AssertionVerification } from './server/verify-assertion.ts';
import { verifyAttestation, type AttestationVerification } from './server/verify-attestation.ts';
import published from './webauthn-vectors.json' with { type: 'json' };

type Vector = (typeof published.vectors)[number];

interface Expectation {
  readonly ours: 'verified' | CeremonyFailure;
  /** SimpleWebAuthn with all of the vectors' algorithms and without required user verification. */
  readonly library: 'verified' | 'refused';
  readonly why: string;
}

const passes: Expectation = {
  ours: 'verified',
  library: 'verified',
  why: 'user verified, algorithm offered, format understood',
};
const noUserVerification: Expectation = {
  ours: 'user-not-verified',
  library: 'verified',
  why: 'flag UV is not set, and we require it',
};
const inFrame: Expectation = {
  ours: 'cross-origin',
  library: 'verified',
  why: 'crossOrigin is true: we are never framed; the library lets it pass',
};
const otherAlgorithm: Expectation = {
  ours: 'malformed',
  library: 'verified',
  why: 'algorithm was not offered (only ES256 and RS256 are)',
};
const otherAlgorithmUnverified: Expectation = {
  ...otherAlgorithm,
  why: `${otherAlgorithm.why}; flag UV is not set either, which the site would look at next`,
};

const registrations: Readonly<Record<string, Expectation>> = {
  'none.ES256': noUserVerification,
  'packed-self.ES256': passes,
  'none.ES256.crossOrigin': inFrame,
  'none.ES256.topOrigin': inFrame,
  'none.ES256.long-credential-id': noUserVerification,
  'packed.ES256': passes,
  'packed.ES384': otherAlgorithmUnverified,
  'packed.ES512': otherAlgorithm,
  'packed.RS256': passes,
  'packed.EdDSA': otherAlgorithmUnverified,
  'packed.Ed448': otherAlgorithmUnverified,
  'tpm.ES256': {
    ours: 'malformed',
    library: 'refused',
    why: 'the certificate names TPM vendor id:00000000, which nobody has',
  },
  'android-key.ES256': { ours: 'malformed', library: 'refused', why: "the path does not end in one of Google's roots" },
  'apple.ES256': {
    ours: 'malformed',
    library: 'refused',
    why: "the path does not end in Apple's root; flag UV is not set either, which the site would look at next",
  },
  'fido-u2f.ES256': {
    ours: 'malformed',
    library: 'refused',
    why: 'a U2F AAGUID that is not zero, which FIDO conformance forbids; flag UV is not set either',
  },
};

const authentications: Readonly<Record<string, Expectation>> = {
  'none.ES256': noUserVerification,
  'packed-self.ES256': noUserVerification,
  'none.ES256.crossOrigin': inFrame,
  'none.ES256.topOrigin': {
    ours: 'cross-origin',
    library: 'refused',
    why: 'topOrigin: expected by nobody here, which the library wants too',
  },
  'none.ES256.long-credential-id': passes,
  'packed.ES256': passes,
  'packed.ES384': { ...passes, why: 'a right signature of a key that registration would not have let in' },
  'packed.ES512': noUserVerification,
  'packed.RS256': noUserVerification,
  'packed.EdDSA': noUserVerification,
  'packed.Ed448': { ours: 'malformed', library: 'refused', why: 'COSE algorithm -53 (Ed448) is not known' },
  'tpm.ES256': { ...passes, why: 'the key is ES256; only its attestation was refused' },
  'android-key.ES256': noUserVerification,
  'apple.ES256': noUserVerification,
  'fido-u2f.ES256': noUserVerification,
};

const allAlgorithms = [...new Set(published.vectors.map(({ algorithm }) => algorithm))];

function storedPasskey({ credentialId, registration }: Vector) {
  const { credentialPublicKey, flags } = parseAuthenticatorData(
    decodeAttestationObject(Buffer.from(registration.attestationObject, 'base64url')).get('authData'),
  );
  if (credentialPublicKey === undefined) throw new Error('vector without public key');
  return {
    credentialId,
    publicKey: credentialPublicKey,
    counter: 0,
    passkeyType: flags.be ? 'synced' : 'deviceBound',
  } as const;
}

const common = ({ credentialId }: Vector) => ({ id: credentialId, rawId: credentialId, type: 'public-key' as const });
const relyingParty = (challenge: string) => ({ id: published.rpId, challenge });

/** What came out, in the words of Expectation. */
async function outcome(verification: Promise<{ readonly verified: boolean }>): Promise<string> {
  return (await verification.catch(() => ({ verified: false }))).verified ? 'verified' : 'refused';
}

/** What the server verifies and the site makes of it. */
async function ours(
  verification: Promise<AttestationVerification | AssertionVerification>,
  origin = published.origin,
  passkeyType?: 'synced' | 'deviceBound',
): Promise<string> {
  const said = await verification;
  return said.verified ? (failureInFacts([origin], said.facts, passkeyType) ?? 'verified') : said.failure;
}

it('says of all 15 vectors what must happen, and of nothing else', () => {
  const ids = published.vectors.map(({ id }) => id);
  expect(ids).toHaveLength(15);
  expect(Object.keys(registrations)).toEqual(ids);
  expect(Object.keys(authentications)).toEqual(ids);
});

describe.each(published.vectors)('$id', (vector) => {
  const { id, registration, authentication } = vector;
  const expectedRegistration = registrations[id];
  const expectedAuthentication = authentications[id];

  it(`registration: ${expectedRegistration?.ours}, because ${expectedRegistration?.why}`, async () => {
    const response = {
      ...common(vector),
      response: { clientDataJSON: registration.clientDataJSON, attestationObject: registration.attestationObject },
    };
    expect(await ours(verifyAttestation(response, relyingParty(registration.challenge)))).toBe(
      expectedRegistration?.ours,
    );
    const byLibrary = verifyRegistrationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge: registration.challenge,
      expectedOrigin: published.origin,
      expectedRPID: published.rpId,
      requireUserVerification: false,
      supportedAlgorithmIDs: allAlgorithms,
    });
    expect(await outcome(byLibrary)).toBe(expectedRegistration?.library);
  });

  it(`authentication: ${expectedAuthentication?.ours}, because ${expectedAuthentication?.why}`, async () => {
    const { clientDataJSON, authenticatorData, signature } = authentication;
    const response = { ...common(vector), response: { clientDataJSON, authenticatorData, signature } };
    const passkey = storedPasskey(vector);
    const verification = verifyAssertion(response, relyingParty(authentication.challenge), passkey);
    expect(await ours(verification, published.origin, passkey.passkeyType)).toBe(expectedAuthentication?.ours);
    const byLibrary = verifyAuthenticationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge: authentication.challenge,
      expectedOrigin: published.origin,
      expectedRPID: published.rpId,
      requireUserVerification: false,
      credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: 0 },
    });
    expect(await outcome(byLibrary)).toBe(expectedAuthentication?.library);
  });

  it('is refused with the challenge of the other ceremony, another origin or another RP id', async () => {
    const response = {
      ...common(vector),
      response: { clientDataJSON: registration.clientDataJSON, attestationObject: registration.attestationObject },
    };
    const expected = relyingParty(registration.challenge);
    const cross = expectedRegistration?.ours === 'cross-origin' ? 'cross-origin' : undefined;
    expect(await ours(verifyAttestation(response, { ...expected, challenge: authentication.challenge }))).toBe(
      cross ?? 'wrong-challenge',
    );
    // The site looks at the origin of what could be verified.
    const unverified = expectedRegistration?.ours === 'malformed' ? 'malformed' : undefined;
    expect(await ours(verifyAttestation(response, expected), 'https://example.com')).toBe(
      cross ?? unverified ?? 'wrong-origin',
    );
    expect(await ours(verifyAttestation(response, { ...expected, id: 'example.com' }))).toBe(cross ?? 'wrong-rp-id');
  });
});
