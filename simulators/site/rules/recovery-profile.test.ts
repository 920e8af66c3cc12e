import { describe, expect, it } from 'vitest';
import { recoveryPolicy } from '../../../scenarios/schema/recovery-policy.ts';
import { isInForce, recoveryProfileFor } from './recovery-profile.ts';

const policy = (excludedGroups?: string[]) =>
  recoveryPolicy.parse({
    profiles: [
      { name: 'Off', state: 'disabled' },
      { name: 'Managers', groups: ['managers'] },
      { name: 'Staff', groups: ['staff', 'managers'], mode: 'evaluation' },
    ],
    ...(excludedGroups === undefined ? {} : { excludedGroups }),
  });

describe('the profile of a person', () => {
  it.each([
    [['managers', 'staff'], 'Managers'],
    [['staff'], 'Staff'],
    [['guests'], undefined],
    [[], undefined],
  ])('is of groups %j the first that is enabled and for one of them: %s', (groups, name) => {
    expect(recoveryProfileFor(policy(), groups)?.name).toBe(name);
  });

  it('is none for those who are in an excluded group, whatever else they are in', () => {
    expect(recoveryProfileFor(policy(['leavers']), ['managers', 'leavers'])).toBeUndefined();
    expect(recoveryProfileFor(policy(['leavers']), ['managers'])?.name).toBe('Managers');
  });
});

it('offers recovery where a profile is enabled', () => {
  expect(isInForce(undefined)).toBe(false);
  expect(isInForce(recoveryPolicy.parse({ profiles: [{ name: 'Off', state: 'disabled' }] }))).toBe(false);
  expect(isInForce(policy())).toBe(true);
});
