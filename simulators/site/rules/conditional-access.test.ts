import { describe, expect, it } from 'vitest';
import { builtInStrengths, phishingResistantStrength } from '../../../scenarios/schema/built-in-strengths.ts';
import {
  conditionalAccessPolicy,
  type ConditionalAccessPolicy,
  registerSecurityInformation,
} from '../../../scenarios/schema/conditional-access.ts';
import {
  baselineScopes,
  credentialEndpoint,
  exchangeOnline,
  mySignIns,
} from '../../../scenarios/schema/known-applications.ts';
import { decideAccess, type DescribedSignIn } from './conditional-access.ts';
import type { SignInPerson } from './conditional-access-conditions.ts';

type Written = Parameters<typeof conditionalAccessPolicy.parse>[0];
const policy = (written: object): ConditionalAccessPolicy =>
  conditionalAccessPolicy.parse({ id: 'p', displayName: 'P', ...written } satisfies Written);

const strengths = new Map(builtInStrengths.map((strength) => [strength.id, strength]));
const everybody = { includeUsers: ['All'] };
const allResources = { includeApplications: ['All'] };
const mfa = { builtInControls: ['mfa'] };
const someone: SignInPerson = { id: 'u1', groups: new Set(['g1']), roles: new Set(), isGuest: false };
const ordinary: DescribedSignIn = {
  resource: exchangeOnline,
  platform: 'windows',
  client: 'browser',
  locations: [],
  isTrustedLocation: false,
  userRisk: 'none',
  signInRisk: 'none',
  shown: { modes: ['password'] },
  device: { compliantDevice: false, domainJoinedDevice: false },
};

const verdict = (written: object, person = someone, signIn = ordinary) =>
  decideAccess([policy(written)], strengths, person, signIn).policies[0]?.verdict;

describe('whom a policy is for', () => {
  const forAll = (users: object) => ({ conditions: { users, applications: allResources }, grantControls: mfa });

  it('everybody, a group, a role, a person', () => {
    expect(verdict(forAll(everybody))).toBe('not-met');
    expect(verdict(forAll({ includeGroups: ['g1'] }))).toBe('not-met');
    expect(verdict(forAll({ includeGroups: ['g2'] }))).toBe('not-applied');
    expect(verdict(forAll({ includeRoles: ['r1'] }))).toBe('not-applied');
    expect(verdict(forAll({ includeRoles: ['r1'] }), { ...someone, roles: new Set(['r1']) })).toBe('not-met');
    expect(verdict(forAll({ includeUsers: ['u1'] }))).toBe('not-met');
    expect(verdict(forAll({ includeUsers: ['None'] }))).toBe('not-applied');
  });

  it('an exclusion wins over every inclusion', () => {
    for (const excluded of [{ excludeUsers: ['u1'] }, { excludeGroups: ['g1'] }])
      expect(verdict(forAll({ ...everybody, includeGroups: ['g1'], ...excluded }))).toBe('not-applied');
  });

  it('guests, written either way', () => {
    const guest = { ...someone, isGuest: true };
    expect(verdict(forAll({ includeUsers: ['GuestsOrExternalUsers'] }), guest)).toBe('not-met');
    expect(verdict(forAll({ includesGuests: true }), guest)).toBe('not-met');
    expect(verdict(forAll({ includesGuests: true }))).toBe('not-applied');
    expect(verdict(forAll({ ...everybody, excludesGuests: true }), guest)).toBe('not-applied');
  });

  it('groups that were not exported leave it open, unless something else decides', () => {
    const unknown: SignInPerson = { id: 'u1', roles: new Set(), isGuest: false };
    expect(verdict(forAll({ includeGroups: ['g1'] }), unknown)).toBe('unknown');
    expect(verdict(forAll({ ...everybody, excludeGroups: ['g1'] }), unknown)).toBe('unknown');
    expect(verdict(forAll({ includeGroups: ['g1'], excludeUsers: ['u1'] }), unknown)).toBe('not-applied');
    expect(verdict(forAll({ ...everybody, includeGroups: ['g1'] }), unknown)).toBe('not-met');
  });
});

describe('to what', () => {
  const to = (applications: object) => ({ conditions: { users: everybody, applications }, grantControls: mfa });
  const at = (resource: string) => ({ ...ordinary, resource });

  it('all resources are no user action, and a user action is no resource', () => {
    expect(verdict(to(allResources), someone, at(registerSecurityInformation))).toBe('not-applied');
    const guarded = to({ includeUserActions: [registerSecurityInformation] });
    expect(verdict(guarded, someone, at(registerSecurityInformation))).toBe('not-met');
    expect(verdict(guarded, someone, at(mySignIns))).toBe('not-applied');
  });

  it('an exclusion frees that application, and never what asks for baseline scopes alone', () => {
    const except = to({ ...allResources, excludeApplications: [credentialEndpoint] });
    expect(verdict(except, someone, at(credentialEndpoint))).toBe('not-applied');
    expect(verdict(except, someone, at(mySignIns))).toBe('not-met');
    expect(verdict(except, someone, at(baselineScopes))).toBe('not-met');
  });

  it('Office365 holds Exchange, not the security information page, and of others it is not known', () => {
    expect(verdict(to({ includeApplications: ['Office365'] }), someone, at(exchangeOnline))).toBe('not-met');
    expect(verdict(to({ includeApplications: ['Office365'] }), someone, at(mySignIns))).toBe('not-applied');
    expect(verdict(to({ includeApplications: ['Office365'] }), someone, at('a-line-of-business-application'))).toBe(
      'unknown',
    );
  });
});

