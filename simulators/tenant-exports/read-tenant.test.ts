// Every shape that policies are found in comes out as the same tenant, and what was odd is told.
import { describe, expect, it } from 'vitest';
import { refusalOf, tenantOf, toldOf } from './tenant-of.fixture.ts';

const keyA = '11111111-aaaa-4000-8000-000000000001';
const keyB = '11111111-aaaa-4000-8000-000000000002';
const group = '22222222-0000-4000-8000-000000000001';
const profileId = '33333333-0000-4000-8000-000000000001';
const fido2 = {
  '@odata.type': '#microsoft.graph.fido2AuthenticationMethodConfiguration',
  id: 'Fido2',
  state: 'enabled',
  isSelfServiceRegistrationAllowed: true,
  defaultPasskeyProfile: profileId,
  passkeyProfiles: [
    {
      id: profileId,
      name: 'Everybody',
      passkeyTypes: 'deviceBound,synced',
      attestationEnforcement: 'disabled',
      keyRestrictions: { isEnforced: true, enforcementType: 'allow', aaGuids: [keyA.toUpperCase(), keyB] },
    },
  ],
  includeTargets: [{ id: group, targetType: 'group', allowedPasskeyProfiles: [profileId] }],
  excludeTargets: [{ id: 'all_users', targetType: 'group', displayName: 'everybody' }],
};
const withoutType = ({ '@odata.type': _type, ...rest }: typeof fido2) => rest;
const legacy = {
  id: 'Fido2',
  state: 'disabled',
  isAttestationEnforced: true,
  isSelfServiceRegistrationAllowed: false,
  keyRestrictions: { isEnforced: false, enforcementType: 'block', aaGuids: [] },
};

function pascal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [`${name.charAt(0).toUpperCase()}${name.slice(1)}`, pascal(inner)]),
  );
}

function collapsed(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? collapsed(value[0]) : value.map(collapsed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, collapsed(inner)]));
}

const inUtf16 = (text: string, isBigEndian = false) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
};
const withCrLf = (value: unknown) => JSON.stringify(value, undefined, 2).replaceAll('\n', '\r\n');

