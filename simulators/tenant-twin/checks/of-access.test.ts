// Checks on Conditional Access, strengths and registration: each finds a tenant that has what it looks for, and lets one pass that nearly has it.
import { describe, expect, it } from 'vitest';
import { credentialEndpoint } from '../../../scenarios/schema/known-applications.ts';
import { iCloudKeychain as icloud, yubiKey as yubikey } from '../tenant.fixture.ts';
import { globalAdministrator, profile, foundBy, type QuietTenant } from './quiet-tenant.fixture.ts';

const resistant = '00000000-0000-0000-0000-000000000004';
const all = { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } };
const demanding = (authenticationStrength: string, more: object = {}) => ({
  id: 'p1',
  displayName: 'Phishing-resistant everywhere',
  conditions: all,
  grantControls: { authenticationStrength },
  ...more,
});
const guard = {
  id: 'p2',
  displayName: 'Registration from known places',
  conditions: {
    users: { includeUsers: ['All'] },
    applications: { includeUserActions: ['urn:user:registersecurityinfo'] },
    locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] },
  },
  grantControls: { builtInControls: ['block'] },
};
const onDevices = (excludeApplications: readonly string[] = []) => ({
  id: 'p3',
  displayName: 'Managed devices',
  conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'], excludeApplications } },
  grantControls: { builtInControls: ['compliantDevice'] },
});
const own = (displayName: string, allowedCombinations: string[], allowedAAGUIDs: string[] = []) => ({
  id: 'own',
  displayName,
  policyType: 'custom' as const,
  allowedCombinations,
  combinationConfigurations: allowedAAGUIDs.length === 0 ? [] : [{ appliesToCombinations: ['fido2'], allowedAAGUIDs }],
});
const listing = (aaguid: string): QuietTenant['passkeys'] => ({
  profiles: [profile({ keyRestrictions: { isEnforced: true, enforcementType: 'allow', aaGuids: [aaguid] } })],
});
const ada = { ada: { role: globalAdministrator, methodsRegistered: ['mobilePhone'] } };
const text = [{ id: 'Sms' }];
const held = { aaguid: icloud, passkeyType: 'synced' as const };
const excluding = (excludeUsers: string[]) => ({
  ...demanding(resistant),
  conditions: { ...all, users: { includeUsers: ['All'], excludeUsers } },
});

const forGroups = (includeGroups: string[], excludeGroups: string[]) => ({
  ...demanding(resistant),
  conditions: {
    ...all,
    users: { includeUsers: includeGroups.length === 0 ? ['All'] : [], includeGroups, excludeGroups },
  },
});
const mobile = { ada: { role: globalAdministrator, methodsRegistered: ['windowsHelloForBusiness'] } };
const wide = { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } };

