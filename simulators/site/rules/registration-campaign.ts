// Whether somebody who has just signed in is asked to register a passkey.
// Source: Microsoft Learn, how-to-mfa-registration-campaign (2026-05-20): shown after multifactor sign-in, never where a session is still
// good; can be put off for 0 to 14 days, three times or without limit, then forced; closing the browser puts it off too. Not shown where a
// passkey usable on that platform exists, nor where the profile allows none, nor, where Microsoft manages it, to whom every profile
// restricts. Nor on Linux, which no device of the simulation runs.
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { DeviceKind } from '../../../scenarios/schema/provider.ts';
import type { Rollout } from '../../../scenarios/schema/rollout.ts';
import { profilesFor } from './passkey-profiles.ts';

type CampaignPolicy = NonNullable<Rollout['campaign']>;

/** What the target remembers of one account. `shownAtMs`: when it was put off last. */
export interface CampaignRecord {
  readonly snoozes: number;
  readonly shownAtMs?: number;
  /** An administrator has taken them out of it. */
  readonly excepted?: true;
}

export const neverAsked: CampaignRecord = { snoozes: 0 };

export type CampaignDecision = 'not-asked' | 'asked' | 'forced';

const dayMs = 86_400_000;
const fewestSnoozeDays = 1;
const snoozesThenForced = 3;

export function decideCampaign(
  policy: CampaignPolicy,
  { snoozes, shownAtMs, excepted }: CampaignRecord,
  passkey: 'usable-here' | 'possible-here' | 'impossible-here',
  nowMs: number,
): CampaignDecision {
  if (excepted === true || passkey !== 'possible-here') return 'not-asked';
  if (shownAtMs !== undefined && nowMs - shownAtMs < (policy.snoozeDays ?? fewestSnoozeDays) * dayMs)
    return 'not-asked';
  const allowed = snoozesAllowed(policy);
  return allowed !== 'unlimited' && snoozes >= allowed ? 'forced' : 'asked';
}

export function snoozesAllowed({ mode, snoozesAllowed: set }: CampaignPolicy): number | 'unlimited' {
  return set ?? (mode === 'microsoft-managed' ? 'unlimited' : snoozesThenForced);
}

/** Is it for somebody in these groups? */
export function isInCampaign(
  { mode }: CampaignPolicy,
  { passkeys: { profiles } }: Policy,
  groups: readonly string[],
): boolean {
  const own = profilesFor(profiles, groups);
  return mode === 'enabled' ? own.length > 0 : own.some(isUnrestricted);
}

function isUnrestricted({
  passkeyTypes,
  attestationEnforcement,
  keyRestrictions,
}: Policy['passkeys']['profiles'][number]): boolean {
  return passkeyTypes.length > 1 && attestationEnforcement === 'disabled' && keyRestrictions === undefined;
}

/**
 * Does a passkey of this provider keep the campaign from asking on such a device? By provider and platform alone, whatever is on the device;
 * that of a provider not named here does everywhere.
 */
export const stopsCampaignOn = (aaguid: string, kind: DeviceKind): boolean =>
  stopsOnlyOn.get(aaguid)?.includes(kind) ?? true;

const windows = ['windows-laptop', 'shared-windows-terminal'] as const;
const windowsHello = [
  '08987058-cadc-4b81-b6e1-30de50dcbe96',
  '9ddd1817-af5a-4672-a2b9-3e3dd95000a9',
  '6028b017-b1d4-4c02-b4b3-afcdafc96bb2',
];
const googlePasswordManager = 'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4';
const iCloudKeychain = 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd';

const stopsOnlyOn: ReadonlyMap<string, readonly DeviceKind[]> = new Map<string, readonly DeviceKind[]>([
  ...windowsHello.map((aaguid) => [aaguid, windows] as const),
  // On computers within Chrome, which the people of the simulation use.
  [googlePasswordManager, [...windows, 'mac', 'android-phone']],
  [iCloudKeychain, ['mac', 'iphone', 'ipad']],
]);
