// A list of authenticators without attestation: the authenticator says itself what it is, so the list guides and does not control.
import type { Check } from './check.ts';
import { profilesInUse } from './profiles-in-use.ts';

export const check: Check = {
  id: 'advisory-list',
  severity: 'medium',
  needs: ['passkey-policy'],
  find: (judged) =>
    profilesInUse(judged)
      .filter(
        ({ keyRestrictions: { isEnforced, aaGuids }, attestationEnforcement }) =>
          isEnforced && aaGuids.length > 0 && attestationEnforcement === 'disabled',
      )
      .map(({ name, keyRestrictions: { enforcementType } }) => ({
        title: `The list of “${name}” is only advice`,
        sentence:
          'Attestation is not enforced, so the AAGUID is what the authenticator claims: a list then keeps out mistakes, not whoever means to get past it.',
        evidence: [
          `profile “${name}”: attestationEnforcement is disabled`,
          `profile “${name}”: an enforced list to ${enforcementType}`,
        ],
        remedy: 'Enforce attestation in this profile, where its people have device-bound authenticators that have it.',
        breaks:
          'Synced passkeys and Entra passkeys on Windows can then not be registered through it; what is registered goes on.',
      })),
};
