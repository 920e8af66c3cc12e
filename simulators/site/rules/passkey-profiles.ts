// Which passkeys a person may register and sign in with, by the tenant's passkey profiles.
// Source: Microsoft Learn, how-to-authentication-passkeys-fido2: all profiles of all groups that a person is in apply, without order; a
// passkey must meet all conditions of at least one. Type and AAGUID count at registration and at every sign-in, attestation at
// registration alone: what was registered without it before goes on.
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { Credential } from '../account.ts';

type Profile = Policy['passkeys']['profiles'][number];
type Kind = Pick<Credential, 'aaguid' | 'passkeyType'>;

/** Those that apply to somebody in these groups. */
export function profilesFor(profiles: readonly Profile[], groups: readonly string[]): readonly Profile[] {
  return profiles.filter((profile) => isFor(profile, groups));
}

export function hasProfile(profiles: readonly Profile[], groups: readonly string[]): boolean {
  return profiles.some((profile) => isFor(profile, groups));
}

/** Whether a new passkey's maker is asked for: some profile wants to know. Who is also under another may register without an answer. */
export function asksForAttestation(profiles: readonly Profile[], groups: readonly string[]): boolean {
  return profiles.some((profile) => profile.attestationEnforcement !== 'disabled' && isFor(profile, groups));
}

export function mayRegister(
  profiles: readonly Profile[],
  groups: readonly string[],
  passkey: Kind & Pick<Credential, 'attested'>,
): boolean {
  return profiles.some(
    (profile) =>
      isFor(profile, groups) &&
      allows(profile, passkey) &&
      (profile.attestationEnforcement === 'disabled' || passkey.attested),
  );
}

export function maySignIn(profiles: readonly Profile[], groups: readonly string[], passkey: Kind): boolean {
  for (const profile of profiles) if (isFor(profile, groups) && allows(profile, passkey)) return true;
  return false;
}

function isFor({ groups: targets }: Profile, groups: readonly string[]): boolean {
  return targets === undefined || targets.some((target) => groups.includes(target));
}

function allows({ passkeyTypes, keyRestrictions }: Profile, { aaguid, passkeyType }: Kind): boolean {
  if (!passkeyTypes.includes(passkeyType)) return false;
  if (keyRestrictions === undefined) return true;
  return keyRestrictions.aaguids.includes(aaguid) === (keyRestrictions.enforcementType === 'allow');
}
