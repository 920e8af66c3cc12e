// Cases that were reported in public, from exports to the answer: each has the right answer beside it.
import { describe, expect, it } from 'vitest';
import type { Finding, PersonJudged, PolicyAnswerInShort } from '../../scenarios/schema/policy-answer.ts';
import { credentialEndpoint } from '../../scenarios/schema/known-applications.ts';
import { type Exports, inFolder } from '../tenant-exports/tenant-of.fixture.ts';
import { answerPolicy, type PolicyQuestion } from './answer-policy.ts';
import { authenticatorAndroid, authenticatorIos, iCloudKeychain, yubiKey } from './tenant.fixture.ts';

const guid = (number: number) => `${number.toString(16).padStart(8, '0')}-aaaa-4aaa-8aaa-aaaaaaaaaaaa`;
const profileId = guid(1);
const resistant = '00000000-0000-0000-0000-000000000004';
const multifactor = '00000000-0000-0000-0000-000000000002';
const everybody = { targetType: 'group', id: 'all_users', isRegistrationRequired: false };
const noList = { isEnforced: false, enforcementType: 'allow', aaGuids: [] as string[] };
const listing = (...aaGuids: string[]) => ({ isEnforced: true, enforcementType: 'allow', aaGuids });

interface Written {
  readonly profile?: object;
  readonly fido2?: object;
  readonly pass?: object;
}

const methods = ({ profile = {}, fido2 = {}, pass = {} }: Written = {}) => {
  const method = (type: string, id: string, more: object = {}) => ({
    '@odata.type': `#microsoft.graph.${type}AuthenticationMethodConfiguration`,
    id,
    state: 'enabled',
    includeTargets: [everybody],
    excludeTargets: [],
    ...more,
  });
  return {
    '@odata.context': 'https://graph.microsoft.com/beta/$metadata#policies/authenticationMethodsPolicy/$entity',
    id: 'authenticationMethodsPolicy',
    policyMigrationState: 'migrationComplete',
    authenticationMethodConfigurations: [
      method('fido2', 'Fido2', {
        isSelfServiceRegistrationAllowed: true,
        defaultPasskeyProfile: profileId,
        passkeyProfiles: [
          {
            id: profileId,
            name: 'Default passkey profile',
            passkeyTypes: 'deviceBound,synced',
            attestationEnforcement: 'disabled',
            keyRestrictions: noList,
            ...profile,
          },
        ],
        includeTargets: [{ ...everybody, allowedPasskeyProfiles: [profileId] }],
        ...fido2,
      }),
      method('microsoftAuthenticator', 'MicrosoftAuthenticator'),
      method('sms', 'Sms'),
      method('temporaryAccessPass', 'TemporaryAccessPass', {
        defaultLifetimeInMinutes: 60,
        defaultLength: 8,
        minimumLifetimeInMinutes: 60,
        maximumLifetimeInMinutes: 480,
        isUsableOnce: true,
        ...pass,
      }),
    ],
  };
};

const listed = (address: string, value: readonly object[]) => ({
  '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#${address}`,
  value,
});
const access = (...policies: readonly object[]) =>
  listed(
    'identity/conditionalAccess/policies',
    policies.map((policy, nth) => ({ id: guid(100 + nth), state: 'enabled', ...policy })),
  );
const onAll = (displayName: string, grantControls: object, { users = {}, applications = {} } = {}) => ({
  displayName,
  conditions: {
    users: { includeUsers: ['All'], ...users },
    applications: { includeApplications: ['All'], ...applications },
    clientAppTypes: ['all'],
  },
  grantControls: { operator: 'OR', builtInControls: [], ...grantControls },
});
const onRegistration = (grantControls: object) =>
  onAll('Registration', grantControls, {
    applications: { includeApplications: [], includeUserActions: ['urn:user:registersecurityinfo'] },
  });
const strength = (id: string, displayName: string, allowedCombinations: string[], allowedAAGUIDs: string[] = []) => ({
  id,
  displayName,
  policyType: 'custom',
  allowedCombinations,
  combinationConfigurations:
    allowedAAGUIDs.length === 0
      ? []
      : [
          {
            '@odata.type': '#microsoft.graph.fido2CombinationConfiguration',
            id: guid(999),
            appliesToCombinations: ['fido2'],
            allowedAAGUIDs,
          },
        ],
});

interface Someone {
  readonly has?: readonly string[];
  readonly keys?: readonly string[];
}
const idOf = (place: number) => guid(1_000 + place);
const nameOf = (place: number) => `person.${place}@contoso.example`;

