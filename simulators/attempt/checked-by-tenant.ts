// What people who recover an account meet at their tenant before anything is decided: how long whoever checks them looks, and how many questions
// the help desk asks.
import type { ArmId } from '../../scenarios/schema/arm.ts';
import type { Policy } from '../../scenarios/schema/policy.ts';
import { decisionTimeMs } from '../identity-proofing/decision-time.ts';
import type { DrillKnown } from '../people/recovering.ts';
import { recoveryProfileFor } from '../site/rules/recovery-profile.ts';
import type { ProofingProfiles } from './recovery-phone.ts';

/** What of a tenant's policy people feel before anything is decided. */
export type TenantPolicy = Pick<Policy, 'recovery' | 'helpDesk'>;

export function checkedByTenant(
  profiles: ProofingProfiles,
  policyOf: (arm: ArmId) => TenantPolicy,
): Pick<DrillKnown, 'decisionMs' | 'deskQuestions'> {
  return {
    decisionMs: decisionTimes(profiles, policyOf),
    deskQuestions: (arm) => policyOf(arm).helpDesk?.questions ?? 0,
  };
}

/** By whoever the recovery profile of a person names; 0 where nobody checks them. */
function decisionTimes(
  { verifiers, faceCheck }: ProofingProfiles,
  policyOf: (arm: ArmId) => TenantPolicy,
): DrillKnown['decisionMs'] {
  const byId = new Map(verifiers.map((verifier) => [verifier.id, verifier]));
  return ({ user: { groups }, arm }, about, u) => {
    const { recovery } = policyOf(arm);
    const profile = recovery === undefined ? undefined : recoveryProfileFor(recovery, groups);
    const verifier = profile === undefined ? undefined : byId.get(profile.verifier);
    if (verifier === undefined || faceCheck === undefined) return 0;
    const { document, face, sigma } = verifier.decisionTime;
    switch (about) {
      case 'document':
        return decisionTimeMs(document, sigma, u);
      case 'selfie':
        return decisionTimeMs(face, sigma, u);
      case 'face-check':
        return decisionTimeMs(faceCheck.decisionTime.median, faceCheck.decisionTime.sigma, u);
    }
  };
}
