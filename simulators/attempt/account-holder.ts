// What a virtual user has at the target: one account for each arm, so that nothing of one arm shows in the other.
import type { Arm, ArmId } from '../../scenarios/schema/arm.ts';
import type { Passkey } from '../authenticator/passkey.ts';
import type { DirectoryIdentity } from '../site/account.ts';
import type { VirtualUser } from '../people/virtual-user.ts';

export interface AccountHolder {
  readonly userPrincipalName: string;
  readonly arm: ArmId;
  /** Changes when the person resets it. */
  password: string;
  /** What the directory holds of the person, where somebody recovers accounts. */
  readonly identity?: DirectoryIdentity | undefined;
  /** Others take their place when the person registers one. */
  passkeys: readonly Passkey[];
}

const noneYet: readonly Passkey[] = [];

export function openAccount(
  user: VirtualUser,
  { id, domain }: Pick<Arm, 'id' | 'domain'>,
  identity?: DirectoryIdentity,
): AccountHolder {
  return {
    userPrincipalName: `${user.userName}@${domain}`,
    arm: id,
    password: user.password,
    passkeys: noneYet,
    identity,
  };
}
