import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { describe, expect, it } from 'vitest';
import { derivedSigner } from '../../../authenticator/software/derived-key.ts';
import { nodePlatform } from '../../../authenticator/software/node-platform.ts';
import { shownAaguid } from '../../../authenticator/shown-aaguid.ts';
import { enrolledPasskey, userHandle } from '../../../identity-provider/server/enrolled-passkey.ts';
import { Prompt } from '../session/prompt.ts';
import { dueEach, testBooks } from '../orders/test-books.fixture.ts';
import { passkeyIds } from './enrolled-passkeys.ts';

const people = testBooks({ users: 40, seed: 5 });

describe('enrolled passkeys', () => {
  it('are such as the reference provider imports: of the person’s own provider, with the counter they have after registering', async () => {
    const { accounts } = await people.open()('passkey').take(dueEach(40));
    const enrolled = accounts.filter((account) => account.enrolled !== undefined);
    expect(enrolled.length).toBeGreaterThan(20);
    for (const { user, account, enrolled: imported } of enrolled) {
      expect(userHandle.safeParse(imported?.userHandle).success).toBe(true);
      expect(imported?.passkeys).toHaveLength(1);
      const [passkey] = imported?.passkeys ?? [];
      expect(enrolledPasskey.parse(passkey)).toEqual(passkey);
      const { provider } = user.devices[0];
      expect(passkey).toMatchObject({
        aaguid: shownAaguid(provider, 'none'),
        passkeyType: provider.passkeyType,
        transports: [provider.transport],
        counter: provider.passkeyType === 'synced' ? 0 : 1,
        credentialId: account.passkeys[0]?.credentialId,
      });
    }
    expect(new Set(enrolled.flatMap((each) => each.enrolled?.passkeys.map(({ publicKey }) => publicKey))).size).toBe(
      enrolled.length,
    );
  });

  it('are signed for by the keys that k6 derives, with a counter the target accepts', async () => {
    const { orders, accounts } = await people.open()('passkey').take(dueEach(40));
    const origin = 'http://localhost:8080';
    const challenge = nodePlatform.toBase64url('a challenge of the target');
    let verified = 0;
    for (const { head } of orders.slice(0, 20)) {
      const [held] = head.credentials;
      if (held === undefined) continue;
      const { id, userHandle: handle, synced, signCount, ordinal } = held;
      const key = await derivedSigner(nodePlatform, { seed: people.scenario.seed, user: head.user, ordinal });
      const prompt = new Prompt({
        origin,
        platform: nodePlatform,
        credentials: () => [
          {
            id,
            rpId: 'localhost',
            userHandle: handle,
            userName: '',
            key,
            discoverable: true,
            backup: synced ? 'backed-up' : 'device-bound',
            ...(signCount === undefined ? {} : { signCount }),
          },
        ],
        newAuthenticator: () => ({}),
        heldByRegistering: () => [],
        onRegistered: () => undefined,
      });
      const answer = await prompt.signIn(
        'use-passkey',
        'confirmed',
        JSON.stringify({ challenge, rpId: 'localhost', userVerification: 'required' }),
      );
      const stored =
        accounts.find(({ user }) => user.index === head.user)?.enrolled?.passkeys[0] ?? expect.unreachable();
      const { verified: isVerified, authenticationInfo } = await verifyAuthenticationResponse({
        response: JSON.parse('json' in answer ? answer.json : expect.unreachable(answer.exception)),
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: 'localhost',
        credential: {
          id: stored.credentialId,
          publicKey: new Uint8Array(Buffer.from(stored.publicKey, 'base64url')),
          counter: stored.counter,
        },
      });
      expect(isVerified).toBe(true);
      expect(authenticationInfo.newCounter).toBe(synced ? 0 : 2);
      verified += 1;
    }
    expect(verified).toBeGreaterThan(10);
  });
});

describe('passkeyIds', () => {
  it('follow from seed and user: the same in any process, different for any two', async () => {
    const all = await Promise.all(
      [1, 2].flatMap((seed) => Array.from({ length: 50 }, (_, user) => passkeyIds(seed)(user))),
    );
    expect(await passkeyIds(1)(7)).toEqual(all[7]);
    expect(new Set(all.map(({ credentialId }) => credentialId)).size).toBe(100);
    expect(new Set(all.map(({ userHandle: handle }) => handle)).size).toBe(100);
  });
});
