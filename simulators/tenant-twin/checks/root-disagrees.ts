// Deprecated fields at the root of the configuration say another thing than the default profile; the profile decides.
import type { Check } from './check.ts';

export const check: Check = {
  id: 'root-disagrees',
  severity: 'medium',
  needs: ['passkey-policy'],
  find: ({ tenant, profileOf }) => {
    const passkeys = tenant.methodsPolicy?.passkeys;
    const { root, defaultPasskeyProfile } = passkeys ?? {};
    const profile = defaultPasskeyProfile === undefined ? undefined : profileOf(defaultPasskeyProfile);
    if (root === undefined || profile === undefined) return [];
    const differences = [
      ...(root.isAttestationEnforced !== undefined &&
      root.isAttestationEnforced !== (profile.attestationEnforcement === 'registrationOnly')
        ? [
            `attestation: root ${root.isAttestationEnforced ? 'enforced' : 'not enforced'}, profile ${profile.attestationEnforcement}`,
          ]
        : []),
      ...(root.keyRestrictions !== undefined &&
      restrictionOf(root.keyRestrictions) !== restrictionOf(profile.keyRestrictions)
        ? [
            `key restrictions: root ${restrictionOf(root.keyRestrictions)}, profile ${restrictionOf(profile.keyRestrictions)}`,
          ]
        : []),
    ];
    return differences.length === 0
      ? []
      : [
          {
            title: 'Root fields disagree with the default profile',
            sentence: `Tools that read the deprecated root fields see another policy than the one that acts: the default profile “${profile.name}” decides.`,
            evidence: differences,
            remedy: 'Read and set profiles alone; Microsoft has announced that the root fields go in October 2027.',
            breaks: 'Nothing: the root fields decide nothing.',
          },
        ];
  },
};

function restrictionOf({
  isEnforced,
  enforcementType,
  aaGuids,
}: {
  readonly isEnforced: boolean;
  readonly enforcementType: string;
  readonly aaGuids: readonly string[];
}): string {
  return isEnforced ? `${enforcementType} ${aaGuids.toSorted().join(', ') || 'none'}` : 'none';
}
