// Which passkeys a person may register and sign in with, by the tenant's passkey profiles.
// Source: Microsoft Learn, how-to-authentication-passkeys-fido2: all profiles of all groups that a person is in apply, without order; a
// passkey must meet all conditions of at least one. Type and AAGUID count at registration and at every sign-in, attestation at
// registration alone: what was registered without it before goes on.
import { allOf, type Known, known } from '../../../scenarios/schema/known.ts';
import type { PasskeyType } from '../../../scenarios/schema/passkey-type.ts';
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { Credential } from '../account.ts';
import { isInSome } from './in-some-group.ts';

type Profile = Policy['passkeys']['profiles'][number];
type Kind = Pick<Credential, 'aaguid' | 'passkeyType'>;

/** What a profile demands of a passkey, whomever it is for. */
export interface ProfileRule {
  readonly passkeyTypes: readonly PasskeyType[];
  readonly attestationEnforcement: 'disabled' | 'registrationOnly';
  /** Absent: any authenticator. */
  readonly keyRestrictions?:
    | { readonly enforcementType: 'allow' | 'block'; readonly aaguids: readonly string[] }
    | undefined;
}

/** A passkey as somebody knows it; what is absent is not told. */
export interface PasskeyKind {
  readonly aaguid?: string | undefined;
  readonly passkeyType?: PasskeyType | undefined;
}

/** Those that apply to somebody in these groups. */
export function profilesFor(profiles: readonly Profile[], groups: readonly string[]): readonly Profile[] {
  return profiles.filter((profile) => isFor(profile, groups));
}

export function hasProfile(profiles: readonly Profile[], groups: readonly string[]): boolean {
  for (const profile of profiles) if (isFor(profile, groups)) return true;
  return false;
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
  return profiles.some((profile) => isFor(profile, groups) && registers(profile, passkey) === 'yes');
}

export function maySignIn(profiles: readonly Profile[], groups: readonly string[], passkey: Kind): boolean {
  for (const profile of profiles) if (isFor(profile, groups) && accepts(profile, passkey) === 'yes') return true;
  return false;
}

/** Whether a profile lets a passkey be registered that its maker vouches for, or does not. */
export function registers(
  rule: ProfileRule,
  passkey: PasskeyKind & { readonly attested?: boolean | undefined },
): Known {
  const vouched = rule.attestationEnforcement === 'disabled' ? 'yes' : known(passkey.attested);
  return allOf([accepts(rule, passkey), vouched]);
}

/** Whether a profile lets a registered passkey sign in. */
export function accepts(rule: ProfileRule, { aaguid, passkeyType }: PasskeyKind): Known {
  const { keyRestrictions } = rule;
  const types = typesOf(rule);
  if (types.length === 0) return 'no';
  const ofType =
    types.length === 2 ? 'yes' : known(passkeyType === undefined ? undefined : types.includes(passkeyType));
  if (ofType === 'no' || keyRestrictions === undefined) return ofType;
  const { aaguids, enforcementType } = keyRestrictions;
  if (aaguids.length === 0) return enforcementType === 'allow' ? 'no' : ofType;
  const listed = aaguid === undefined ? undefined : aaguids.includes(aaguid);
  return allOf([ofType, known(listed === undefined ? undefined : listed === (enforcementType === 'allow'))]);
}

const boundAlone: ProfileRule['passkeyTypes'] = ['deviceBound'];

/** Synced passkeys have no attestation: where it is demanded, both kinds together act as device-bound alone, and synced alone as none. */
export function typesOf({ passkeyTypes, attestationEnforcement }: ProfileRule): ProfileRule['passkeyTypes'] {
  if (attestationEnforcement === 'disabled') return passkeyTypes;
  return passkeyTypes.includes('deviceBound') ? boundAlone : [];
}

function isFor({ groups: targets }: Profile, groups: readonly string[]): boolean {
  return targets === undefined || isInSome(groups, targets);
}
