// Groups, people, roles, devices and sign-ins in the shapes that exports have them.
import { describe, expect, it } from 'vitest';
import { anna, ben, id, inner, outer, policy } from './example-facts.fixture.ts';
import { tenantOf, toldOf } from './tenant-of.fixture.ts';

describe('groups and members', () => {
  it.each<[string, Record<string, unknown>]>([
    [
      'members inside groups',
      {
        'g.json': {
          value: [
            { ...inner, members: [{ id: id(11) }, { id: id(12) }] },
            { ...outer, members: [{ '@odata.type': '#microsoft.graph.group', id: id(21) }] },
          ],
        },
      },
    ],
    [
      'ids inside groups',
      {
        'g.json': [
          { ...inner, memberIds: [id(12), id(11), id(11)] },
          { ...outer, memberIds: id(21) },
        ],
      },
    ],
    [
      'CSV of ids',
      {
        'g.json': [inner, outer],
        'm.csv': `groupId,memberId\n${id(21)},${id(11)}\n${id(21)},${id(12).toUpperCase()}\n${id(22)},${id(21)}\n`,
      },
    ],
    [
      'CSV of names with semicolons and quotes',
      {
        'g.json': [inner, outer],
        'm.csv':
          '\ufeffsep=;\r\n"Group display name";"Member UPN"\r\n"Inner";"anna@x.example"\r\n"Inner";"BEN@x.example"\r\n"Outer";"Inner"\r\n',
      },
    ],
    [
      'a map of lists',
      { 'g.json': { groups: [inner, outer], members: { [id(21)]: [id(11), id(12)], [id(22)]: [id(21)] } } },
    ],
    [
      'groups of people',
      {
        'g.json': [{ ...inner, memberOf: [{ id: id(22) }] }, outer],
        'u.json': [
          { ...anna, memberOf: [id(21)] },
          { ...ben, groups: [{ id: id(21), displayName: 'Inner' }] },
        ],
      },
    ],
    [
      'lines of JSON',
      {
        'g.ndjson': `${JSON.stringify({ ...inner, memberIds: [id(11), id(12)] })}\n${JSON.stringify({ ...outer, memberIds: [id(21)] })}\n`,
      },
    ],
    [
      'folders by group',
      {
        'g.json': [inner, outer],
        [`Groups/${id(21)}/Members/a.json`]: [{ ...anna, '@odata.type': '#microsoft.graph.user' }, ben],
        [`Groups/${id(22)}/Members/b.json`]: { ...inner, '@odata.type': '#microsoft.graph.group' },
      },
    ],
  ])('come from %s', async (_, exports) => {
    const tenant = await tenantOf({ 'people.json': [anna, ben], ...exports });
    const place = (list: readonly { readonly id: string }[], one: string) => list.findIndex((each) => each.id === one);
    const groupsOf = (person: string) =>
      [...(tenant.memberships?.directGroups(place(tenant.people, person)) ?? [])].map((at) => tenant.groups[at]?.id);
    expect(groupsOf(id(11))).toEqual([id(21)]);
    expect(groupsOf(id(12))).toEqual([id(21)]);
    expect(
      [...(tenant.memberships?.parentGroups(place(tenant.groups, id(21))) ?? [])].map((at) => tenant.groups[at]?.id),
    ).toEqual([id(22)]);
    expect(tenant.groups.map(({ displayName }) => displayName)).toEqual(['Inner', 'Outer']);
    expect(tenant.people.map(({ userPrincipalName }) => userPrincipalName)).toEqual([
      'anna@x.example',
      'ben@x.example',
    ]);
    expect(tenant.people[1]).toMatchObject({ accountEnabled: false, userType: 'guest' });
  });

  it('alone make people of the members', async () => {
    const { people, groups, hasDirectory, memberships } = await tenantOf({
      'm.csv': 'group,member\nSales,a@x.example\nSales,b@x.example\nAll,Sales\n',
    });
    expect([people.length, groups.length, hasDirectory]).toEqual([2, 2, false]);
    expect([...(memberships?.directGroups(0) ?? [])]).toEqual([0]);
  });

  it('tell who is in no list, and where twenty are as many as a page gives', async () => {
    const members = Array.from({ length: 20 }, (_, at) => ({ id: id(100 + at) }));
    const told = toldOf(await tenantOf({ 'u.json': [anna], 'g.json': [{ ...inner, members }] }));
    expect(told).toContain('20 memberships are of members that no list of people or groups has');
    expect(told).toContain('exactly 20 members');
  });

  it('are named by a migration table, in UTF-8 with a mark', async () => {
    const table = `\ufeff${JSON.stringify({ TenantId: id(0), Objects: [{ DisplayName: 'Excluded ones', Id: id(2).toUpperCase(), Type: 'Group' }] }, undefined, 4).replaceAll('\n', '\r\n')}`;
    const { groups } = await tenantOf({ 'x.json': policy, 'MigrationTable.json': table });
    expect(groups).toEqual([{ id: id(2), displayName: 'Excluded ones' }]);
  });
});

