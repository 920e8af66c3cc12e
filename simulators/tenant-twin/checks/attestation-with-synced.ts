// A profile that enforces attestation and allows synced passkeys: those have no attestation, so it acts as device-bound only.
// Source: Microsoft Learn, concept-authentication-passkeys-fido2; that live tenants have it and how it acts was observed by others.
import type { Check } from './check.ts';
import { profilesInUse } from './profiles-in-use.ts';

export const check: Check = {
  id: 'attestation-with-synced',
  severity: 'low',
  needs: ['passkey-policy'],
  find: (judged) =>
    profilesInUse(judged)
      .filter(
        ({ attestationEnforcement, passkeyTypes }) =>
          attestationEnforcement === 'registrationOnly' && passkeyTypes.includes('synced'),
      )
      .map(({ name }) => ({
        title: `“${name}” allows synced passkeys in name only`,
        sentence: 'It enforces attestation, which synced passkeys do not have: it acts as device-bound only.',
        evidence: [
          `profile “${name}”: attestationEnforcement is registrationOnly`,
          `profile “${name}”: passkeyTypes holds synced`,
        ],
        remedy: 'Take synced out of the profile, or stop enforcing attestation.',
        breaks:
          'Taken out, nothing; with attestation no longer enforced, unattested passkeys may be registered through it, too.',
      })),
};
