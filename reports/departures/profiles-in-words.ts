// Passkey profiles of a tenant's policy, as a sentence tells them: "Administrators for privileged-administrator: deviceBound, 2 AAGUIDs allowed".
import type { Policy } from '../../scenarios/schema/policy.ts';
import { countOf } from '../words/quantity.ts';

type Profile = Policy['passkeys']['profiles'][number];

export function profilesInWords(profiles: readonly Profile[]): string {
  return profiles.length === 0 ? 'none' : profiles.map(profileInWords).join(' and ');
}

function profileInWords({ name, groups, passkeyTypes, attestationEnforcement, keyRestrictions }: Profile): string {
  const conditions = [
    ...passkeyTypes,
    ...(attestationEnforcement === 'disabled' ? [] : ['attested']),
    ...(keyRestrictions === undefined
      ? []
      : [`${countOf(keyRestrictions.aaguids.length, 'AAGUID')} ${keyRestrictions.enforcementType}ed`]),
  ];
  return `“${name}”${groups === undefined ? '' : ` for ${groups.join(', ')}`}: ${conditions.join(', ')}`;
}
