// Cases from public reports of what goes wrong before a first passkey, with the right answer.
import { describe, expect, it } from 'vitest';
import { phishingResistantStrength } from '../../scenarios/schema/built-in-strengths.ts';
import { registerSecurityInformation } from '../../scenarios/schema/conditional-access.ts';
import { credentialEndpoint, mySignIns } from '../../scenarios/schema/known-applications.ts';
import type { TenantDevice } from '../../scenarios/schema/tenant.ts';
import { judgeTenant } from './judge-tenant.ts';
import {
  access,
  allowing,
  authenticatorAndroid,
  authenticatorIos,
  forAll,
  iCloudKeychain,
  makeTenant,
  method,
  pass,
  passkeys,
  profile,
  targetOf,
  yubiKey,
} from './tenant.fixture.ts';

type Made = Parameters<typeof makeTenant>[0];
const wayIn = (made: Made) =>
  judgeTenant(makeTenant({ people: [{ id: 'ana', methodsRegistered: [] }], ...made }), {
    asOf: '2026-11-30',
  }).people.judged(0).firstPasskey;
const stepsBy = (device: string, made: Made) =>
  wayIn(made)
    .ways.find((way) => way.device === device)
    ?.steps.map(({ passed, because }) => `${passed}: ${because}`) ?? [];
const reachableBy = (made: Made) =>
  Object.fromEntries(wayIn(made).ways.map(({ device, reachable }) => [device, reachable]));

const resistant = { authenticationStrength: phishingResistantStrength.id };
const registering = {
  users: { includeUsers: ['All'] },
  applications: { includeUserActions: [registerSecurityInformation] },
};
const privatePhone: TenantDevice[] = [{ platform: 'iOS', isCompliant: false, isManaged: false }];
const withMethod = (methodsRegistered: string[], devices?: TenantDevice[]) => ({
  people: [{ id: 'ana', methodsRegistered, ...(devices === undefined ? {} : { devices }) }],
  methods: [method('MicrosoftAuthenticator'), method('Sms'), method('Voice')],
});

describe('a new person with a pass only', () => {
  const guardedByPass = access('Registration', {
    conditions: registering,
    grantControls: { builtInControls: ['mfa'] },
  });
  const loop = access('Resistant', { conditions: forAll, grantControls: resistant });

  it('comes to a passkey where nothing stands against it', () => {
    expect(wayIn({ conditionalAccess: [guardedByPass] })).toMatchObject({ reachable: 'yes', waysOut: [] });
  });

  it('is let in by Interrupt mode, which adds no passkey, and blocked in Manage mode by phishing-resistant on all resources', () => {
    const way = wayIn({ conditionalAccess: [guardedByPass, loop] });
    expect(way).toMatchObject({ reachable: 'no', stopsAt: 'reach registration in Manage mode' });
    expect(way.waysOut).toHaveLength(3);
    expect(stepsBy('security key', { conditionalAccess: [loop] })[1]).toMatch(/^no: .*Interrupt mode.*"Resistant"/);
  });

  it('gets out of the loop by a strength that takes the pass, or by being excluded', () => {
    const taking = {
      ...phishingResistantStrength,
      id: 's',
      allowedCombinations: ['fido2', 'temporaryAccessPassMultiUse'],
    };
    const lenient = access('Resistant', { conditions: forAll, grantControls: { authenticationStrength: 's' } });
    expect(wayIn({ conditionalAccess: [lenient], strengths: [taking] }).reachable).toBe('yes');
    const users = { includeUsers: ['All'], excludeGroups: ['newcomers'] };
    const excepting = access('Resistant', { conditions: { ...forAll, users }, grantControls: resistant });
    expect(wayIn({ conditionalAccess: [excepting], groups: { newcomers: ['ana'] } }).reachable).toBe('yes');
    expect(wayIn({ conditionalAccess: [excepting], groups: { newcomers: ['ben'] } }).reachable).toBe('no');
  });

  it('is refused where only one kind of pass is in the strength and the other is issued', () => {
    const taking = {
      ...phishingResistantStrength,
      id: 's',
      allowedCombinations: ['fido2', 'temporaryAccessPassMultiUse'],
    };
    const lenient = access('Resistant', { conditions: forAll, grantControls: { authenticationStrength: 's' } });
    const made = { conditionalAccess: [lenient], strengths: [taking], pass: pass({ isUsableOnce: true }) };
    expect(wayIn(made).reachable).toBe('no');
  });

  it('is not kept out by a policy that only reports, or is off', () => {
    expect(wayIn({ conditionalAccess: [{ ...loop, state: 'enabledForReportingButNotEnforced' }] }).reachable).toBe(
      'yes',
    );
    expect(wayIn({ conditionalAccess: [{ ...loop, state: 'disabled' }] }).reachable).toBe('yes');
  });

  it('is told before the rollout if the pass is not for them', () => {
    const others = pass({ includeTargets: [{ id: 'pilot', targetType: 'group' }] });
    const way = wayIn({ pass: others, groups: { pilot: ['ben'] }, methods: [] });
    expect(way).toMatchObject({ reachable: 'unknown' });
    const off = [
      method('MicrosoftAuthenticator', { state: 'disabled' }),
      method('SoftwareOath', { state: 'disabled' }),
      method('Sms', { state: 'disabled' }),
      method('Voice', { state: 'disabled' }),
    ];
    const stopped = { pass: others, groups: { pilot: ['ben'] }, methods: off };
    expect(wayIn(stopped)).toMatchObject({ reachable: 'no', stopsAt: 'sign in with a second factor' });
    expect(stepsBy('Mac', stopped)[0]).toContain('130502');
    expect(wayIn({ ...stopped, groups: { pilot: ['ana'] } }).reachable).toBe('yes');
  });

  it('may register a first second factor at the sign-in only where registration is not guarded', () => {
    const made = { pass: pass({ state: 'disabled' }), methods: [method('MicrosoftAuthenticator')] };
    expect(wayIn(made).reachable).toBe('yes');
    expect(wayIn({ ...made, conditionalAccess: [guardedByPass] })).toMatchObject({
      reachable: 'no',
      stopsAt: 'reach registration in Manage mode',
    });
  });
});

