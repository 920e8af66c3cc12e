// Authenticators that a profile lists and that it cannot take, as it enforces attestation and Microsoft Entra cannot verify who made them.
// Source: Microsoft Learn, concept-fido2-hardware-vendor: attestation is verified by the FIDO Metadata Service.
import { authenticatorOf } from '../../../scenarios/schema/known-authenticators.ts';
import type { PasskeyProfile } from '../../../scenarios/schema/tenant.ts';
import type { Check, Found } from './check.ts';
import { profilesInUse } from './profiles-in-use.ts';

export const check: Check = {
  id: 'listed-but-unattested',
  severity: 'medium',
  needs: ['passkey-policy'],
  find: (judged) =>
    profilesInUse(judged)
      .filter(
        ({ attestationEnforcement, keyRestrictions: { isEnforced, enforcementType } }) =>
          attestationEnforcement === 'registrationOnly' && isEnforced && enforcementType === 'allow',
      )
      .flatMap((profile) => refused(profile).concat(notKnown(profile))),
};

const listedBy = ({ keyRestrictions }: PasskeyProfile): readonly string[] => [...new Set(keyRestrictions.aaGuids)];

function refused(profile: PasskeyProfile): Found[] {
  const { name } = profile;
  const listed = listedBy(profile);
  const unattested = listed.filter((aaguid) => authenticatorOf(aaguid)?.isAttested === false);
  if (unattested.length === 0) return [];
  return [
    {
      ...(unattested.length === listed.length ? { severity: 'high' as const } : {}),
      title: `“${name}” lists what it cannot take`,
      sentence: `It enforces attestation, and Microsoft Entra cannot verify who made ${unattested.length} of the ${listed.length} that it lists: they cannot be registered through it.`,
      evidence: [
        `profile “${name}”: attestationEnforcement is registrationOnly`,
        ...unattested.map((aaguid) => `${aaguid}: ${authenticatorOf(aaguid)?.name ?? ''}, no attestation`),
      ],
      remedy: 'Take them out of the list, or list them in a profile that does not enforce attestation.',
      breaks: 'Taken out, passkeys of these models that were registered before no longer sign in.',
    },
  ];
}

function notKnown(profile: PasskeyProfile): Found[] {
  const { name } = profile;
  const listed = listedBy(profile);
  const unknown = listed.filter((aaguid) => authenticatorOf(aaguid) === undefined);
  if (unknown.length === 0) return [];
  return [
    {
      severity: 'info',
      title: `Whether “${name}” can verify all that it lists is not known here`,
      sentence: `It enforces attestation; ${unknown.length} of the ${listed.length} AAGUIDs that it lists are not known here: look each up in the FIDO Metadata Service, as without an entry it cannot be registered.`,
      evidence: unknown.map((aaguid) => `profile “${name}”: ${aaguid}`),
      remedy: 'Look them up before people buy or register them.',
      breaks: 'Nothing.',
    },
  ];
}
