// Emergency accounts: none declared, declared ones that do not exist, or such as a policy can lock out.
import type { Check, Found } from './check.ts';
import type { JudgedTenant } from '../judged-tenant.ts';

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

/** By a policy that is for it for certain; where that hangs on what was not exported, nothing is said. */
function lockedOut({ people, tenant }: JudgedTenant): Found[] {
  const covered = new Map<string, string[]>();
  let of = 0;
  for (let person = 0; person < people.count; person += 1) {
    const { isEmergency, person: who } = people.facts(person);
    if (!isEmergency) continue;
    of += 1;
    for (const { policy, isFor } of people.covering(person))
      if (isFor === 'yes' && policy.state === 'enabled' && policy.grantControls !== undefined)
        covered.set(policy.id, [...(covered.get(policy.id) ?? []), who.userPrincipalName]);
  }
  return (tenant.conditionalAccess ?? []).flatMap(({ id, displayName, conditions: { users } }) => {
    const names = covered.get(id);
    return names === undefined
      ? []
      : [
          {
            severity: 'low' as const,
            title: `“${displayName}” covers an emergency account`,
            sentence: 'If what it demands fails, so does the account that was meant for that day.',
            evidence: [
              `conditionalAccessPolicy “${displayName}”: is for ${users.includeUsers.includes('All') ? 'All' : 'them, by name, group or role'}, and the account is not excluded`,
            ],
            people: { count: names.length, of, userPrincipalNames: names },
            remedy: 'Exclude it there, or give it a method that meets the policy; and watch its sign-ins.',
            breaks: 'Excluded, the account is guarded by its own credential alone.',
          },
        ];
  });
}
