import { describe, expect, it } from 'vitest';
import type { Tenant } from '../../scenarios/schema/tenant.ts';
import {
  globalAdministrator,
  profile,
  profileIds,
  quietTenant,
  type QuietTenant,
} from './checks/quiet-tenant.fixture.ts';
import { findAll } from './find-all.ts';
import { judgeTenant } from './judge-tenant.ts';
import { proposeChange } from './propose-change.ts';
import { targetOf } from './tenant.fixture.ts';

const judge = (tenant: Tenant) => judgeTenant(tenant, { asOf: '2026-11-30' });
const proposed = (written: QuietTenant) => {
  const judged = judge(quietTenant(written));
  return proposeChange({ judged, ...findAll(judged) }, judge);
};

const strict = profile({
  id: profileIds.strict,
  name: 'Administrators',
  passkeyTypes: ['deviceBound'],
  attestationEnforcement: 'registrationOnly',
});
const other = profile({ id: 'other', name: 'Another wide one' });
const resistantForAll = {
  id: 'p1',
  displayName: 'Phishing-resistant everywhere',
  conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } },
  grantControls: { authenticationStrength: '00000000-0000-0000-0000-000000000004' },
};
const guard = {
  id: 'p2',
  displayName: 'Registration from managed devices',
  conditions: {
    users: { includeUsers: ['All'] },
    applications: { includeUserActions: ['urn:user:registersecurityinfo'] },
  },
  grantControls: { builtInControls: ['compliantDevice'] },
};
const safe = [resistantForAll, guard];
const ada = { role: globalAdministrator, methodsRegistered: ['windowsHelloForBusiness'], in: ['admins', 'staff'] };
const groups = [
  { id: 'admins', displayName: 'Administrators' },
  { id: 'staff', displayName: 'Staff' },
];
const widened: QuietTenant = {
  people: { ada, bob: { in: ['staff'] }, guest: {} },
  groups,
  access: safe,
  passkeys: {
    profiles: [profile({}), strict],
    includeTargets: [targetOf('staff', profileIds.all), targetOf('admins', profileIds.strict)],
  },
};

describe('proposeChange', () => {
  it('proposes nothing where nothing is critical', () => {
    expect(proposed({ people: { bob: {} }, access: safe })).toMatchObject({
      patches: [],
      remain: [],
      change: { gainRegistration: [], loseRegistration: [], findingsCome: [], findingsGo: [] },
    });
  });

  it('leaves the strict profile alone for its people, and gives the wide one to nobody new', () => {
    const { patches, after, remain, change } = proposed(widened);
    expect(patches.map(({ closes }) => closes)).toEqual([['strict-profile-widened']]);
    expect([after['critical'] ?? 0, remain]).toEqual([0, []]);
    expect(change.loseRegistration.map(({ userPrincipalName }) => userPrincipalName)).toEqual(['ada@contoso.example']);
    expect(change.gainRegistration).toEqual([]);
  });

  it('goes on where a mend lays another profile bare, and each request holds what those before it made', () => {
    const { patches, remain } = proposed({
      ...widened,
      passkeys: {
        profiles: [profile({}), strict, other],
        includeTargets: [
          targetOf('staff', profileIds.all),
          targetOf('all_users', 'other'),
          targetOf('admins', profileIds.strict),
        ],
      },
    });
    expect(remain).toEqual([]);
    expect(patches).toHaveLength(2);
    const targets = (patches.at(-1)?.body['includeTargets'] ?? []) as { readonly id: string }[];
    // Both wide profiles now come by new groups alone.
    expect(targets.map(({ id }) => id.replace(/:.*/, ''))).toEqual([
      'admins',
      'id-of-the-new-group',
      'id-of-the-new-group',
    ]);
    expect(new Set(targets.map(({ id }) => id)).size).toBe(3);
  });

  it('warns where no emergency account is known, and leaves declared ones out', () => {
    const phished: QuietTenant = {
      people: { ada: { ...ada, methodsRegistered: ['mobilePhone'] }, glass: {} },
      groups,
      methods: [{ id: 'Sms' }],
      access: [guard],
    };
    const [patch] = proposed(phished).patches;
    expect(patch?.closes).toEqual(['admin-gets-in-by-code']);
    expect(patch?.sentence).toContain('No emergency account is known');
    const [declared] = proposed({ ...phished, emergencyAccounts: ['id-glass'] }).patches;
    expect(declared?.body).toMatchObject({
      state: 'enabledForReportingButNotEnforced',
      conditions: { users: { includeRoles: [globalAdministrator], excludeUsers: ['id-glass'] } },
    });
  });

  it('tells what stays where no mend is enough', () => {
    const judged = judge(quietTenant(widened));
    const side = { judged, ...findAll(judged) };
    // A judge to whom nothing changes anything.
    const { patches, remain, before, after } = proposeChange(side, () => judged);
    expect(patches).toEqual([]);
    expect(remain.map(({ check }) => check)).toEqual(['strict-profile-widened']);
    expect(after).toEqual(before);
  });
});
