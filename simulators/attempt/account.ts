// What a virtual user has at the target: one account for each arm, so that nothing of one arm shows in the other.
import type { ArmId } from '../../scenarios/schema/scenario.ts';
import type { Passkey } from '../authenticator/passkey.ts';
import type { VirtualUser } from '../people/virtual-user.ts';

export interface Account {
  readonly userPrincipalName: string;
  readonly arm: ArmId;
  /** Changes when the person resets it. */
  password: string;
  /** Grows when the person registers one. */
  passkeys: Passkey[];
}

/** Each arm is a tenant of its own. Their names are equally long, so that typing them takes as long. */
const domains: Readonly<Record<ArmId, string>> = { 'password-otp': 'by-code.example', passkey: 'by-keys.example' };

export function openAccount(user: VirtualUser, arm: ArmId): Account {
  return { userPrincipalName: `${user.userName}@${domains[arm]}`, arm, password: user.password, passkeys: [] };
}
