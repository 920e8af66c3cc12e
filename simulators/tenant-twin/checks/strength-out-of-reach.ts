// A strength names AAGUIDs of which no profile lets anybody register one: people register a passkey that never satisfies it.
import type { AuthenticationStrength } from '../../../scenarios/schema/authentication-strength.ts';
import type { PasskeyProfile } from '../../../scenarios/schema/tenant.ts';
import type { Check } from './check.ts';
import { profilesInUse } from './profiles-in-use.ts';

export const check: Check = {
  id: 'strength-out-of-reach',
  severity: 'high',
  needs: ['conditional-access', 'passkey-policy'],
  find: (judged) => {
    const demanded = new Set(
      (judged.tenant.conditionalAccess ?? [])
        .filter(({ state }) => state !== 'disabled')
        .map(({ grantControls }) => grantControls?.authenticationStrength),
    );
    const profiles = profilesInUse(judged);
    return judged.tenant.strengths
      .filter(({ id }) => demanded.has(id))
      .flatMap((strength) => {
        const listed = listedAaguids(strength);
        if (listed.length === 0) return [];
        const missing = listed.filter((aaguid) => !profiles.some((profile) => takes(profile, aaguid)));
        if (missing.length < listed.length || profiles.length === 0) return [];
        return [
          {
            title: `No passkey that may be registered meets “${strength.displayName}”`,
            sentence: `It names ${listed.length} ${listed.length === 1 ? 'AAGUID' : 'AAGUIDs'}, and no profile in use lets anybody register one of them.`,
            evidence: [
              `strength “${strength.displayName}”: allowedAAGUIDs ${listed.join(', ')}`,
              ...profiles.map(
                ({ name, keyRestrictions: { enforcementType, aaGuids } }) =>
                  `profile “${name}”: ${enforcementType} ${aaGuids.join(', ')}`,
              ),
            ],
            remedy: 'Name the same models in both.',
            breaks: 'Added to a profile, a model may be registered by all whom the profile is for.',
          },
        ];
      });
  },
};

/** Of combinations that are a passkey alone; empty: any will do. */
function listedAaguids({ allowedCombinations, combinationConfigurations }: AuthenticationStrength): string[] {
  return allowedCombinations.includes('fido2')
    ? combinationConfigurations
        .filter(({ appliesToCombinations }) => appliesToCombinations.includes('fido2'))
        .flatMap(({ allowedAAGUIDs }) => allowedAAGUIDs)
    : [];
}

function takes({ keyRestrictions: { isEnforced, enforcementType, aaGuids } }: PasskeyProfile, aaguid: string): boolean {
  return !isEnforced || aaGuids.includes(aaguid) === (enforcementType === 'allow');
}