describe('the FIDO2 method', () => {
  it.each<[string, unknown]>([
    ['by itself', fido2],
    ['without its type', withoutType(fido2)],
    ['in the whole policy', { id: 'authenticationMethodsPolicy', authenticationMethodConfigurations: [fido2] }],
    ['in an answer of Graph', { '@odata.context': 'x#policies', value: [fido2] }],
    ['in a list', [fido2]],
    ['in wrappers of somebody', { exported: '2026', data: { fido2Policy: fido2 } }],
    ['in UTF-8 with a mark', `\ufeff${JSON.stringify(fido2)}`],
    ['in UTF-16LE with CRLF, as Windows PowerShell writes', inUtf16(withCrLf(fido2))],
    ['in UTF-16BE', inUtf16(withCrLf(fido2), true)],
    ['in UTF-16LE without a mark', Buffer.from(JSON.stringify(fido2), 'utf16le')],
    ['of the SDK, in PascalCase', pascal(withoutType(fido2))],
    [
      'of the SDK, with the fields of the type below AdditionalProperties',
      pascal({
        id: fido2.id,
        state: fido2.state,
        excludeTargets: fido2.excludeTargets,
        additionalProperties: { ...fido2, id: undefined, state: undefined },
      }),
    ],
    ['with lists of one collapsed', collapsed(fido2)],
    [
      'with lists as Windows PowerShell wraps them',
      { ...fido2, includeTargets: { value: fido2.includeTargets, Count: 1 } },
    ],
    [
      'with kinds as a list',
      { ...fido2, passkeyProfiles: [{ ...fido2.passkeyProfiles[0], passkeyTypes: ['synced', 'deviceBound'] }] },
    ],
    [
      'with kinds as a number of flags',
      { ...fido2, passkeyProfiles: [{ ...fido2.passkeyProfiles[0], passkeyTypes: 3 }] },
    ],
    [
      'with targets as EffectivePasskey has them',
      { ...fido2, includeTargets: [{ id: group, targetType: 'group', passkeyProfileIds: [profileId] }] },
    ],
    ['with comments', `// exported by hand\n${JSON.stringify(fido2).replace('{', '{ /* see https://x.example */ ')}`],
    ['in lines of JSON', `${JSON.stringify(fido2)}\n{"id":"Sms","state":"disabled","includeTargets":[]}\n`],
  ])('is read %s', async (_, content) => {
    const { methodsPolicy } = await tenantOf({ 'a name that says nothing': content });
    const { bytes, ...passkeys } = methodsPolicy?.passkeys ?? {};
    expect(bytes).toBeGreaterThan(100);
    expect(passkeys).toEqual({
      id: 'Fido2',
      state: 'enabled',
      isSelfServiceRegistrationAllowed: true,
      defaultPasskeyProfile: profileId,
      fromRoot: false,
      profiles: [
        {
          id: profileId,
          name: 'Everybody',
          passkeyTypes: ['deviceBound', 'synced'],
          attestationEnforcement: 'disabled',
          keyRestrictions: { isEnforced: true, enforcementType: 'allow', aaGuids: [keyA, keyB] },
        },
      ],
      includeTargets: [{ id: group, targetType: 'group', allowedPasskeyProfiles: [profileId] }],
      excludeTargets: [{ id: 'all_users', targetType: 'group' }],
    });
  });

  it('from before profiles is one profile, and for nobody where no target stands', async () => {
    const tenant = await tenantOf({ 'x.json': legacy });
    expect(tenant.methodsPolicy?.passkeys).toMatchObject({
      state: 'disabled',
      fromRoot: true,
      isSelfServiceRegistrationAllowed: false,
      includeTargets: [],
      profiles: [{ passkeyTypes: ['deviceBound'], attestationEnforcement: 'registrationOnly' }],
    });
    expect(toldOf(tenant)).toMatch(/before passkey profiles.*No target names.*nobody may register.*method that is off/);
  });

  it('gives both kinds where root fields enforce no attestation, and its targets that profile', async () => {
    const { methodsPolicy } = await tenantOf({
      'x.json': { ...legacy, isAttestationEnforced: false, includeTargets: [{ id: 'all_users', targetType: 'group' }] },
    });
    const [profile] = methodsPolicy?.passkeys?.profiles ?? [];
    expect(profile?.passkeyTypes).toEqual(['deviceBound', 'synced']);
    expect(methodsPolicy?.passkeys?.includeTargets[0]?.allowedPasskeyProfiles).toEqual([profile?.id]);
  });

  it('with both, the profile decides and the disagreement is told', async () => {
    const agreeing = {
      ...fido2,
      isAttestationEnforced: false,
      keyRestrictions: fido2.passkeyProfiles[0]?.keyRestrictions,
    };
    expect(toldOf(await tenantOf({ 'x.json': agreeing }))).toContain('say the same as "Everybody"');
    const told = toldOf(await tenantOf({ 'x.json': { ...agreeing, isAttestationEnforced: true } }));
    expect(told).toContain('disagree with the default profile "Everybody" about attestation: the profile decides');
  });

  it('of the portal has names of its own and a list that has no effect', async () => {
    const told = toldOf(
      await tenantOf({
        'x.json': {
          ...legacy,
          state: 'enabled',
          keyRestrictions: { isEnforced: false, enforcementType: 'allow', aaGuids: [keyA, keyB] },
          'includeTargets@odata.context': 'https://graph.example',
          includeTargets: [{ targetType: 'group', id: 'all_users' }],
          isAllUsers: true,
          _comment: 'by hand',
        },
      }),
    );
    expect(told).toContain('list of 2 AAGUIDs has no effect');
    expect(told).toContain('"isAllUsers", "_comment"');
  });

  it('is never off because it is not understood', async () => {
    for (const state of [null, 0, 'Microsoft', '']) {
      const tenant = await tenantOf({
        'x.json': [fido2.passkeyProfiles, { ...fido2, state }, { id: 'Sms', state: 'enabled', includeTargets: [] }],
      });
      expect(tenant.methodsPolicy?.passkeys).toBeUndefined();
      expect(toldOf(tenant)).toMatch(/found the state .* of the method Fido2, expected enabled or disabled/);
    }
    const odd = { ...fido2, passkeyProfiles: [{ ...fido2.passkeyProfiles[0], attestationEnforcement: 'always' }] };
    const tenant = await tenantOf({
      'x.json': `[{"id":"Sms","state":"enabled","includeTargets":[]},\n${JSON.stringify(odd)}]`,
    });
    expect(tenant.methodsPolicy?.passkeys).toBeUndefined();
    expect(tenant.unread).toMatchObject([
      { line: 2, sentence: expect.stringContaining('"always" as the attestation') },
    ]);
  });

  it('of an export that is too shallow is not read at all', async () => {
    const stub = {
      Id: 'authenticationMethodsPolicy',
      PolicyMigrationState: 'preMigration',
      LastModifiedDateTime: '/Date(1684278552414)/',
      AuthenticationMethodConfigurations: [
        'Microsoft.Graph.PowerShell.Models.MicrosoftGraphAuthenticationMethodConfiguration',
      ],
    };
    expect(await refusalOf({ 'x.json': [stub] })).toMatch(
      /x\.json:1:\d+: found "Microsoft\.Graph\.PowerShell.*too shallow/,
    );
    const tenant = await tenantOf({ 'x.json': [stub], 'y.json': { id: 'Sms', state: 'enabled', includeTargets: [] } });
    expect(tenant.methodsPolicy?.methods.map(({ id }) => id)).toEqual(['Sms']);
    expect(tenant.methodsPolicy?.policyMigrationState).toBeUndefined();
  });

  it('told twice is one where both agree, the newer where they do not', async () => {
    const policy = (state: string, lastModifiedDateTime?: string) => ({
      lastModifiedDateTime,
      authenticationMethodConfigurations: [{ ...fido2, state }],
    });
    const same = await tenantOf({ 'a.json': fido2, 'b.json': { authenticationMethodConfigurations: [fido2] } });
    expect(toldOf(same)).not.toContain('Told otherwise');
    const newer = await tenantOf({
      'a.json': policy('enabled', '2026-01-01'),
      'b.json': policy('disabled', '2026-02-01'),
    });
    expect(newer.methodsPolicy?.passkeys?.state).toBe('disabled');
    expect(toldOf(newer)).toContain('Told otherwise in a.json under the same id; this one counts');
    const unsaid = await tenantOf({ 'a.json': policy('enabled'), 'b.json': policy('disabled') });
    expect(unsaid.methodsPolicy?.passkeys?.state).toBe('enabled');
  });
});

