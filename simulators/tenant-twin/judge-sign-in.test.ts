import { describe, expect, it } from 'vitest';
import { phishingResistantStrength } from '../../scenarios/schema/built-in-strengths.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { signInJudged } from '../../scenarios/schema/policy-answer.ts';
import { explainPerson } from './explain-person.ts';
import { judgeSignIn } from './judge-sign-in.ts';
import { judgeTenant } from './judge-tenant.ts';
import {
  access,
  allowing,
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

const made = makeTenant({
  people: [
    { id: 'ana', methodsRegistered: ['mobilePhone'], passkeys: [{ aaguid: yubiKey, passkeyType: 'deviceBound' }] },
    { id: 'ben', methodsRegistered: ['mobilePhone'] },
  ],
  groups: { staff: ['ana', 'ben'], calls: ['ben'], nested: ['staff'] },
  passkeys: passkeys({ profiles: [profile('keys', allowing(yubiKey))], includeTargets: [targetOf('nested', 'keys')] }),
  pass: pass({ includeTargets: [{ id: 'calls', targetType: 'group' }] }),
  methods: [method('Sms')],
  namedLocations: [{ id: 'l1', displayName: 'Office Vienna', isTrusted: true }],
  conditionalAccess: [
    access('MFA', { conditions: forAll, grantControls: { builtInControls: ['mfa'] } }),
    access('Resistant outside', {
      conditions: { ...forAll, locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } },
      grantControls: { authenticationStrength: phishingResistantStrength.id },
    }),
    access('Compliant (reports)', {
      conditions: forAll,
      state: 'enabledForReportingButNotEnforced',
      grantControls: { builtInControls: ['compliantDevice'] },
    }),
    access('No older clients', {
      conditions: { ...forAll, clientAppTypes: ['exchangeActiveSync', 'other'] },
      grantControls: { builtInControls: ['block'] },
    }),
  ],
});
const judged = judgeTenant(made, { asOf: '2026-11-30' });
const judge = (text: string) => signInJudged.parse(judgeSignIn(judged, text));
const atDesk = 'app=Office365,platform=windows,client=browser';

describe('a sign-in that is described', () => {
  it('is signed in by what meets every enabled policy, those that report told apart', () => {
    const { verdict, sentence, policies } = judge(
      `user=ana@contoso.example,${atDesk},place=elsewhere,method=passkey,device=private`,
    );
    expect(verdict).toBe('signed-in');
    expect(sentence).toBe('Signed in: "MFA", "Resistant outside" applies, and nothing is missing.');
    expect(policies.map((policy) => policy.verdict)).toEqual(['met', 'met', 'not-met', 'not-applied']);
  });

  it.each([
    ['app=Azure Portall', 'app=Azure Portall'],
    ['app=', 'app='],
    ['method=passkey,method=password', 'method=password'],
  ])('is refused where it is unclear: %s', (written, found) => {
    expect(() => judge(`user=ana@contoso.example,${written}`)).toThrowError(
      expect.objectContaining({ code: 'sign-in-unclear', data: expect.objectContaining({ found: `"${found}"` }) }),
    );
  });

  it('may be to an application of one’s own, by its id', () => {
    const { described } = judge(
      'user=ana@contoso.example,app=ABCDEF00-0000-4000-8000-000000000001,place=elsewhere,method=passkey',
    );
    expect(described['app']).toMatch(/^abcdef00/i);
  });

  it('needs more where a strength is not met, and not from the office', () => {
    const outside = judge(`user=ben@contoso.example,${atDesk},place=elsewhere,method=password+sms`);
    expect(outside).toMatchObject({
      verdict: 'more-needed',
      sentence: 'More is needed: "Resistant outside" is not met.',
    });
    expect(outside.policies[1]?.controls).toEqual([
      {
        control: 'the authentication strength "Phishing-resistant MFA"',
        met: 'no',
        by: 'password and a text message is not enough',
      },
    ]);
    expect(judge(`user=ben@contoso.example,${atDesk},place=office vienna,method=password+sms`).verdict).toBe(
      'signed-in',
    );
  });

  it('is blocked by the kind of client', () => {
    expect(judge('user=ana,app=Office365,client=other,method=password').verdict).toBe('blocked');
  });

  it('is left open by what is not told', () => {
    expect(judge(`user=ben,${atDesk},method=password+sms`)).toMatchObject({ verdict: 'unknown' });
    expect(judge('user=ben,platform=windows,place=trusted,method=password+sms').verdict).toBe('unknown');
  });

  it('uses no method that the policies refuse', () => {
    const refused = judge(`user=ana,${atDesk},place=trusted,method=pass`);
    expect(refused.verdict).toBe('more-needed');
    expect(refused.sentence).toContain('130502');
    expect(judge(`user=ben,${atDesk},place=trusted,method=pass`).verdict).toBe('signed-in');
    expect(judge(`user=ana,${atDesk},place=trusted,method=passkey:${iCloudKeychain}`).verdict).toBe('more-needed');
    expect(judge(`user=ana,${atDesk},place=trusted,method=passkey:${yubiKey}`).verdict).toBe('signed-in');
  });

  it('an external provider is good for multifactor authentication and for no strength', () => {
    expect(judge(`user=ana,${atDesk},place=trusted,method=password+external`).verdict).toBe('signed-in');
    expect(judge(`user=ana,${atDesk},place=elsewhere,method=password+external`).verdict).toBe('more-needed');
  });

  it.each([
    'user=nobody',
    'app=Office365',
    'user=ana,platform=beos',
    'user=ana,color=red',
    'user=ana,place=mars',
    'user=ana,method=smoke',
    'user',
    '',
  ])('is bad input where it is unclear: %s', (text) => {
    expect(() => judge(text)).toThrow(PilotError);
  });
});

describe('a person explained', () => {
  const facts = explainPerson(judged, 0);

  it('is a chain from who they are to how they sign in', () => {
    expect(facts).toEqual([
      'ana@contoso.example is judged as member: in 1 group that policies name.',
      'They have registered: mobilePhone.',
      'The profile "keys" reaches them through Group nested → Group staff, and allows: synced-listed.',
      'So the weakest passkey that they may register is: synced-listed.',
      `They hold a passkey (YubiKey 5 Series with NFC, deviceBound, ${yubiKey}). Signs in: yes, as the profile "keys" accepts it.`,
      'The policy "MFA" demands: multifactor authentication, for all resources.',
      'The policy "Resistant outside" demands: the authentication strength "Phishing-resistant MFA", for all resources, from any but AllTrusted.',
      'The policy "No older clients" demands: blocked, for all resources, with exchangeActiveSync, other.',
      'The end of text messages and calls takes nothing from them.',
      'They hold a passkey that signs in.',
    ]);
  });

  it('tells each step to a first passkey of whoever has none', () => {
    const told = explainPerson(judged, 1);
    expect(told.find((fact) => fact.startsWith('A first passkey'))).toMatch(
      /^A first passkey can be reached: (yes|no|unknown)/,
    );
    expect(told.filter((fact) => fact.startsWith('By '))).toHaveLength(6);
  });
});
