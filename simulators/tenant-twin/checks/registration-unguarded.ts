// No policy guards the registration of security information by place, device or a stronger proof.
import { guardsRegistration } from '../../site/rules/conditional-access-conditions.ts';
import type { AuthenticationStrength } from '../../../scenarios/schema/authentication-strength.ts';
import type { ConditionalAccessPolicy, GrantControl } from '../../../scenarios/schema/conditional-access.ts';
import type { JudgedTenant } from '../judged-tenant.ts';
import type { Check, Found } from './check.ts';

export const check: Check = {
  id: 'registration-unguarded',
  severity: 'high',
  needs: ['conditional-access'],
  find: ({ tenant, strengthOf }) => {
    const guards = (tenant.conditionalAccess ?? []).filter(guardsRegistration);
    const enabled = guards.filter(({ state }) => state === 'enabled');
    if (enabled.length > 0) return inPart(enabled, strengthOf);
    const reporting = guards.filter(({ state }) => state === 'enabledForReportingButNotEnforced');
    return [
      {
        title: 'Registration of security information is not guarded',
        sentence:
          reporting.length === 0
            ? 'No policy is for the user action “Register security information”: whoever can sign in as somebody can add a passkey of their own.'
            : `${reporting.map(({ displayName }) => `“${displayName}”`).join(', ')} would guard it, but only reports.`,
        evidence: ['no enabled policy includes urn:user:registersecurityinfo'],
        remedy:
          'A policy for that action that demands a known place or a managed device, and a Temporary Access Pass as the way in.',
        breaks: 'Whoever registers from elsewhere must come to such a place first: see no-first-passkey.',
      },
    ];
  },
};

/** What a relay cannot bring along. */
const ofDevice: ReadonlySet<GrantControl> = new Set<GrantControl>([
  'compliantDevice',
  'domainJoinedDevice',
  'compliantApplication',
  'approvedApplication',
]);

/** Guards that are for some people alone, or that a password and a code meet. */
function inPart(enabled: readonly ConditionalAccessPolicy[], strengthOf: JudgedTenant['strengthOf']): Found[] {
  const firm = enabled.filter((policy) => isFirm(policy, strengthOf));
  if (firm.some(({ conditions }) => conditions.users.includeUsers.includes('All'))) return [];
  const named = (policies: readonly ConditionalAccessPolicy[]) =>
    policies.map(({ displayName }) => `“${displayName}”`).join(', ');
  return [
    {
      severity: 'medium',
      title: 'Registration of security information is guarded in part',
      sentence:
        firm.length === 0
          ? `${named(enabled)} demands nothing of place, device or a proof that cannot be phished.`
          : `${named(firm)} guards it for some people alone.`,
      evidence: enabled.map(
        ({ displayName, conditions: { users } }) =>
          `conditionalAccessPolicy “${displayName}”: for ${users.includeUsers.includes('All') ? 'All' : 'some people'}`,
      ),
      remedy:
        'A policy for that action and for everybody that demands a known place or a managed device, and a Temporary Access Pass as the way in.',
      breaks: 'Whoever registers from elsewhere must come to such a place first: see no-first-passkey.',
    },
  ];
}

function isFirm(
  { conditions, grantControls }: ConditionalAccessPolicy,
  strengthOf: JudgedTenant['strengthOf'],
): boolean {
  const { builtInControls = [], authenticationStrength, operator = 'OR' } = grantControls ?? {};
  // A place that is excepted makes any demand one of place.
  if (builtInControls.includes('block') || conditions.locations !== undefined) return true;
  const strength = authenticationStrength === undefined ? undefined : strengthOf(authenticationStrength);
  const answers = [
    ...builtInControls.map((control) => ofDevice.has(control)),
    ...(authenticationStrength === undefined ? [] : [strength === undefined || !takesPassword(strength)]),
  ];
  return operator === 'OR' ? answers.length > 0 && answers.every(Boolean) : answers.some(Boolean);
}

const takesPassword = ({ allowedCombinations }: AuthenticationStrength): boolean =>
  allowedCombinations.some((combination) => combination.includes('password,'));
