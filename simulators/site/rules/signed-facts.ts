// What the relying party itself must look at in a ceremony whose signature is right (WebAuthn Level 3 sections 7.1 and 7.2): whose page it
// was, whether somebody was there and proved to be the owner, and whether the passkey is still of the kind that it was.
import type { PasskeyType } from '../../../scenarios/schema/passkey-type.ts';
import type { SignedFacts } from '../request.ts';
import type { CeremonyFailure } from './ceremony-failure.ts';

/**
 * @param origins of the site's own pages.
 * @param passkeyType as registered; absent: it is only now registered.
 */
export function failureInFacts(
  origins: readonly string[],
  { origin, userPresent, userVerified, backupEligible, backedUp }: SignedFacts,
  passkeyType?: PasskeyType,
): CeremonyFailure | undefined {
  if (!origins.includes(origin)) return 'wrong-origin';
  if (!userPresent) return 'user-not-present';
  if (!userVerified) return 'user-not-verified';
  if (backedUp && !backupEligible) return 'malformed';
  return passkeyType === undefined || backupEligible === (passkeyType === 'synced')
    ? undefined
    : 'backup-eligibility-changed';
}
