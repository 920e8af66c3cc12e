// Emergency accounts: none declared, declared ones that do not exist, or such as a policy can lock out.
import type { Check, Found } from './check.ts';
import type { JudgedTenant } from '../judged-tenant.ts';
import { excludedFrom } from './excluded-from.ts';

export const check: Check = {
  id: 'emergency-accounts',
  severity: 'medium',
  needs: ['people'],
  find: (judged) => {
    const declared = judged.tenant.emergencyAccounts;
    if (declared.length === 0)
      return [
        {
          severity: 'info',
          title: 'No emergency account was declared',
          sentence: 'Exclusions of policies cannot be told from those that nobody meant.',
          evidence: ['--emergency was not given'],
          remedy: 'Declare them with --emergency, one by one.',
          breaks: 'Nothing.',
        },
      ];
    const unknown = declared.filter((name) => judged.people.find(name) === undefined);
    return [
      ...(unknown.length === 0
        ? []
        : [
            {
              title: 'A declared emergency account is not there',
              sentence: `${unknown.length} of ${declared.length} declared are no id or name of the exports.`,
              evidence: [`not found: ${unknown.length}`],
              remedy: 'Correct --emergency, or export all people.',
              breaks: 'Nothing.',
            },
          ]),
      ...lockedOut(judged),
    ];
  },
};

/** An emergency account that a policy for everybody also covers may be locked out by it. */
function lockedOut(judged: JudgedTenant): Found[] {
  return (judged.tenant.conditionalAccess ?? [])
    .filter(
      ({ state, conditions, grantControls }) =>
        state === 'enabled' && grantControls !== undefined && conditions.users.includeUsers.includes('All'),
    )
    .flatMap((policy) => {
      const excluded = new Set(excludedFrom(judged, policy).map(({ person }) => person.id));
      const covered: string[] = [];
      for (let person = 0; person < judged.people.count; person += 1) {
        const { isEmergency, person: who } = judged.people.facts(person);
        if (isEmergency && !excluded.has(who.id)) covered.push(who.userPrincipalName);
      }
      return covered.length === 0
        ? []
        : [
            {
              severity: 'low' as const,
              title: `“${policy.displayName}” covers an emergency account`,
              sentence: 'If what it demands fails, so does the account that was meant for that day.',
              evidence: [`conditionalAccessPolicy “${policy.displayName}”: includeUsers All, the account not excluded`],
              people: {
                count: covered.length,
                of: judged.tenant.emergencyAccounts.length,
                userPrincipalNames: covered,
              },
              remedy: 'Exclude it there, or give it a method that meets the policy; and watch its sign-ins.',
              breaks: 'Excluded, the account is guarded by its own credential alone.',
            },
          ];
    });
}
