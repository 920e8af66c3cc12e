// Conditional Access policies in the shapes that exports have them.
import { describe, expect, it } from 'vitest';
import { id, policy } from './example-facts.fixture.ts';
import { refusalOf, tenantOf, toldOf } from './tenant-of.fixture.ts';

describe('Conditional Access', () => {
  it('is one list, one object, or a file each', async () => {
    const second = { ...policy, id: id(9), displayName: 'Second' };
    for (const exports of [
      { 'x.json': { value: [policy, second] } },
      { 'x.json': [policy, second] },
      { 'ConditionalAccess/Policies/a.json': policy, 'ConditionalAccess/Policies/b.json': second },
    ]) {
      const { conditionalAccess } = await tenantOf(exports);
      expect(conditionalAccess?.map(({ displayName }) => displayName)).toEqual(['Everybody', 'Second']);
      expect(conditionalAccess?.[0]).toMatchObject({
        conditions: { users: { includeUsers: ['All'], excludeGroups: [id(2)], includesGuests: false } },
        grantControls: { builtInControls: ['mfa'] },
        notUnderstood: [],
      });
      expect(conditionalAccess?.[0]?.conditions).not.toHaveProperty('locations');
    }
  });

  it('of the SDK has hollow objects, which are no conditions', async () => {
    const hollow = {
      Id: id(1),
      DisplayName: 'Guests',
      State: 'enabledForReportingButNotEnforced',
      Conditions: {
        Applications: {
          ApplicationFilter: { Mode: null, Rule: null },
          IncludeApplications: 'All',
          ExcludeApplications: [],
        },
        Users: {
          IncludeUsers: 'GuestsOrExternalUsers',
          IncludeGuestsOrExternalUsers: { ExternalTenants: { MembershipKind: null }, GuestOrExternalUserTypes: null },
        },
        Locations: { IncludeLocations: null, ExcludeLocations: null },
        Platforms: { IncludePlatforms: null },
        Devices: { DeviceFilter: { Mode: null, Rule: null } },
        ClientAppTypes: ['all'],
      },
      GrantControls: {
        AuthenticationStrength: { Id: null, AllowedCombinations: null },
        BuiltInControls: ['mfa'],
        Operator: 'OR',
      },
      SessionControls: { SignInFrequency: { IsEnabled: null, Value: null } },
    };
    const { conditionalAccess } = await tenantOf({ 'x.json': hollow });
    expect(conditionalAccess).toMatchObject([
      {
        state: 'enabledForReportingButNotEnforced',
        notUnderstood: [],
        conditions: { users: { includesGuests: false } },
      },
    ]);
    expect(conditionalAccess?.[0]?.conditions.locations).toBeUndefined();
    expect(conditionalAccess?.[0]?.grantControls?.authenticationStrength).toBeUndefined();
  });

  it('names whatever is not evaluated', async () => {
    const odd = {
      ...policy,
      conditions: {
        ...policy.conditions,
        applications: { includeApplications: ['AllAgentIdResources'] },
        agents: { includeAgentUsers: ['All'] },
        devices: { deviceFilter: { mode: 'exclude', rule: 'device.x -eq 1' } },
        platforms: { includePlatforms: ['iOS', 'toaster'] },
        authenticationFlows: { transferMethods: 'deviceCodeFlow' },
      },
      sessionControls: { secureSignInSession: { isEnabled: true }, signInFrequency: { isEnabled: false, value: 1 } },
    };
    const tenant = await tenantOf({ 'x.json': [odd, { ...policy, id: id(7), conditions: null }] });
    expect(tenant.conditionalAccess?.[0]?.notUnderstood).toEqual([
      'conditions.agents',
      'conditions.devices',
      'conditions.authenticationFlows',
      'includeApplications: AllAgentIdResources',
      'platforms: toaster'.replace('platforms', 'includePlatforms'),
      'sessionControls.secureSignInSession',
    ]);
    expect(tenant.conditionalAccess?.[1]?.notUnderstood).toEqual(['conditions: not told']);
    expect(toldOf(tenant)).toContain('not evaluated');
  });

  it('brings its strengths, judged by content, beside those that are built in', async () => {
    const strength = {
      id: id(5),
      displayName: 'Ours',
      policyType: 'custom',
      allowedCombinations: ['fido2', 'password, sms'],
      combinationConfigurations: [{ appliesToCombinations: ['fido2'], allowedAAGUIDs: [id(6).toUpperCase()] }],
    };
    const { strengths, conditionalAccess } = await tenantOf({
      'x.json': { ...policy, grantControls: { operator: 'OR', builtInControls: [], authenticationStrength: strength } },
    });
    expect(conditionalAccess?.[0]?.grantControls?.authenticationStrength).toBe(id(5));
    expect(strengths.find((one) => one.id === id(5))).toMatchObject({
      allowedCombinations: ['fido2', 'password,sms'],
      combinationConfigurations: [{ allowedAAGUIDs: [id(6)] }],
    });
    expect(strengths.length).toBeGreaterThanOrEqual(4);
  });

  it('of Microsoft365DSC is flat and names groups', async () => {
    const flat = {
      DisplayName: 'Flat',
      State: 'enabled',
      IncludeUsers: ['All'],
      ExcludeGroups: ['Emergency'],
      IncludeApplications: ['All'],
      BuiltInControls: ['mfa'],
      GrantControlOperator: 'OR',
    };
    const { conditionalAccess } = await tenantOf({
      'x.json': [flat],
      'g.json': [{ id: id(3), displayName: 'Emergency', securityEnabled: true }],
    });
    expect(conditionalAccess).toMatchObject([
      { conditions: { users: { includeUsers: ['All'], excludeGroups: [id(3)] } } },
    ]);
  });

  it('without a state, or with one that is none, is left out by name', async () => {
    const told = toldOf(
      await tenantOf({ 'x.json': [policy, { ...policy, id: id(8), displayName: 'Odd', state: 'on' }] }),
    );
    expect(told).toMatch(/x\.json:1:\d+: found the state "on" of the policy "Odd"/);
  });

  it('that is there and empty is another thing than none', async () => {
    const empty = {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#identity/conditionalAccess/policies',
      value: [],
    };
    const people = { 'p.json': [{ id: id(1), userPrincipalName: 'a@x.example', accountEnabled: true }] };
    const tenant = await tenantOf({ ...people, 'x.json': empty });
    expect(tenant.conditionalAccess).toEqual([]);
    expect(toldOf(tenant)).toContain('A list without rows');
    expect((await tenantOf(people)).conditionalAccess).toBeUndefined();
    expect(await refusalOf({ 'x.json': empty })).toContain('exports-unreadable');
  });
});