/** Check, a tenant that has it, one that nearly has it. */
const cases: readonly (readonly [check: string, has: QuietTenant, nearly: QuietTenant])[] = [
  [
    'admin-gets-in-by-code',
    { people: ada, methods: text, access: [demanding(resistant, { state: 'enabledForReportingButNotEnforced' })] },
    { people: ada, methods: text, access: [demanding(resistant)] },
  ],
  [
    'admin-accepts-synced',
    { people: ada, access: [demanding(resistant)] },
    { people: ada, access: [demanding('own')], strengths: [own('Keys', ['fido2'], [yubikey])] },
  ],
  [
    'resistant-for-everybody',
    { access: [demanding(resistant, { state: 'enabledForReportingButNotEnforced' })] },
    { access: [demanding(resistant)] },
  ],
  [
    'resistant-for-everybody',
    { access: [demanding(resistant, { conditions: { ...wide, platforms: { includePlatforms: ['windows'] } } })] },
    { access: [demanding(resistant, { conditions: { ...wide, clientAppTypes: ['all'] } })] },
  ],
  [
    'resistant-for-admins',
    {
      people: mobile,
      access: [{ ...demanding(resistant), conditions: { ...wide, users: { includeUsers: ['id-bob'] } } }],
    },
    { people: mobile, access: [demanding(resistant)] },
  ],
  [
    'resistant-for-admins',
    { access: [demanding('00000000-0000-0000-0000-000000000002')] },
    {
      access: [{ ...demanding(resistant), conditions: { ...wide, users: { includeRoles: [globalAdministrator] } } }],
    },
  ],
  [
    'target-unknown',
    { access: [forGroups(['gone'], [])] },
    { access: [forGroups(['staff'], [])], groups: [{ id: 'staff' }] },
  ],
  [
    'target-unknown',
    { access: [forGroups([], ['gone'])] },
    { access: [{ ...forGroups([], ['gone']), state: 'disabled' }] },
  ],
  [
    'admin-gets-in-by-code',
    { people: ada, methods: text, access: [] },
    { people: { ada: { ...ada.ada, accountEnabled: false } }, methods: text, access: [] },
  ],
  [
    'registration-unguarded',
    { access: [{ ...guard, conditions: { ...guard.conditions, users: { includeGroups: ['pilot'] } } }] },
    { access: [guard, { ...guard, id: 'p4', grantControls: { builtInControls: ['mfa'] } }] },
  ],
  [
    'registration-unguarded',
    {
      access: [
        {
          ...guard,
          conditions: { users: { includeUsers: ['All'] }, applications: guard.conditions.applications },
          grantControls: { builtInControls: ['mfa'] },
        },
      ],
    },
    { access: [guard] },
  ],
  [
    'credential-endpoint',
    { access: [{ ...onDevices(), grantControls: { operator: 'AND', builtInControls: ['mfa', 'compliantDevice'] } }] },
    { access: [{ ...onDevices(), grantControls: { operator: 'OR', builtInControls: ['mfa', 'compliantDevice'] } }] },
  ],
  [
    'stranger-can-enrol',
    { people: { bob: { methodsRegistered: [] } }, methods: text, access: [] },
    {
      people: { bob: { methodsRegistered: [] } },
      methods: [
        { id: 'Sms', state: 'disabled' },
        { id: 'SoftwareOath', state: 'disabled' },
        { id: 'MicrosoftAuthenticator', state: 'disabled' },
      ],
      access: [],
    },
  ],
  [
    'strength-misnamed',
    { access: [], strengths: [own('Phishing-resistant', ['fido2', 'password,sms'])] },
    { access: [], strengths: [own('Phishing-resistant', ['fido2', 'windowsHelloForBusiness'])] },
  ],
  [
    'strength-unknown',
    { access: [demanding('own')] },
    { access: [demanding('own')], strengths: [own('Own', ['fido2'])] },
  ],
  [
    'strength-out-of-reach',
    { access: [demanding('own')], strengths: [own('Keys', ['fido2'], [yubikey])], passkeys: listing(icloud) ?? {} },
    { access: [demanding('own')], strengths: [own('Keys', ['fido2'], [yubikey])], passkeys: listing(yubikey) ?? {} },
  ],
  [
    'exclusions-undeclared',
    { people: { glass: {}, bob: {} }, access: [excluding(['id-glass'])] },
    { people: { glass: {}, bob: {} }, access: [excluding(['id-glass'])], emergencyAccounts: ['id-glass'] },
  ],
  [
    'registration-unguarded',
    { access: [{ ...guard, state: 'enabledForReportingButNotEnforced' }] },
    { access: [guard] },
  ],
  [
    'stranger-can-enrol',
    { people: ada, methods: text, access: [{ ...guard, state: 'disabled' }] },
    { people: ada, methods: text, access: [guard] },
  ],
  [
    'fallback-left',
    {
      people: { bob: { methodsRegistered: ['mobilePhone', 'passKeySynced'], passkeys: [held] } },
      methods: text,
      access: [],
    },
    {
      people: { bob: { methodsRegistered: ['mobilePhone', 'passKeySynced'], passkeys: [held] } },
      methods: text,
      access: [demanding(resistant)],
    },
  ],
  [
    'credential-endpoint',
    { access: [onDevices()] },
    { access: [{ ...onDevices(), grantControls: { builtInControls: ['mfa'] } }] },
  ],
  ['all-resources-exclusions', { access: [onDevices(['an-app'])] }, { access: [onDevices([credentialEndpoint])] }],
  [
    'risk-block-stops-recovery',
    {
      access: [
        {
          id: 'p',
          displayName: 'Risk',
          conditions: { ...all, userRiskLevels: ['high'] },
          grantControls: { builtInControls: ['block'] },
        },
      ],
    },
    {
      access: [
        {
          id: 'p',
          displayName: 'Risk',
          conditions: { ...all, userRiskLevels: ['high'] },
          grantControls: { authenticationStrength: resistant },
        },
      ],
    },
  ],
  [
    'policy-not-understood',
    { access: [{ ...guard, notUnderstood: ['a filter for devices'] }] },
    { access: [{ ...guard, notUnderstood: ['a filter for devices'], state: 'disabled' }] },
  ],
  [
    'emergency-accounts',
    { people: { glass: {} }, emergencyAccounts: ['glass@contoso.example'], access: [demanding(resistant)] },
    { people: { glass: {} }, emergencyAccounts: ['glass@contoso.example'], access: [excluding(['id-glass'])] },
  ],
  [
    'external-factor-alone',
    {
      people: { bob: { methodsRegistered: ['externalAuthMethod'] } },
      access: [demanding('00000000-0000-0000-0000-000000000002')],
    },
    {
      people: { bob: { methodsRegistered: ['externalAuthMethod'] } },
      access: [{ ...demanding(resistant), grantControls: { builtInControls: ['mfa'] } }],
    },
  ],
];

describe('checks on Conditional Access', () => {
  it.each(cases)('%s finds a tenant that has it, and lets one pass that nearly has it', (check, has, nearly) => {
    expect(foundBy(check, has)[0]?.evidence.length, 'a tenant that has it').toBeGreaterThan(0);
    expect(foundBy(check, nearly), 'a tenant that nearly has it').toEqual([]);
  });

  it('tells of a group that is gone once, with every policy that names it', () => {
    const access = [
      { ...forGroups(['gone'], []), displayName: 'For some' },
      { ...forGroups([], ['gone']), displayName: 'But for some' },
    ];
    expect(foundBy('target-unknown', { access }).map(({ sentence, evidence }) => ({ sentence, evidence }))).toEqual([
      {
        sentence:
          'By the group gone, which is not in the export, one policy is for nobody, and one policy leaves nobody out.',
        evidence: [
          '“For some”: includeGroups has gone',
          '“But for some”: excludeGroups has gone',
          'no exported group has the id gone',
        ],
      },
    ]);
  });
});