function people(all: readonly Someone[]): Exports {
  return {
    'users.json': listed(
      'users',
      all.map((_, place) => ({
        id: idOf(place),
        userPrincipalName: nameOf(place),
        displayName: `Person ${place}`,
        accountEnabled: true,
        userType: 'Member',
      })),
    ),
    'userRegistrationDetails.json': listed(
      'reports/authenticationMethods/userRegistrationDetails',
      all.map(({ has = [] }, place) => ({
        id: idOf(place),
        userPrincipalName: nameOf(place),
        userType: 'member',
        isAdmin: false,
        methodsRegistered: has,
      })),
    ),
    'fido2Methods.json': all.map(({ keys = [] }, place) => ({
      userId: idOf(place),
      fido2Methods: keys.map((aaGuid, nth) => ({ id: `key-${place}-${nth}`, aaGuid, passkeyType: 'deviceBound' })),
    })),
  };
}

interface Answered {
  readonly answer: PolicyAnswerInShort;
  readonly people: readonly PersonJudged[];
  readonly found: (check: string) => readonly Finding[];
}

const question: PolicyQuestion = { asOf: '2026-11-30', emergencyAccounts: [], personas: [], propose: false };

async function ask(exports: Exports, asked: Partial<PolicyQuestion> = {}): Promise<Answered> {
  return inFolder(exports, async (folder) => {
    const { answer, people: judged } = await answerPolicy([folder], { ...question, ...asked }, { onStage: () => {} });
    return {
      answer,
      people: [...judged()],
      found: (check) => answer.findings.filter((finding) => finding.check === check),
    };
  });
}

