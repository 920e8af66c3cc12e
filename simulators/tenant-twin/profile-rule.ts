// A profile of an export as the site's rule has it, and the weakest passkey that it lets somebody register.
// Source: Microsoft Learn, how-to-authentication-passkeys-fido2: without attestation neither type nor AAGUID is guaranteed, so a list of
// AAGUIDs is then guidance and no control.
import { type Registrable, registrableLadder } from '../../scenarios/schema/policy-answer.ts';
import type { PasskeyProfile } from '../../scenarios/schema/tenant.ts';
import { type ProfileRule, typesOf } from '../site/rules/passkey-profiles.ts';

const rules = new WeakMap<PasskeyProfile, ProfileRule>();

/** A list that is not enforced restricts nothing. */
export function ruleOf(profile: PasskeyProfile): ProfileRule {
  const { passkeyTypes, attestationEnforcement, keyRestrictions } = profile;
  const { isEnforced, enforcementType, aaGuids } = keyRestrictions;
  const rule = rules.get(profile) ?? {
    passkeyTypes,
    attestationEnforcement,
    keyRestrictions: isEnforced ? { enforcementType, aaguids: aaGuids } : undefined,
  };
  rules.set(profile, rule);
  return rule;
}

export function registrableBy(profile: PasskeyProfile): Registrable {
  const rule = ruleOf(profile);
  const types = typesOf(rule);
  const isList = rule.keyRestrictions?.enforcementType === 'allow';
  if (types.length === 0 || (isList && rule.keyRestrictions?.aaguids.length === 0)) return 'none';
  if (rule.attestationEnforcement === 'registrationOnly')
    return isList ? 'device-bound-attested-listed' : 'device-bound-attested';
  if (!types.includes('synced')) return 'device-bound';
  return isList ? 'synced-listed' : 'synced';
}

export function weakestOf(registrables: readonly Registrable[]): Registrable {
  const last = Math.max(0, ...registrables.map((registrable) => registrableLadder.indexOf(registrable)));
  return registrableLadder[last] ?? 'none';
}