describe('people', () => {
  const report = {
    '@odata.context':
      'https://graph.microsoft.com/v1.0/$metadata#reports/authenticationMethods/userRegistrationDetails',
    value: [
      { id: id(11), userPrincipalName: 'anna@x.example', isAdmin: true, methodsRegistered: ['fido2', 'mobilePhone'] },
      {
        isZtModelRow: true,
        userPrincipalName: null,
        id: null,
        lastUpdatedDateTime: '1900-01-01T00:00:00Z',
        methodsRegistered: [],
      },
    ],
  };

  it('of a registration report keep methods as written, an unknown one told, a placeholder dropped', async () => {
    const tenant = await tenantOf({ 'x.json': report });
    expect(tenant.people).toEqual([
      {
        id: id(11),
        userPrincipalName: 'anna@x.example',
        isAdminInReport: true,
        methodsRegistered: ['fido2', 'mobilePhone'],
      },
    ]);
    expect(tenant.hasDirectory).toBe(false);
    const told = toldOf(tenant);
    expect(told).toContain('"fido2" is unknown');
    expect(told).toContain('placeholder rows, dropped, 1');
    expect(told).toContain('Disabled people are missing');
  });

  it('of the same report as CSV, of the portal or of PowerShell', async () => {
    for (const csv of [
      'User principal name,User display name,Is admin,Methods registered\nanna@x.example,Anna,True,"mobilePhone, softwareOneTimePasscode"\n',
      '"userPrincipalName";"isAdmin";"methodsRegistered"\n"anna@x.example";"true";"mobilePhone;softwareOneTimePasscode"\n',
    ]) {
      const { people } = await tenantOf({ 'x.csv': csv });
      expect(people).toMatchObject([
        {
          userPrincipalName: 'anna@x.example',
          isAdminInReport: true,
          methodsRegistered: ['mobilePhone', 'softwareOneTimePasscode'],
        },
      ]);
    }
  });

  it('of a directory and a report are the same people, with the passkeys of each', async () => {
    const passkey = {
      id: 'k1',
      aaGuid: id(6).toUpperCase(),
      attestationLevel: 'attested',
      passkeyType: 'deviceBound',
      createdDateTime: '2026-01-01T00:00:00Z',
    };
    const held = { aaguid: id(6), attested: true, passkeyType: 'deviceBound', createdAt: '2026-01-01T00:00:00.000Z' };
    for (const passkeys of [
      {
        'k.json': [
          { userId: id(11), fido2Methods: [passkey] },
          { userId: id(12), fido2Methods: [] },
        ],
      },
      {
        'k.json': {
          '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#users('${id(11)}')/authentication/fido2Methods`,
          value: [passkey],
        },
      },
      { 'k.json': { [id(11)]: [passkey] } },
      { [`Users/${id(11)}/fido2Methods.json`]: [passkey] },
      {
        'k.csv': `userPrincipalName,id,aaGuid,attestationLevel,passkeyType,createdDateTime\nanna@x.example,k1,${id(6)},attested,deviceBound,2026-01-01\n`,
      },
    ]) {
      const { people, hasDirectory } = await tenantOf({
        'u.json': { value: [anna, ben] },
        'r.json': report,
        ...passkeys,
      });
      expect(people).toHaveLength(2);
      expect(people[0]).toMatchObject({
        displayName: 'Anna',
        accountEnabled: true,
        isAdminInReport: true,
        passkeys: [held],
      });
      expect(hasDirectory).toBe(true);
    }
    expect(
      (await tenantOf({ 'u.json': [anna], 'k.json': [{ userId: id(11), fido2Methods: [] }] })).people[0]?.passkeys,
    ).toEqual([]);
  });

  it('hold roles, active and eligible, and devices', async () => {
    const admin = '62e90394-69f5-4237-9190-012177145e10';
    const tenant = await tenantOf({
      'u.json': [anna, ben],
      'a.json': { value: [{ id: id(1), principalId: id(11), roleDefinitionId: admin, directoryScopeId: '/' }] },
      'e.json': {
        '@odata.context': 'x#roleManagement/directory/roleEligibilitySchedules',
        value: [{ id: id(2), principalId: id(12), roleDefinitionId: admin, directoryScopeId: '/' }],
      },
      'n.json': { value: [{ id: admin, templateId: admin, displayName: 'Global Administrator', isBuiltIn: true }] },
      'd.json': [
        {
          id: id(3),
          operatingSystem: 'iPhone',
          trustType: 'Workplace',
          isCompliant: false,
          registeredOwners: [{ id: id(11) }],
        },
      ],
    });
    expect(tenant.roles).toEqual([
      { principalId: id(11), roleTemplateId: admin, roleName: 'Global Administrator', assignment: 'active' },
      { principalId: id(12), roleTemplateId: admin, roleName: 'Global Administrator', assignment: 'eligible' },
    ]);
    expect(tenant.people[0]?.devices).toEqual([{ platform: 'iOS', isCompliant: false, isManaged: false }]);
  });

  it('sign in by methods of which those of administrators are counted, each row once', async () => {
    const row = (number: number, user: typeof anna | typeof ben, methods: readonly string[], errorCode = 0) => ({
      id: id(number),
      createdDateTime: '2026-11-20T08:00:00Z',
      userId: user.id,
      userPrincipalName: user.userPrincipalName,
      clientAppUsed: 'Browser',
      conditionalAccessStatus: 'success',
      status: { errorCode },
      authenticationDetails: methods.map((authenticationMethod) => ({ authenticationMethod, succeeded: true })),
    });
    const rows = [
      row(51, anna, ['Password', 'Text message']),
      row(51, anna, ['Password', 'Text message']),
      row(52, anna, ['Password'], 50_126),
      row(53, ben, ['Password', 'Text message']),
      row(54, anna, ['Previously satisfied']),
      { isZtModelRow: true, createdDateTime: '1900-01-01T00:00:00Z', clientAppUsed: null, id: null },
    ];
    const tenant = await tenantOf({
      'r.json': report,
      'u.json': [ben],
      's.json': { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#auditLogs/signIns', value: rows },
    });
    expect([...(tenant.methodsUsed ?? [])].map(([method, people]) => [method, [...people]])).toEqual([
      ['Password', [[id(11), 1]]],
      ['Text message', [[id(11), 1]]],
    ]);
    const told = toldOf(tenant);
    expect(told).toMatch(
      /sign-in log, 4: .*beta stand under an address of v1\.0.*more than once.*although Conditional Access says success/,
    );
    expect(told).toContain('placeholder rows, dropped, 1');
    const lines = rows
      .slice(0, 1)
      .map((one) =>
        JSON.stringify({ time: 'x', category: 'SignInLogs', operationName: 'Sign-in activity', properties: one }),
      );
    const enveloped = await tenantOf({ 's.ndjson': [...lines, ...lines].join('\n') });
    expect([...(enveloped.methodsUsed ?? [])].map(([method]) => method)).toEqual(['Password', 'Text message']);
  });

  it('that tell of an account twice and not alike: what was read first counts, and the other is told', async () => {
    const tenant = await tenantOf({ 'a.json': [anna, ben], 'b.json': [{ ...anna, accountEnabled: false }, ben] });
    expect(tenant.people[0]).toMatchObject({ accountEnabled: true });
    const told = /b\.json: .*Whether an account is enabled was told otherwise before.*\(anna@x\.example\)/;
    expect(toldOf(tenant)).toMatch(told);
    expect(toldOf(tenant)).not.toMatch(/a\.json: .*told otherwise/);
  });
});
