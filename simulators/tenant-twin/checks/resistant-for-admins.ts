// Whether a policy demands phishing-resistant authentication of administrators, on all resources: of each who is known, or of their roles.
import { globalAdministrator } from '../../../scenarios/schema/directory-roles.ts';
import type { Check } from './check.ts';
import { peopleConcerned } from './people-concerned.ts';
import { resistantForAll } from './phishing-resistant.ts';

export const check: Check = {
  id: 'resistant-for-admins',
  severity: 'high',
  needs: ['conditional-access'],
  find: (judged) => {
    const demanding = resistantForAll(judged);
    const enabled = new Set(demanding.filter(({ state }) => state === 'enabled'));
    const reporting = demanding.filter(({ state }) => state === 'enabledForReportingButNotEnforced');
    const people = peopleConcerned(
      judged,
      (_, person) => !judged.people.covering(person).some(({ policy }) => enabled.has(policy)),
      ({ isAdmin, isEmergency }) => isAdmin && !isEmergency,
    );
    const isForRoles = [...enabled].some(
      ({ conditions: { users } }) =>
        users.includeUsers.includes('All') || users.includeRoles.includes(globalAdministrator),
    );
    if (people.of === 0 ? isForRoles : people.count === 0) return [];
    return [
      {
        title: 'Nothing demands phishing-resistant authentication of administrators',
        sentence: `${people.of === 0 ? 'No enabled policy for All resources demands such a strength of Global Administrators.' : `${people.count} of ${people.of} with an administrator’s role are under no enabled policy for All resources that demands such a strength.`}${reporting.length === 0 ? '' : ` ${reporting.map(({ displayName }) => `“${displayName}”`).join(', ')} would, but only reports.`}`,
        evidence: [
          'looked at: policies for All resources, on any platform and from any place, whose strength holds nothing that can be phished',
          ...[...enabled].map(({ displayName }) => `“${displayName}” is enabled, and not for them`),
        ],
        ...(people.of === 0 ? {} : { people }),
        remedy: 'Demand it of directory roles on All resources, with the emergency accounts excluded.',
        breaks: 'Whoever of them has no such method does not get in: see admin-without-resistant-method.',
      },
    ];
  },
};
