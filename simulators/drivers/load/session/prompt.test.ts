import {
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { describe, expect, it } from 'vitest';
import type { Credential } from '../../../authenticator/software/credential.ts';
import { generateEs256Key } from '../../../authenticator/software/es256-key.ts';
import { nodePlatform } from '../../../authenticator/software/node-platform.ts';
import { Prompt, type PromptParts } from './prompt.ts';

const origin = 'http://localhost:8080';
const challenge = nodePlatform.toBase64url('a challenge of the target');
const userHandle = nodePlatform.toBase64url('who they are');
const request = JSON.stringify({ challenge, rpId: 'localhost', userVerification: 'required' });
const creation = (excludeCredentials: readonly { id: string; type: 'public-key' }[] = []) =>
  JSON.stringify({
    challenge,
    rp: { id: 'localhost', name: 'Test' },
    user: { id: userHandle, name: 'ada@by-keys.example', displayName: 'Ada' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials,
  });

function promptWith(parts: Partial<PromptParts> = {}) {
  const registered: Credential[] = [];
  const prompt = new Prompt({
    origin,
    platform: nodePlatform,
    credentials: () => [],
    newAuthenticator: () => ({ backup: 'backed-up' }),
    heldByRegistering: () => [],
    onRegistered: (credential) => registered.push(credential),
    ...parts,
  });
  return { prompt, registered };
}

/** Registers one, as the target would let one: with its public key. */
async function registeredPasskey() {
  const { prompt, registered } = promptWith();
  const answer = await prompt.register('confirmed', creation());
  prompt.keep();
  const response = JSON.parse(
    'json' in answer ? answer.json : expect.unreachable(answer.exception),
  ) as RegistrationResponseJSON;
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: 'localhost',
  });
  return {
    credential: registered[0] ?? expect.unreachable(),
    stored: registrationInfo?.credential ?? expect.unreachable(),
  };
}

describe('a prompt to sign in', () => {
  it.each(['use-passkey', 'use-passkey-for-user-name', 'use-passkey-of-phone'] as const)(
    'that was confirmed (%s) gives an assertion that verifies, of what is held there',
    async (action) => {
      const { credential, stored } = await registeredPasskey();
      const asked: string[] = [];
      const { prompt } = promptWith({
        credentials: (from) => {
          asked.push(from);
          return Promise.resolve([credential]);
        },
      });
      const answer = await prompt.signIn(action, 'confirmed', request);
      const response = JSON.parse('json' in answer ? answer.json : '{}') as AuthenticationResponseJSON;
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: 'localhost',
        credential: stored,
      });
      expect(verified).toBe(true);
      expect(authenticationInfo).toMatchObject({ userVerified: true, credentialBackedUp: true });
      expect(asked).toEqual([action === 'use-passkey-of-phone' ? 'phone' : 'device']);
    },
  );

  it.each(['dismissed', 'verification-failed', 'not-completed'] as const)(
    'that was %s gives the exception that a browser gives',
    async (end) => {
      const { credential } = await registeredPasskey();
      const { prompt } = promptWith({ credentials: () => [credential] });
      expect(await prompt.signIn('use-passkey', end, request)).toEqual({ exception: 'NotAllowedError' });
    },
  );

  it.each(['internal', 'usb', 'hybrid'])(
    'finds a passkey that the target asks for by name and remembers as one of transport %s',
    async (transport) => {
      const { credential } = await registeredPasskey();
      const { prompt } = promptWith({ credentials: () => [credential] });
      const named = JSON.stringify({
        ...(JSON.parse(request) as object),
        allowCredentials: [{ id: credential.id, type: 'public-key', transports: [transport] }],
      });
      expect(await prompt.signIn('use-passkey-for-user-name', 'confirmed', named)).toHaveProperty('json');
    },
  );

  it('finds nothing where nothing is held, and nothing of another site', async () => {
    expect(await promptWith().prompt.signIn('use-passkey', 'confirmed', request)).toEqual({
      exception: 'NotAllowedError',
    });
    const { credential } = await registeredPasskey();
    const { prompt } = promptWith({ credentials: () => [{ ...credential, rpId: 'elsewhere.example' }] });
    expect(await prompt.signIn('use-passkey', 'confirmed', request)).toEqual({ exception: 'NotAllowedError' });
    expect(
      await promptWith({ origin: 'http://elsewhere.example' }).prompt.signIn('use-passkey', 'confirmed', request),
    ).toEqual({ exception: 'SecurityError' });
  });

  it('counts on from prompt to prompt where the credential counts', async () => {
    const { credential } = await registeredPasskey();
    const counting = { ...credential, signCount: 33 };
    const { prompt } = promptWith({ credentials: () => [counting] });
    for (const expected of [34, 35]) {
      await prompt.signIn('use-passkey', 'confirmed', request);
      expect(counting.signCount).toBe(expected);
    }
  });

  it('fails as its own machinery fails, instead of blaming the person', async () => {
    const { credential } = await registeredPasskey();
    const broken = { ...credential, key: { ...credential.key, sign: () => Promise.reject(new Error('no such key')) } };
    await expect(
      promptWith({ credentials: () => [broken] }).prompt.signIn('use-passkey', 'confirmed', request),
    ).rejects.toThrow('no such key');
    await expect(
      promptWith({ credentials: () => Promise.reject(new Error('no such store')) }).prompt.signIn(
        'use-passkey',
        'confirmed',
        request,
      ),
    ).rejects.toThrow('no such store');
  });
});

describe('a prompt to register', () => {
  it('keeps the passkey once the target has taken it, and keeps it once', async () => {
    const { prompt, registered } = promptWith();
    expect(await prompt.register('confirmed', creation())).toHaveProperty('json');
    expect(registered).toEqual([]);
    prompt.keep();
    prompt.keep();
    expect(registered).toEqual([
      expect.objectContaining({ rpId: 'localhost', userHandle, discoverable: true, backup: 'backed-up' }),
    ]);
    expect(registered[0]).not.toHaveProperty('signCount');
  });

  it('makes it by the authenticator it is told of', async () => {
    const key = await generateEs256Key();
    const { prompt, registered } = promptWith({
      newAuthenticator: () => ({ counts: true, newKey: () => Promise.resolve(key) }),
    });
    await prompt.register('confirmed', creation());
    prompt.keep();
    expect(registered[0]).toMatchObject({ signCount: 1, key, backup: 'device-bound' });
  });

  it.each(['dismissed', 'verification-failed', 'not-completed'] as const)('that was %s makes none', async (end) => {
    const { prompt, registered } = promptWith();
    expect(await prompt.register(end, creation())).toEqual({ exception: 'NotAllowedError' });
    prompt.keep();
    expect(registered).toEqual([]);
  });

  it('makes none where the authenticator holds one that the target excludes', async () => {
    const { credential } = await registeredPasskey();
    const { prompt, registered } = promptWith({ heldByRegistering: () => [credential] });
    expect(await prompt.register('confirmed', creation([{ id: credential.id, type: 'public-key' }]))).toEqual({
      exception: 'InvalidStateError',
    });
    prompt.keep();
    expect(registered).toEqual([]);
  });

  it('fails where a key cannot be had', async () => {
    const { prompt } = promptWith({ newAuthenticator: () => ({ newKey: () => Promise.reject(new Error('no key')) }) });
    await expect(prompt.register('confirmed', creation())).rejects.toThrow('no key');
  });
});
