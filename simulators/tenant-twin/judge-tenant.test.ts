import { describe, expect, it } from 'vitest';
import { judgeTenant } from './judge-tenant.ts';
import {
  access,
  allowing,
  authenticatorIos,
  everybody,
  forAll,
  iCloudKeychain,
  makeTenant,
  method,
  passkeys,
  profile,
  targetOf,
  yubiKey,
} from './tenant.fixture.ts';

const asOf = '2026-11-30';
const judged = (...[made, person = 0]: [Parameters<typeof makeTenant>[0], number?]) =>
  judgeTenant(makeTenant(made), { asOf }).people.judged(person);

const strict = profile('strict', {
  passkeyTypes: ['deviceBound'],
  attestationEnforcement: 'registrationOnly',
  ...allowing(yubiKey),
});

describe('what somebody may register', () => {
  it('is the weakest of all profiles of all their groups', () => {
    const policy = passkeys({
      profiles: [profile('any'), strict],
      includeTargets: [targetOf('admins', 'strict'), everybody],
    });
    const { weakestRegistrable, profiles } = judged({ passkeys: policy, groups: { admins: ['ana'] } });
    expect(weakestRegistrable).toBe('synced');
    expect(profiles.map(({ id, via }) => ({ id, via }))).toEqual([
      { id: 'strict', via: ['Group admins'] },
      { id: 'any', via: ['all users'] },
    ]);
  });

  it('comes by the shortest way through nested groups', () => {
    const policy = passkeys({ profiles: [strict], includeTargets: [targetOf('top', 'strict')] });
    const groups = { top: ['middle', 'long'], long: ['longer'], longer: ['ana'], middle: ['ana'] };
    const { weakestRegistrable, profiles } = judged({ passkeys: policy, groups });
    expect(weakestRegistrable).toBe('device-bound-attested-listed');
    expect(profiles[0]?.via).toEqual(['Group top', 'Group middle']);
  });

  it('survives groups that hold one another', () => {
    const policy = passkeys({ profiles: [strict], includeTargets: [targetOf('a', 'strict')] });
    const { profiles } = judged({ passkeys: policy, groups: { a: ['b'], b: ['a', 'ana'] } });
    expect(profiles[0]?.via).toEqual(['Group a', 'Group b']);
  });

  it('is nothing where an exclusion, the method, self-service or being a guest forbids it', () => {
    const excluded = passkeys({ excludeTargets: [{ id: 'out', targetType: 'group' }] });
    expect(judged({ passkeys: excluded, groups: { out: ['ana'] } }).weakestRegistrable).toBe('none');
    expect(judged({ passkeys: passkeys({ state: 'disabled' }) }).weakestRegistrable).toBe('none');
    expect(judged({ passkeys: passkeys({ isSelfServiceRegistrationAllowed: false }) }).weakestRegistrable).toBe('none');
    expect(judged({ people: [{ id: 'ana', userType: 'guest' }] }).weakestRegistrable).toBe('none');
    expect(judged({}).weakestRegistrable).toBe('synced');
  });

  it.each([
    [profile('p', allowing(iCloudKeychain)), 'synced-listed'],
    [profile('p', { passkeyTypes: ['deviceBound'], ...allowing(yubiKey) }), 'device-bound'],
    [profile('p', { attestationEnforcement: 'registrationOnly' }), 'device-bound-attested'],
    [profile('p', { attestationEnforcement: 'registrationOnly', passkeyTypes: ['synced'] }), 'none'],
    [profile('p', allowing()), 'none'],
    [profile('p', { keyRestrictions: { isEnforced: false, enforcementType: 'allow', aaGuids: [yubiKey] } }), 'synced'],
    [profile('p', { keyRestrictions: { isEnforced: true, enforcementType: 'block', aaGuids: [yubiKey] } }), 'synced'],
  ] as const)('stands on the ladder by the content of the profile', (one, rung) => {
    const policy = passkeys({ profiles: [one], includeTargets: [targetOf('all_users', 'p')] });
    expect(judged({ passkeys: policy }).weakestRegistrable).toBe(rung);
  });
});