describe('the methods policy', () => {
  it('has passes, a campaign, its migration and what it opts out of', async () => {
    const { methodsPolicy } = await tenantOf({
      'x.json': {
        policyMigrationState: 'migrationComplete',
        optOutSettings: { passkeyDynamicMigration: true },
        registrationEnforcement: {
          authenticationMethodsRegistrationCampaign: {
            state: 'enabled',
            snoozeDurationInDays: 3,
            includeTargets: [{ id: 'all_users', targetType: 'group', targetedAuthenticationMethod: 'fido2' }],
            excludeTargets: '',
          },
        },
        authenticationMethodConfigurations: [
          {
            id: 'temporaryAccessPass',
            state: 'enabled',
            isUsableOnce: true,
            defaultLifetimeInMinutes: 480,
            includeTargets: [],
          },
        ],
      },
    });
    expect(methodsPolicy).toMatchObject({
      policyMigrationState: 'migrationComplete',
      optsOutOfPasskeyMigration: true,
      temporaryAccessPass: { isUsableOnce: true, defaultLifetimeMinutes: 480, minimumLifetimeMinutes: 60 },
      campaign: {
        state: 'enabled',
        snoozeDurationDays: 3,
        includeTargets: [{ targetedAuthenticationMethod: 'fido2' }],
      },
    });
    expect(methodsPolicy?.campaign).not.toHaveProperty('enforcesAfterAllowedSnoozes');
  });
});
