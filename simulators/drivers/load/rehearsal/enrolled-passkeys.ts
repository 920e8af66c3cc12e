// The passkeys of rehearsed people as an administrator imports them into the target: public halves of keys that k6 derives again.
import { shownAaguid } from '../../../authenticator/shown-aaguid.ts';
import { coseKey } from '../../../authenticator/software/cose-key.ts';
import { derivedCredentialId, derivedPkcs8 } from '../../../authenticator/software/derived-key.ts';
import { importNodeEs256Key } from '../../../authenticator/software/node-es256-key.ts';
import { nodePlatform } from '../../../authenticator/software/node-platform.ts';
import type { AccountOrder } from '../../../identity-provider/simulation-client.ts';
import type { RehearsedUser, RehearsalGround } from './rehearsed-user.ts';

/** Ids of a user's passkey: the same in any process. The user handle says nothing about the person (WebAuthn Level 3 section 14.6.1). */
export function passkeyIds(seed: number): RehearsalGround['passkeyIdsOf'] {
  return async (user) => ({
    credentialId: nodePlatform.toBase64url(await derivedCredentialId(nodePlatform, { seed, user, ordinal: 0 })),
    userHandle: nodePlatform.toBase64url(
      await nodePlatform.sha256(`passkey-pilot/user-handle/seed=${seed}/user=${user}`),
    ),
  });
}

/** The account as it is now: what the person does later does not reach into it. */
export async function accountOrder({ user, account: living }: RehearsedUser, seed: number): Promise<AccountOrder> {
  const account = { ...living, passkeys: [...living.passkeys] };
  const [passkey] = account.passkeys;
  if (passkey === undefined || !('ordinal' in passkey.key)) return { user, account };
  const { publicPoint } = importNodeEs256Key(
    await derivedPkcs8(nodePlatform, { seed, user: user.index, ordinal: passkey.key.ordinal }),
  );
  const { passkeyType, transport } = passkey.provider;
  return {
    user,
    account,
    enrolled: {
      userHandle: passkey.userHandle,
      passkeys: [
        {
          credentialId: passkey.credentialId,
          publicKey: nodePlatform.toBase64url(coseKey(publicPoint)),
          counter: passkey.signCount,
          transports: [transport],
          aaguid: shownAaguid(passkey.provider, 'none'),
          passkeyType,
        },
      ],
    },
  };
}