describe('from where and with what', () => {
  const when = (conditions: object) => ({
    conditions: { users: everybody, applications: allResources, ...conditions },
    grantControls: { builtInControls: ['block'] },
  });

  it('all but trusted places', () => {
    const outside = when({ locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } });
    expect(verdict(outside)).toBe('blocked');
    expect(verdict(outside, someone, { ...ordinary, isTrustedLocation: true })).toBe('not-applied');
    expect(verdict(outside, someone, { ...ordinary, isTrustedLocation: undefined })).toBe('unknown');
  });

  it('a place by its id', () => {
    const there = when({ locations: { includeLocations: ['l1'], excludeLocations: [] } });
    expect(verdict(there)).toBe('not-applied');
    expect(verdict(there, someone, { ...ordinary, locations: ['l1'] })).toBe('blocked');
  });

  it('platform, client, risk', () => {
    expect(verdict(when({ platforms: { includePlatforms: ['all'], excludePlatforms: ['windows'] } }))).toBe(
      'not-applied',
    );
    expect(verdict(when({ platforms: { includePlatforms: ['iOS'] } }))).toBe('not-applied');
    expect(verdict(when({ clientAppTypes: ['exchangeActiveSync', 'other'] }))).toBe('not-applied');
    expect(verdict(when({ clientAppTypes: ['all'] }))).toBe('blocked');
    expect(verdict(when({ userRiskLevels: ['high'] }))).toBe('not-applied');
    expect(verdict(when({ signInRiskLevels: ['high'] }), someone, { ...ordinary, signInRisk: 'high' })).toBe('blocked');
    expect(verdict(when({ signInRiskLevels: ['high'] }), someone, { ...ordinary, signInRisk: undefined })).toBe(
      'unknown',
    );
  });

  it('what is not understood leaves it open, unless another condition says no', () => {
    expect(verdict({ ...when({}), notUnderstood: ['conditions.devices'] })).toBe('unknown');
    expect(verdict({ ...when({ clientAppTypes: ['other'] }), notUnderstood: ['conditions.devices'] })).toBe(
      'not-applied',
    );
  });
});

describe('what is demanded', () => {
  const demanding = (grantControls: object, more: object = {}) => ({
    conditions: { users: everybody, applications: allResources },
    grantControls,
    ...more,
  });
  const either = { operator: 'OR', builtInControls: ['mfa', 'compliantDevice'] };
  const compliant = { ...ordinary, device: { compliantDevice: true } };

  it('one of several, or all', () => {
    expect(verdict(demanding(either))).toBe('not-met');
    expect(verdict(demanding(either), someone, compliant)).toBe('met');
    expect(verdict(demanding({ ...either, operator: 'AND' }), someone, compliant)).toBe('not-met');
  });

  it('a device of which nothing is told leaves it open', () => {
    expect(
      verdict(demanding({ builtInControls: ['compliantDevice'] }), someone, { ...ordinary, device: undefined }),
    ).toBe('unknown');
  });

  it('a strength, and one that was not exported', () => {
    const strong = demanding({ authenticationStrength: phishingResistantStrength.id });
    expect(verdict(strong, someone, { ...ordinary, shown: { modes: ['temporaryAccessPassOneTime'] } })).toBe('not-met');
    expect(verdict(strong, someone, { ...ordinary, shown: { modes: ['fido2'] } })).toBe('met');
    expect(verdict(demanding({ authenticationStrength: 'missing' }))).toBe('unknown');
  });

  it('nothing is met', () => {
    expect(verdict({ conditions: { users: everybody, applications: allResources } })).toBe('met');
  });

  it('an intersection: the worst of all enabled policies, those that report apart', () => {
    const block = policy(demanding({ builtInControls: ['block'] }, { id: 'b' }));
    const demandsMfa = policy(demanding(mfa));
    const decide = (policies: ConditionalAccessPolicy[], signIn = ordinary) =>
      decideAccess(policies, strengths, someone, signIn);
    expect(decide([demandsMfa]).verdict).toBe('more-needed');
    expect(decide([demandsMfa, block]).verdict).toBe('blocked');
    const reporting = { ...block, state: 'enabledForReportingButNotEnforced' } as const;
    const reported = decide([demandsMfa, reporting], { ...ordinary, shown: { modes: ['fido2'] } });
    expect(reported.verdict).toBe('granted');
    expect(reported.policies[1]?.verdict).toBe('blocked');
    expect(decide([{ ...block, state: 'disabled' }])).toEqual({ verdict: 'granted', policies: [] });
  });
});