describe('cases from public reports', () => {
  it('an allow list of Microsoft Authenticator: the twelve who hold security keys lose sign-in, by name; a strength with AAGUIDs is looked at too', async () => {
    const crowd = people([
      ...Array.from({ length: 12 }, () => ({ has: ['fido2SecurityKey'], keys: [yubiKey] })),
      { has: ['passKeyDeviceBoundAuthenticator'], keys: [authenticatorIos] },
    ]);
    const rest = {
      ...crowd,
      'strengths.json': listed('policies/authenticationStrengthPolicies', [
        strength(guid(50), 'Keys', ['fido2'], [yubiKey]),
      ]),
      'access.json': access(onAll('Keys for all', { authenticationStrength: { id: guid(50) } })),
    };
    const before = { ...rest, 'policy.json': methods() };
    const after = {
      ...rest,
      'policy.json': methods({ profile: { keyRestrictions: listing(authenticatorIos, authenticatorAndroid) } }),
    };
    await inFolder(before, async (old) => {
      const { answer, found } = await ask(after, { against: [old] });
      expect(answer.change?.loseSignIn.map(({ userPrincipalName }) => userPrincipalName)).toEqual(
        Array.from({ length: 12 }, (_, place) => nameOf(place)),
      );
      expect(found('passkey-refused-now')[0]?.people?.count).toBe(12);
      expect(answer.change?.findingsCome.map(({ check }) => check)).toContain('strength-out-of-reach');
    });
  });

  it('phishing-resistant on All resources, an own strength on registration, a person with a pass alone: stopped in Manage mode, with three ways out', async () => {
    const {
      people: [person],
    } = await ask({
      ...people([{}]),
      'policy.json': methods(),
      'strengths.json': listed('policies/authenticationStrengthPolicies', [
        strength(guid(51), 'Pass or passkey', ['temporaryAccessPassOneTime', 'fido2']),
      ]),
      'access.json': access(
        onAll('Resistant everywhere', { authenticationStrength: { id: resistant } }),
        onRegistration({ authenticationStrength: { id: guid(51) } }),
      ),
    });
    expect(person?.firstPasskey).toMatchObject({ reachable: 'no', stopsAt: 'reach registration in Manage mode' });
    expect(person?.firstPasskey.waysOut.length).toBeGreaterThanOrEqual(3);
    const stop = person?.firstPasskey.ways[0]?.steps.find(({ passed }) => passed === 'no');
    expect(stop?.because).toMatch(/Interrupt mode.*Manage mode.*Resistant everywhere/);
  });

  it.each([
    { excluded: [] as string[], reachable: 'no', severity: 'medium', says: 'stops registration on private phones' },
    { excluded: [credentialEndpoint], reachable: 'yes', severity: 'info', says: 'devices that it does not know' },
  ])(
    'a compliant device on All resources and a private phone, $excluded excluded: $reachable',
    async ({ excluded, reachable, severity, says }) => {
      const { people: everyone, found } = await ask({
        ...people([{ has: ['microsoftAuthenticatorPush'] }]),
        'policy.json': methods(),
        'devices.json': listed('devices', [
          {
            id: guid(70),
            deviceId: guid(71),
            operatingSystem: 'iOS',
            trustType: 'Workplace',
            isCompliant: false,
            isManaged: false,
            registeredOwners: [{ '@odata.type': '#microsoft.graph.user', id: idOf(0) }],
          },
        ]),
        'access.json': access(
          onAll(
            'Managed devices',
            { builtInControls: ['compliantDevice'] },
            { applications: { excludeApplications: excluded } },
          ),
        ),
      });
      expect(everyone[0]?.firstPasskey.reachable).toBe(reachable);
      expect(found('credential-endpoint')).toMatchObject([
        { severity, title: expect.stringContaining(says) as string },
      ]);
    },
  );

  it('a provider without an entry in the metadata service under enforced attestation: it cannot be registered, and why, before anybody tries', async () => {
    const { people: everyone, found } = await ask({
      ...people([{ has: ['microsoftAuthenticatorPush'] }]),
      'access.json': access(),
      'policy.json': methods({
        profile: { attestationEnforcement: 'registrationOnly', keyRestrictions: listing(iCloudKeychain) },
      }),
    });
    expect(everyone[0]?.firstPasskey).toMatchObject({
      reachable: 'no',
      stopsAt: 'register what a passkey profile takes',
    });
    expect(found('listed-but-unattested')[0]).toMatchObject({ severity: 'high' });
  });

  it('a strength named “Phishing-resistant” that takes text messages is judged by its content, and a declared exclusion is accepted', async () => {
    const exports = {
      ...people([{}, {}]),
      'policy.json': methods(),
      'strengths.json': listed('policies/authenticationStrengthPolicies', [
        strength(guid(52), 'Phishing-resistant', ['fido2', 'password,sms']),
      ]),
      'access.json': access(
        onAll('Multifactor', { authenticationStrength: { id: multifactor } }, { users: { excludeUsers: [idOf(1)] } }),
      ),
    };
    const { found } = await ask(exports, { emergencyAccounts: [nameOf(1)] });
    expect(found('strength-misnamed')[0]?.sentence).toContain('password,sms');
    expect(found('exclusions-undeclared')).toEqual([]);
    const { found: undeclared } = await ask(exports);
    expect(undeclared('exclusions-undeclared')[0]?.people?.userPrincipalNames).toEqual([nameOf(1)]);
  });

  it('isEnforced false with six AAGUIDs: no restriction, the list has no effect', async () => {
    const aaGuids = Array.from({ length: 6 }, (_, nth) => guid(600 + nth));
    const { people: everyone, found } = await ask({
      ...people([{}]),
      'policy.json': methods({ profile: { keyRestrictions: { ...noList, aaGuids } } }),
    });
    expect(everyone[0]?.weakestRegistrable).toBe('synced');
    expect(found('list-without-effect')[0]?.sentence).toContain('6 authenticators');
  });

  it('a list at the root and another in the default profile: the profile decides, and the disagreement is named', async () => {
    const { people: everyone, found } = await ask({
      ...people([{ keys: [yubiKey, authenticatorIos] }]),
      'policy.json': methods({
        profile: { keyRestrictions: listing(authenticatorIos) },
        fido2: { keyRestrictions: listing(yubiKey) },
      }),
    });
    expect(everyone[0]?.passkeys.map(({ signsIn }) => signsIn)).toEqual(['no', 'yes']);
    expect(found('root-disagrees')[0]?.evidence.join()).toContain(yubiKey);
  });

  it('a pass planned for people outside the pass policy: found before the rollout, with how many', async () => {
    const pilot = guid(80);
    const { found } = await ask({
      ...people([{}, {}, {}]),
      'groups.json': listed('groups', [
        {
          id: pilot,
          displayName: 'Pilot',
          securityEnabled: true,
          members: [{ '@odata.type': '#microsoft.graph.user', id: idOf(0) }],
        },
      ]),
      'policy.json': methods({ pass: { includeTargets: [{ ...everybody, id: pilot }] } }),
    });
    expect(found('pass-off')[0]).toMatchObject({
      people: { count: 2, of: 3, userPrincipalNames: [nameOf(1), nameOf(2)] },
    });
  });

  it('password and text message, registration unguarded: a stranger who phishes both can add a passkey, and what would close it', async () => {
    const exports = { ...people([{ has: ['mobilePhone'] }, {}]), 'policy.json': methods() };
    const { found } = await ask({ ...exports, 'access.json': access() });
    expect(found('stranger-can-enrol')[0]).toMatchObject({ people: { count: 2, of: 2 }, severity: 'high' });
    expect(found('stranger-can-enrol')[0]?.evidence).toEqual(
      expect.arrayContaining([expect.stringContaining('member: 2'), expect.stringContaining('password alone')]),
    );
    const { found: guarded } = await ask({
      ...exports,
      'access.json': access(onRegistration({ builtInControls: ['compliantDevice'] })),
    });
    expect(guarded('stranger-can-enrol')).toEqual([]);
  });
});