describe('a passkey that somebody holds', () => {
  const allowed = passkeys({
    profiles: [profile('listed', allowing(authenticatorIos))],
    includeTargets: [targetOf('all_users', 'listed')],
  });
  const held = (passkey: object) =>
    judged({ passkeys: allowed, people: [{ id: 'ana', passkeys: [passkey] }] }).passkeys[0];

  it('stops signing in once no profile lists its AAGUID', () => {
    expect(held({ aaguid: yubiKey, passkeyType: 'deviceBound' })).toMatchObject({
      signsIn: 'no',
      why: `the AAGUID ${yubiKey} is not in the allow list of the profile "listed"`,
    });
    expect(held({ aaguid: authenticatorIos, passkeyType: 'deviceBound' })).toMatchObject({ signsIn: 'yes' });
  });

  it('is not judged by what the export does not tell', () => {
    expect(held({ passkeyType: 'deviceBound' })).toMatchObject({ signsIn: 'unknown' });
  });

  it('takes its type from a known AAGUID', () => {
    const bound = passkeys({ profiles: [profile('any', { passkeyTypes: ['deviceBound'] })] });
    const made = { passkeys: bound, people: [{ id: 'ana', passkeys: [{ aaguid: iCloudKeychain }] }] };
    expect(judged(made).passkeys[0]).toMatchObject({ type: 'synced', signsIn: 'no' });
  });

  it('signs in whatever attestation is asked for at registration', () => {
    const attested = passkeys({ profiles: [profile('any', { attestationEnforcement: 'registrationOnly' })] });
    const made = {
      passkeys: attested,
      people: [{ id: 'ana', passkeys: [{ aaguid: yubiKey, passkeyType: 'deviceBound' as const, attested: false }] }],
    };
    expect(judged(made).passkeys[0]).toMatchObject({ signsIn: 'yes' });
  });
});

describe('the day on which telephones end', () => {
  const methods = [method('Sms'), method('Voice'), method('MicrosoftAuthenticator')];
  const deadline = (methodsRegistered: string[] | undefined, more: object = {}, made: object = {}) =>
    judged({
      methods,
      people: [{ id: 'ana', ...(methodsRegistered === undefined ? {} : { methodsRegistered }), ...more }],
      ...made,
    }).deadline;

  it('is for people with nothing else', () => {
    expect(deadline(['mobilePhone'])).toBe('2027-02-01');
    expect(deadline(['mobilePhone', 'email'])).toBe('2027-02-01');
    expect(deadline(['mobilePhone', 'microsoftAuthenticatorPush'])).toBe('none');
    expect(deadline(['mobilePhone', 'externalAuthMethod'])).toBe('none');
    expect(deadline(['microsoftAuthenticatorPush'])).toBe('none');
    expect(deadline([])).toBe('none');
    expect(deadline(undefined)).toBe('unknown');
    expect(deadline(['mobilePhone', 'somethingNew'])).toBe('unknown');
  });

  it('comes later for Global Administrators and external users, and not for internal guests', () => {
    const roles = [
      { principalId: 'ana', roleTemplateId: '62e90394-69f5-4237-9190-012177145e10', assignment: 'eligible' as const },
    ];
    expect(deadline(['mobilePhone'], {}, { roles })).toBe('2027-07-01');
    expect(deadline(['mobilePhone'], { userPrincipalName: 'ana_home#ext#@contoso.example' })).toBe('2027-07-01');
    expect(deadline(['mobilePhone'], { userType: 'guest' })).toBe('2027-02-01');
  });

  it('counts no passkey that no longer signs in', () => {
    const off = { passkeys: passkeys({ state: 'disabled' }) };
    expect(deadline(['mobilePhone', 'fido2SecurityKey'], {}, off)).toBe('2027-02-01');
    expect(deadline(['mobilePhone', 'fido2SecurityKey'])).toBe('none');
  });
});

describe('what sign-ins need', () => {
  it('is every enabled policy for them, in words, those that report apart', () => {
    const mfa = { conditions: forAll, grantControls: { builtInControls: ['mfa', 'compliantDevice'] } };
    const conditionalAccess = [
      access('MFA', mfa),
      access('Reported', { ...mfa, state: 'enabledForReportingButNotEnforced' }),
      access('Others', { ...mfa, conditions: { ...forAll, users: { includeGroups: ['others'] } } }),
    ];
    expect(judged({ conditionalAccess, groups: { others: ['ben'] } }).demands).toEqual([
      { policy: 'MFA', demands: ['multifactor authentication or a compliant device', 'for all resources'] },
    ]);
  });
});

describe('people of one kind', () => {
  const made = makeTenant({
    people: [{ id: 'ana' }, { id: 'ben' }, { id: 'cem', userType: 'guest' }],
    groups: { staff: ['ana', 'cem'], other: ['ben'] },
    passkeys: passkeys({ includeTargets: [targetOf('staff', 'any')] }),
  });
  const { people, membersOf } = judgeTenant(made, {
    asOf,
    personas: [{ name: 'information worker', group: 'Group staff' }],
  });

  it('are found by id and name', () => {
    expect(people.find('BEN@contoso.example')).toBe(1);
    expect(people.find('cem')).toBe(2);
    expect(people.find('nobody')).toBeUndefined();
  });

  it('are called as the reader calls their groups', () => {
    expect([0, 1, 2].map((person) => people.facts(person).persona)).toEqual([
      'information worker',
      'member',
      'information worker',
    ]);
  });

  it('are counted in groups', () => {
    expect(membersOf('staff')).toEqual([0, 2]);
    expect(membersOf('other')).toEqual([1]);
    expect(membersOf('missing')).toBeUndefined();
  });
});