describe('a compliant device on all resources, and a private phone', () => {
  const compliant = (excludeApplications: string[]) =>
    access('Compliant', {
      conditions: { ...forAll, applications: { includeApplications: ['All'], excludeApplications } },
      grantControls: { builtInControls: ['compliantDevice'] },
    });
  const person = withMethod(['microsoftAuthenticatorPush'], privatePhone);

  it('is out of reach, by way of every device', () => {
    const way = wayIn({ ...person, conditionalAccess: [compliant([])] });
    expect(way).toMatchObject({ reachable: 'no', stopsAt: 'meet demands on device, place and app' });
    const excluding = way.waysOut.find((wayOut) => wayOut.includes(credentialEndpoint));
    expect(excluding).toContain('which opens that endpoint');
  });

  it('is in reach in Microsoft Authenticator once its endpoint is excluded', () => {
    const made = { ...person, conditionalAccess: [compliant([credentialEndpoint])] };
    expect(wayIn(made).reachable).toBe('yes');
    expect(reachableBy(made)).toEqual({
      'private Windows computer': 'no',
      Mac: 'no',
      iPhone: 'yes',
      'Android phone': 'yes',
      'security key': 'no',
    });
  });

  it('app protection on all resources stops a phone in the same way', () => {
    const protectedApp = access('App', {
      conditions: { ...forAll, platforms: { includePlatforms: ['iOS', 'android'] } },
      grantControls: { builtInControls: ['compliantApplication'] },
    });
    expect(reachableBy({ ...person, conditionalAccess: [protectedApp] })).toMatchObject({ iPhone: 'no', Mac: 'yes' });
  });

  it('a compliant phone of theirs is let in', () => {
    const phone: TenantDevice[] = [{ platform: 'iOS', isCompliant: true, isManaged: true }];
    const made = withMethod(['microsoftAuthenticatorPush'], phone);
    expect(reachableBy({ ...made, conditionalAccess: [compliant([])] })).toMatchObject({ iPhone: 'yes', Mac: 'no' });
  });

  it('is not known of somebody whose devices were not exported', () => {
    const made = withMethod(['microsoftAuthenticatorPush']);
    expect(wayIn({ ...made, conditionalAccess: [compliant([])] }).reachable).toBe('unknown');
  });
});

