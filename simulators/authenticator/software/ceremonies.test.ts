// Whole ceremonies: what the software authenticator writes is verified by SimpleWebAuthn and read by a second parser.
import {
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type WebAuthnCredential,
} from '@simplewebauthn/server';
import {
  AttestationStatementFormat,
  ClientDataType,
  parseAttestationObject,
  parseAuthenticatorData,
  parseClientDataJSON,
  type AuthenticatorData,
} from '@oslojs/webauthn';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from './base64url.ts';
import { createPasskey } from './create-passkey.ts';
import { getAssertion } from './get-assertion.ts';
import { SoftwareAuthenticator, type SoftwareAuthenticatorOptions } from './software-authenticator.ts';

const origin = 'http://localhost:3000';
const rpId = 'localhost';

const creation = (
  other: Partial<PublicKeyCredentialCreationOptionsJSON> = {},
): PublicKeyCredentialCreationOptionsJSON => ({
  rp: { id: rpId, name: 'Test' },
  user: { id: toBase64url(Uint8Array.of(1, 2, 3)), name: 'ada@example.org', displayName: 'Ada' },
  challenge: toBase64url(globalThis.crypto.getRandomValues(new Uint8Array(32))),
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  ...other,
});
const request = (
  other: Partial<PublicKeyCredentialRequestOptionsJSON> = {},
): PublicKeyCredentialRequestOptionsJSON => ({
  rpId,
  challenge: toBase64url(globalThis.crypto.getRandomValues(new Uint8Array(32))),
  userVerification: 'required',
  ...other,
});

const userOfHandle = (bytes: number) => ({ id: toBase64url(new Uint8Array(bytes)), name: 'ada', displayName: 'Ada' });

async function register(authenticator: SoftwareAuthenticator, options = creation(), requireUserVerification = true) {
  const response = await createPasskey(authenticator, origin, options);
  const result = await verifyRegistrationResponse({
    response,
    expectedChallenge: options.challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification,
    supportedAlgorithmIDs: [-7, -257],
  });
  if (!result.verified) throw new Error('registration was not verified');
  return { response, ...result.registrationInfo };
}

async function signIn(
  authenticator: SoftwareAuthenticator,
  credential: WebAuthnCredential,
  options = request(),
  requireUserVerification = true,
) {
  const response = await getAssertion(authenticator, origin, options);
  const result = await verifyAuthenticationResponse({
    response,
    credential,
    expectedChallenge: options.challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification,
  });
  return { response, ...result };
}

/** What the second parser finds: user verified, counter. */
function readBySecond(data: AuthenticatorData): unknown {
  expect([data.verifyRelyingPartyIdHash(rpId), data.userPresent]).toEqual([true, true]);
  return [data.userVerified, data.signatureCounter];
}

