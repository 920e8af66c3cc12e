// Whether somebody who has just signed in is asked to register a passkey.
// Source: Microsoft Learn, how-to-mfa-registration-campaign (2026-05-20): shown after multifactor sign-in, can be put off for 0 to 14 days,
// three times or without limit, then forced; not shown where a passkey usable on that platform exists, nor where the profile allows none.

export interface CampaignPolicy {
  readonly snoozeDays: number;
  readonly snoozesAllowed: number | 'unlimited';
}

/** What the target remembers of one account. `shownAtMs`: when it was put off last. */
export interface CampaignRecord {
  readonly snoozes: number;
  readonly shownAtMs?: number;
}

export const neverAsked: CampaignRecord = { snoozes: 0 };

export type CampaignDecision = 'not-asked' | 'asked' | 'forced';

const dayMs = 86_400_000;

export function decideCampaign(
  policy: CampaignPolicy,
  { snoozes, shownAtMs }: CampaignRecord,
  passkey: 'usable-here' | 'possible-here' | 'impossible-here',
  nowMs: number,
): CampaignDecision {
  if (passkey !== 'possible-here') return 'not-asked';
  if (shownAtMs !== undefined && nowMs - shownAtMs < policy.snoozeDays * dayMs) return 'not-asked';
  return policy.snoozesAllowed !== 'unlimited' && snoozes >= policy.snoozesAllowed ? 'forced' : 'asked';
}