describe('profiles and what people have', () => {
  const only = (...made: Parameters<typeof profile>) => ({
    ...withMethod(['microsoftAuthenticatorPush']),
    passkeys: passkeys({ profiles: [profile(...made)], includeTargets: [targetOf('all_users', made[0])] }),
  });

  it('a profile for Microsoft Authenticator alone is met on phones', () => {
    const app = only('app', { passkeyTypes: ['deviceBound'], ...allowing(authenticatorAndroid, authenticatorIos) });
    expect(reachableBy(app)).toEqual({
      'managed Windows computer': 'no',
      'private Windows computer': 'no',
      Mac: 'no',
      iPhone: 'yes',
      'Android phone': 'yes',
      'security key': 'no',
    });
  });

  it('a provider whose maker nobody can verify is refused under enforced attestation, with the reason', () => {
    const attested = only('attested', { attestationEnforcement: 'registrationOnly', passkeyTypes: ['deviceBound'] });
    expect(reachableBy(attested)).toMatchObject({
      'managed Windows computer': 'no',
      'security key': 'yes',
      iPhone: 'yes',
    });
    expect(stepsBy('private Windows computer', attested)[4]).toContain('attestation is enforced');
  });

  it('a model that nobody knows here leaves it open under enforced attestation, and not without', () => {
    const unknown = '11111111-2222-4333-8444-555555555555';
    const bound = { passkeyTypes: ['deviceBound' as const], ...allowing(unknown) };
    expect(reachableBy(only('p', { ...bound, attestationEnforcement: 'registrationOnly' }))).toMatchObject({
      'security key': 'unknown',
    });
    expect(reachableBy(only('p', bound))).toMatchObject({ 'security key': 'yes', iPhone: 'no' });
  });

  it('a strength whose AAGUIDs no profile takes is never met: registers, and does not sign in', () => {
    const strength = {
      ...phishingResistantStrength,
      id: 's',
      combinationConfigurations: [{ appliesToCombinations: ['fido2'], allowedAAGUIDs: [yubiKey] }],
    };
    const users = { includeUsers: ['All'] };
    const applications = { includeApplications: ['All'], excludeApplications: [mySignIns, credentialEndpoint] };
    const conditionalAccess = [
      access('Keys', { conditions: { users, applications }, grantControls: { authenticationStrength: 's' } }),
    ];
    const apple = { ...only('apple', allowing(iCloudKeychain)), conditionalAccess, strengths: [strength] };
    expect(wayIn(apple)).toMatchObject({ reachable: 'no', stopsAt: 'sign in with the new passkey' });
    expect(wayIn({ ...apple, ...only('keys', allowing(yubiKey)) }).reachable).toBe('yes');
  });

  it.each([
    ['method-off', { state: 'disabled' as const }, 'switched off'],
    ['self-service-off', { isSelfServiceRegistrationAllowed: false }, 'self-service'],
    ['not-targeted', { includeTargets: [] }, 'no target'],
  ])('stops at the profile: %s', (_, made, reason) => {
    const stopped = { passkeys: passkeys(made) };
    expect(wayIn(stopped)).toMatchObject({ reachable: 'no', stopsAt: 'register what a passkey profile takes' });
    expect(stepsBy('Mac', stopped)[4]).toContain(reason);
  });

  it('guests of another directory have neither a pass nor a profile', () => {
    const guest = { id: 'ana', userPrincipalName: 'ana_home#ext#@contoso.example', methodsRegistered: ['mobilePhone'] };
    expect(wayIn({ people: [guest], methods: [method('Sms')] })).toMatchObject({ reachable: 'no' });
  });
});

describe('places', () => {
  const trustedOnly = access('Office', {
    conditions: { ...registering, locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } },
    grantControls: { builtInControls: ['block'] },
  });

  it('a block outside trusted places lets people register inside', () => {
    const made = { ...withMethod(['microsoftAuthenticatorPush']), conditionalAccess: [trustedOnly] };
    expect(wayIn(made).reachable).toBe('yes');
    expect(stepsBy('iPhone', made)[3]).toContain('only from a place that policies except');
  });

  it('a block without an exception stops it', () => {
    const block = access('Nobody', { conditions: registering, grantControls: { builtInControls: ['block'] } });
    const made = { ...withMethod(['microsoftAuthenticatorPush']), conditionalAccess: [block] };
    expect(wayIn(made)).toMatchObject({ reachable: 'no', stopsAt: 'reach registration in Manage mode' });
  });
});

describe('what is not known', () => {
  it('is said of policies that were not exported, or are not understood', () => {
    const { conditionalAccess: _, ...unexported } = makeTenant({ people: [{ id: 'ana', methodsRegistered: [] }] });
    const asOf = '2026-11-30';
    expect(judgeTenant(unexported, { asOf }).people.judged(0).firstPasskey.reachable).toBe('unknown');
    const odd = access('Odd', { conditions: forAll, grantControls: resistant, notUnderstood: ['conditions.times'] });
    expect(wayIn({ conditionalAccess: [odd] }).reachable).toBe('unknown');
  });

  it('is said of people whom no report names, unless a pass is sure', () => {
    const made = { people: [{ id: 'ana' }] };
    expect(wayIn({ ...made, pass: pass({ state: 'disabled' }) }).reachable).toBe('unknown');
    expect(wayIn(made).reachable).toBe('yes');
  });

  it('whoever holds a passkey that signs in needs no first one, and whose passkey is refused does', () => {
    const holder = { id: 'ana', methodsRegistered: ['fido2SecurityKey'], passkeys: [{ aaguid: yubiKey }] };
    expect(wayIn({ people: [holder] }).reachable).toBe('has-one');
    const apple = passkeys({ profiles: [profile('any', allowing(iCloudKeychain))] });
    expect(wayIn({ people: [holder], passkeys: apple }).reachable).toBe('yes');
  });
});
