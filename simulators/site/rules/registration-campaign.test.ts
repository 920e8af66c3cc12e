import { describe, expect, it } from 'vitest';
import { decideCampaign, neverAsked } from './registration-campaign.ts';

const dayMs = 86_400_000;
const entra = { snoozeDays: 1, snoozesAllowed: 3 } as const;

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
        { snoozeDays: 1, snoozesAllowed: 'unlimited' },
        { snoozes: 99, shownAtMs: 0 },
        'possible-here',
        dayMs,
      ),
    ).toBe('asked');
  });
});
