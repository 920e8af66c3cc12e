import { describe, expect, it } from 'vitest';
import { policy } from '../../../scenarios/schema/policy.ts';
import { decideCampaign, isInCampaign, neverAsked, stopsCampaignOn } from './registration-campaign.ts';

const dayMs = 86_400_000;
const entra = { mode: 'enabled', snoozeDays: 1, snoozesAllowed: 3 } as const;

describe('the registration campaign', () => {
  it('asks whoever has no passkey for this platform and could have one', () => {
    expect(decideCampaign(entra, neverAsked, 'possible-here', 0)).toBe('asked');
    expect(decideCampaign(entra, neverAsked, 'usable-here', 0)).toBe('not-asked');
    expect(decideCampaign(entra, neverAsked, 'impossible-here', 0)).toBe('not-asked');
  });

  it('leaves whoever put it off alone until the days are over, to the millisecond', () => {
    const put = { snoozes: 1, shownAtMs: 5 };
    expect(decideCampaign(entra, put, 'possible-here', 5 + dayMs - 1)).toBe('not-asked');
    expect(decideCampaign(entra, put, 'possible-here', 5 + dayMs)).toBe('asked');
    expect(decideCampaign({ ...entra, snoozeDays: 0 }, put, 'possible-here', 5)).toBe('asked');
  });

  it('forces after three times, or never', () => {
    expect(decideCampaign(entra, { snoozes: 2, shownAtMs: 0 }, 'possible-here', dayMs)).toBe('asked');
    expect(decideCampaign(entra, { snoozes: 3, shownAtMs: 0 }, 'possible-here', dayMs)).toBe('forced');
    expect(
      decideCampaign(
        { mode: 'enabled', snoozeDays: 1, snoozesAllowed: 'unlimited' },
        { snoozes: 99, shownAtMs: 0 },
        'possible-here',
        dayMs,
      ),
    ).toBe('asked');
  });

  it('has Entra’s defaults: three times and a day, without limit where Microsoft manages it', () => {
    const put = { snoozes: 3, shownAtMs: 0 };
    expect(decideCampaign({ mode: 'enabled' }, put, 'possible-here', dayMs - 1)).toBe('not-asked');
    expect(decideCampaign({ mode: 'enabled' }, put, 'possible-here', dayMs)).toBe('forced');
    expect(decideCampaign({ mode: 'microsoft-managed' }, put, 'possible-here', dayMs)).toBe('asked');
  });

  it('leaves whoever was taken out of it alone', () => {
    expect(decideCampaign(entra, { snoozes: 3, excepted: true }, 'possible-here', 9 * dayMs)).toBe('not-asked');
  });

  it('is for whom a profile is; where Microsoft manages it, for whom one restricts nothing', () => {
    const profiles = [
      { name: 'Synced', groups: ['a'], passkeyTypes: ['synced'] },
      { name: 'Attested', groups: ['b'], passkeyTypes: ['deviceBound'], attestationEnforcement: 'registrationOnly' },
      { name: 'Listed', groups: ['c'], keyRestrictions: { enforcementType: 'block', aaguids: [] } },
      { name: 'Open', groups: ['d'] },
    ];
    const tenant = policy.parse({ passkeys: { profiles } });
    const inIt = (mode: 'enabled' | 'microsoft-managed') =>
      ['a', 'b', 'c', 'd', 'e'].filter((group) => isInCampaign({ mode }, tenant, [group]));
    expect(inIt('enabled')).toEqual(['a', 'b', 'c', 'd']);
    expect(inIt('microsoft-managed')).toEqual(['d']);
    expect(isInCampaign({ mode: 'microsoft-managed' }, tenant, ['a', 'd'])).toBe(true);
  });

  it('stops by provider and platform; a provider of which nothing is said everywhere', () => {
    const iCloud = 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd';
    expect(stopsCampaignOn(iCloud, 'iphone')).toBe(true);
    expect(stopsCampaignOn(iCloud, 'windows-laptop')).toBe(false);
    expect(stopsCampaignOn('bada5566-a7aa-401f-bd96-45619a55120d', 'windows-laptop')).toBe(true);
  });
});
