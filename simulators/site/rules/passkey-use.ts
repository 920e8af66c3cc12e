// Whether somebody may sign in with a passkey of theirs, and register one by themselves: the method must be on for them, and a profile must
// allow it. Source: Microsoft Learn, how-to-authentication-passkeys-fido2: who is in an excluded group can do neither.
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { Credential } from '../account.ts';
import { mayUse } from './method-use.ts';
import { hasProfile, maySignIn } from './passkey-profiles.ts';

type Passkeys = Policy['passkeys'];

export function mayUsePasskey(
  passkeys: Passkeys,
  groups: readonly string[],
  passkey: Pick<Credential, 'aaguid' | 'passkeyType'>,
): boolean {
  return mayUse(passkeys, groups) && maySignIn(passkeys.profiles, groups, passkey);
}

/** Some profile is for them, and people set up their own. */
export function mayRegisterSome(passkeys: Passkeys, groups: readonly string[]): boolean {
  return passkeys.isSelfServiceRegistrationAllowed && mayUse(passkeys, groups) && hasProfile(passkeys.profiles, groups);
}