describe('registration, then sign-in', () => {
  const authenticatorOptions = fc.record<SoftwareAuthenticatorOptions>({
    aaguid: fc.uint8Array({ minLength: 16, maxLength: 16 }),
    attachment: fc.constantFrom('platform', 'cross-platform'),
    attestation: fc.constantFrom('none', 'packed-self'),
    keepsDiscoverable: fc.boolean(),
    backup: fc.constantFrom('device-bound', 'eligible', 'backed-up'),
    counts: fc.boolean(),
    person: fc.record({
      presence: fc.constant('confirms' as const),
      verification: fc.constantFrom('succeeds', 'not-set-up'),
    }),
  });
  const relyingPartyWishes = fc.record({
    residentKey: fc.constantFrom('preferred', 'discouraged'),
    userVerification: fc.constantFrom('preferred', 'discouraged'),
    attestation: fc.constantFrom('none', 'direct'),
    userHandle: fc.uint8Array({ minLength: 1, maxLength: 64 }).map(toBase64url),
  } as const);

  it('holds for any authenticator and any wishes, with the flags, counter, AAGUID and format these imply', async () => {
    await fc.assert(
      fc.asyncProperty(authenticatorOptions, relyingPartyWishes, async (has, wishes) => {
        const authenticator = new SoftwareAuthenticator(has);
        const { residentKey, userVerification, attestation, userHandle } = wishes;
        const canVerify = has.person?.verification === 'succeeds';
        const discoverable = residentKey === 'preferred' && has.keepsDiscoverable === true && canVerify;
        // A security key verifies the user before it lists discoverable passkeys, whatever is asked for.
        const verified =
          canVerify && (userVerification === 'preferred' || (discoverable && has.attachment === 'cross-platform'));
        const registered = await register(
          authenticator,
          creation({
            authenticatorSelection: { residentKey, userVerification },
            attestation,
            user: { id: userHandle, name: 'ada', displayName: 'Ada' },
            extensions: { credProps: true },
          }),
          false,
        );
        const self = attestation === 'direct' && has.attestation === 'packed-self';
        expect(registered.fmt).toBe(self ? 'packed' : 'none');
        const keepsAaguid = attestation === 'direct' || has.attachment === 'platform';
        expect(registered.aaguid.replaceAll('-', '')).toBe(
          Buffer.from(keepsAaguid ? (has.aaguid ?? []) : new Uint8Array(16)).toString('hex'),
        );
        expect(registered.userVerified).toBe(canVerify);
        expect(registered.credentialDeviceType).toBe(has.backup === 'device-bound' ? 'singleDevice' : 'multiDevice');
        expect(registered.credentialBackedUp).toBe(has.backup === 'backed-up');
        expect(registered.credential.counter).toBe(has.counts === true ? 1 : 0);
        expect(registered.response.clientExtensionResults).toEqual({ credProps: { rk: discoverable } });
        const second = parseAttestationObject(fromBase64url(registered.response.response.attestationObject));
        expect(second.attestationStatement.format).toBe(
          self ? AttestationStatementFormat.Packed : AttestationStatementFormat.None,
        );
        expect(readBySecond(second.authenticatorData)).toEqual([canVerify, has.counts === true ? 1 : 0]);
        expect(toBase64url(second.authenticatorData.credential?.id ?? new Uint8Array())).toBe(registered.credential.id);

        const allowCredentials = discoverable ? [] : [{ id: registered.credential.id, type: 'public-key' as const }];
        for (const visit of [1, 2]) {
          const signedIn = await signIn(
            authenticator,
            registered.credential,
            request({ userVerification, allowCredentials }),
            false,
          );
          expect(signedIn.verified).toBe(true);
          expect(signedIn.authenticationInfo.newCounter).toBe(has.counts === true ? visit + 1 : 0);
          expect(signedIn.authenticationInfo.userVerified).toBe(verified);
          expect(signedIn.authenticationInfo.credentialBackedUp).toBe(has.backup === 'backed-up');
          expect(signedIn.response.response.userHandle).toBe(discoverable ? userHandle : undefined);
          expect(
            readBySecond(parseAuthenticatorData(fromBase64url(signedIn.response.response.authenticatorData))),
          ).toEqual([verified, has.counts === true ? visit + 1 : 0]);
          expect(parseClientDataJSON(fromBase64url(signedIn.response.response.clientDataJSON))).toMatchObject({
            type: ClientDataType.Get,
            origin,
            crossOrigin: false,
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is read by a second parser', async () => {
    const authenticator = new SoftwareAuthenticator({ attestation: 'packed-self', counts: true });
    const options = creation({ attestation: 'direct' });
    const response = await createPasskey(authenticator, origin, options);
    const client = parseClientDataJSON(fromBase64url(response.response.clientDataJSON));
    expect(client.type).toBe(ClientDataType.Create);
    expect(client.origin).toBe(origin);
    expect(client.crossOrigin).toBe(false);
    expect(toBase64url(client.challenge)).toBe(options.challenge);
    const { attestationStatement, authenticatorData } = parseAttestationObject(
      fromBase64url(response.response.attestationObject),
    );
    expect(attestationStatement.format).toBe(AttestationStatementFormat.Packed);
    expect(attestationStatement.packed().algorithm).toBe(-7);
    expect(attestationStatement.packed().certificates).toBeNull();
    expect(authenticatorData.verifyRelyingPartyIdHash(rpId)).toBe(true);
    expect(authenticatorData.credential?.publicKey.algorithm()).toBe(-7);
    expect(toBase64url(authenticatorData.credential?.id ?? new Uint8Array())).toBe(response.id);
    const spki = Buffer.from(response.response.publicKey ?? '', 'base64url')
      .subarray(-64)
      .toString('hex');
    const { x, y } = authenticatorData.credential?.publicKey.ec2() ?? { x: 0n, y: 0n };
    expect(x.toString(16).padStart(64, '0') + y.toString(16).padStart(64, '0')).toBe(spki);
  });

  it('makes two keys and two ids for two registrations', async () => {
    const authenticator = new SoftwareAuthenticator();
    const first = await register(authenticator);
    const second = await register(authenticator, creation({ user: { id: 'BAUG', name: 'ben', displayName: 'Ben' } }));
    expect(first.credential.id).not.toBe(second.credential.id);
    expect(Buffer.from(first.credential.publicKey).equals(Buffer.from(second.credential.publicKey))).toBe(false);
    await expect(signIn(authenticator, first.credential)).resolves.toMatchObject({ verified: false });
    await expect(signIn(authenticator, second.credential)).resolves.toMatchObject({ verified: true });
  });

  it('signs with a synced passkey on the device that received it, each with its own counter', async () => {
    const phone = new SoftwareAuthenticator({ backup: 'backed-up', counts: true });
    const laptop = new SoftwareAuthenticator({ backup: 'backed-up' });
    const { credential } = await register(phone);
    const held = phone.credentials.find(rpId, credential.id);
    if (held === undefined) throw new Error('the phone lost its passkey');
    laptop.receive(held);
    // At once: no two ceremonies of one authenticator may share a value.
    const counters = [phone, laptop, phone, phone].map(
      async (device) => (await signIn(device, credential)).authenticationInfo.newCounter,
    );
    expect(await Promise.all(counters)).toEqual([2, 2, 3, 4]);
  });
});

// Without a browser, what chromium-agrees.browser.test.ts compares with one.
describe('as Chromium 156', () => {
  const verifies = { presence: 'confirms', verification: 'succeeds' } as const;
  const cannotVerify = { presence: 'confirms', verification: 'not-set-up' } as const;
  const residentKeys = ['discouraged', 'preferred', 'required'] as const;

  it.each([
    { has: { person: verifies }, userVerified: true, discoverable: [false, true, true] },
    { has: { person: cannotVerify }, userVerified: false, discoverable: [false, false, true] },
    {
      has: { person: cannotVerify, attachment: 'cross-platform' as const },
      userVerified: false,
      discoverable: [false, false, 'NotAllowedError'],
    },
    {
      has: { person: verifies, keepsDiscoverable: false },
      userVerified: true,
      discoverable: [false, false, 'NotAllowedError'],
    },
  ])('$has', async ({ has, userVerified, discoverable }) => {
    for (const userVerification of ['discouraged', 'preferred'] as const) {
      for (const [index, residentKey] of residentKeys.entries()) {
        const authenticator = new SoftwareAuthenticator(has);
        const options = creation({
          authenticatorSelection: { residentKey, userVerification },
          extensions: { credProps: true },
        });
        if (discoverable[index] === 'NotAllowedError') {
          await expect(createPasskey(authenticator, origin, options)).rejects.toMatchObject({
            name: 'NotAllowedError',
          });
          continue;
        }
        const registered = await register(authenticator, options, false);
        expect(registered.userVerified).toBe(userVerified);
        expect(registered.response.clientExtensionResults).toEqual({ credProps: { rk: discoverable[index] } });
        const allowCredentials = [{ id: registered.credential.id, type: 'public-key' as const }];
        for (const asked of ['discouraged', 'preferred'] as const) {
          const signedIn = await signIn(
            authenticator,
            registered.credential,
            request({ allowCredentials, userVerification: asked }),
            false,
          );
          expect(signedIn.authenticationInfo.userVerified).toBe(userVerified && asked === 'preferred');
          expect(signedIn.response.response.userHandle !== undefined).toBe(discoverable[index]);
        }
      }
    }
  });
});

describe('refusals', () => {
  const fails = { presence: 'confirms', verification: 'fails' } as const;
  const notSetUp = { presence: 'confirms', verification: 'not-set-up' } as const;
  const dismisses = { presence: 'dismisses', verification: 'succeeds' } as const;

  it.each<[string, SoftwareAuthenticatorOptions, Partial<PublicKeyCredentialCreationOptionsJSON>, string, string]>([
    ['prompt dismissed', { person: dismisses }, {}, 'NotAllowedError', 'user-not-present'],
    ['verification fails', { person: fails }, {}, 'NotAllowedError', 'user-verification-failed'],
    [
      'verification fails though only preferred',
      { person: fails },
      { authenticatorSelection: { userVerification: 'preferred' } },
      'NotAllowedError',
      'user-verification-failed',
    ],
    [
      'verification fails though discouraged',
      { person: fails },
      { authenticatorSelection: { userVerification: 'discouraged' } },
      'NotAllowedError',
      'user-verification-failed',
    ],
    [
      'no verification set up but required',
      { person: notSetUp },
      { authenticatorSelection: { userVerification: 'required' } },
      'NotAllowedError',
      'user-verification-unsupported',
    ],
    [
      'no verification set up in a key but discoverable required',
      { person: notSetUp, attachment: 'cross-platform' },
      { authenticatorSelection: { residentKey: 'required', userVerification: 'discouraged' } },
      'NotAllowedError',
      'resident-key-unsupported',
    ],
    [
      'algorithm not offered',
      {},
      { pubKeyCredParams: [{ type: 'public-key', alg: -257 }] },
      'NotAllowedError',
      'algorithm-not-offered',
    ],
    [
      'other attachment wanted',
      {},
      { authenticatorSelection: { authenticatorAttachment: 'cross-platform' } },
      'NotAllowedError',
      'attachment-mismatch',
    ],
    [
      'discoverable required, none kept',
      { keepsDiscoverable: false },
      {},
      'NotAllowedError',
      'resident-key-unsupported',
    ],
    [
      'the same by the older member',
      { keepsDiscoverable: false },
      { authenticatorSelection: { requireResidentKey: true } },
      'NotAllowedError',
      'resident-key-unsupported',
    ],
    ['RP id of another site', {}, { rp: { id: 'example.org', name: 'x' } }, 'SecurityError', 'rp-id-not-of-origin'],
    [
      'user id that is no base64url',
      {},
      { user: { id: 'A+', name: 'ada', displayName: 'Ada' } },
      'EncodingError',
      'not-base64url',
    ],
    ['challenge with a single character left over', {}, { challenge: 'AAAAA' }, 'EncodingError', 'not-base64url'],
    [
      'more than 64 excluded',
      {},
      { excludeCredentials: Array.from({ length: 65 }, () => ({ id: 'AAAA', type: 'public-key' as const })) },
      'RangeError',
      'list-too-long',
    ],
    ['user handle empty', {}, { user: userOfHandle(0) }, 'TypeError', 'user-handle-length'],
    ['user handle too long', {}, { user: userOfHandle(65) }, 'TypeError', 'user-handle-length'],
  ])('create: %s', async (_what, has, wishes, name, why) => {
    const authenticator = new SoftwareAuthenticator(has);
    await expect(createPasskey(authenticator, origin, creation(wishes))).rejects.toMatchObject({ name, why });
    expect(authenticator.credentials.size).toBe(0);
  });

  it('create: nothing but unknown credential types offered', async () => {
    const options = JSON.parse(
      JSON.stringify(creation()).replace('public-key', 'other'),
    ) as PublicKeyCredentialCreationOptionsJSON;
    await expect(createPasskey(new SoftwareAuthenticator(), origin, options)).rejects.toMatchObject({
      name: 'NotSupportedError',
    });
  });

  it('create: an empty list of algorithms stands for the default ones', async () => {
    await expect(register(new SoftwareAuthenticator(), creation({ pubKeyCredParams: [] }))).resolves.toMatchObject({
      fmt: 'none',
    });
  });

  it('create: excluded credential, told only after the person has confirmed', async () => {
    const authenticator = new SoftwareAuthenticator();
    const { credential } = await register(authenticator);
    const again = creation({ excludeCredentials: [{ id: credential.id, type: 'public-key' }] });
    await expect(createPasskey(authenticator, origin, again)).rejects.toMatchObject({
      name: 'InvalidStateError',
      why: 'credential-excluded',
    });
    authenticator.person = fails;
    await expect(createPasskey(authenticator, origin, again)).rejects.toMatchObject({ name: 'NotAllowedError' });
    authenticator.person = dismisses;
    await expect(createPasskey(authenticator, origin, again)).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(createPasskey(new SoftwareAuthenticator(), origin, again)).resolves.toMatchObject({
      type: 'public-key',
    });
  });

  it.each<
    [string, SoftwareAuthenticatorOptions['person'], Partial<PublicKeyCredentialRequestOptionsJSON>, string, string]
  >([
    ['prompt dismissed', dismisses, {}, 'NotAllowedError', 'user-not-present'],
    ['verification fails', fails, {}, 'NotAllowedError', 'user-verification-failed'],
    [
      'verification fails though only preferred',
      fails,
      { userVerification: 'preferred' },
      'NotAllowedError',
      'user-verification-failed',
    ],
    ['no verification set up but required', notSetUp, {}, 'NotAllowedError', 'user-verification-unsupported'],
    [
      'only unknown credentials allowed',
      undefined,
      { allowCredentials: [{ id: 'AAAA', type: 'public-key' }] },
      'NotAllowedError',
      'no-credential',
    ],
    ['RP id of another site', undefined, { rpId: 'example.org' }, 'SecurityError', 'rp-id-not-of-origin'],
    [
      'challenge that could break out of its quotes',
      undefined,
      { challenge: 'AA","origin":"https://example.com' },
      'EncodingError',
      'not-base64url',
    ],
    [
      'no verification set up, without an allow list',
      notSetUp,
      { userVerification: 'discouraged' },
      'NotAllowedError',
      'user-verification-unsupported',
    ],
  ])('get: %s, and the counter stays', async (_what, person, wishes, name, why) => {
    const authenticator = new SoftwareAuthenticator({ counts: true });
    const { credential } = await register(authenticator);
    if (person !== undefined) authenticator.person = person;
    await expect(getAssertion(authenticator, origin, request(wishes))).rejects.toMatchObject({ name, why });
    expect(authenticator.credentials.find(rpId, credential.id)?.signCount).toBe(1);
  });

  it('get: a passkey that is not discoverable is found by its id alone', async () => {
    const authenticator = new SoftwareAuthenticator();
    const { credential } = await register(
      authenticator,
      creation({ authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' } }),
    );
    await expect(getAssertion(authenticator, origin, request())).rejects.toMatchObject({
      name: 'NotAllowedError',
      why: 'no-credential',
    });
    const allowCredentials = ['AAAA', credential.id].map((id) => ({ id, type: 'public-key' as const }));
    await expect(signIn(authenticator, credential, request({ allowCredentials }))).resolves.toMatchObject({
      verified: true,
    });
  });

  // SimpleWebAuthn reads the outer DER header (2 bytes) leniently: three of its bits may be flipped without changing r or s.
  it.each(['authenticatorData', 'signature'] as const)('get: a flipped bit of %s is not verified', async (field) => {
    const authenticator = new SoftwareAuthenticator();
    const { credential } = await register(authenticator);
    const options = request();
    const response = await getAssertion(authenticator, origin, options);
    const check = async (text: string): Promise<boolean> => {
      const changed = { ...response, response: { ...response.response, [field]: text } };
      const result = await verifyAuthenticationResponse({
        response: changed,
        credential,
        expectedChallenge: options.challenge,
        expectedOrigin: origin,
        expectedRPID: rpId,
      });
      return result.verified;
    };
    const original = fromBase64url(response.response[field]);
    expect(await check(toBase64url(original))).toBe(true);
    for (let bit = field === 'signature' ? 16 : 0; bit < original.length * 8; bit += 1) {
      const bytes = Uint8Array.from(original, (byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect({ bit, verified: await check(toBase64url(bytes)).catch(() => false) }).toEqual({ bit, verified: false });
    }
  });
});
