// Whether a policy demands phishing-resistant authentication of everybody, and of guests, on all resources.
import type { ConditionalAccessPolicy } from '../../../scenarios/schema/conditional-access.ts';
import type { JudgedTenant } from '../judged-tenant.ts';
import type { Check, Found } from './check.ts';
import { resistantForAll } from './phishing-resistant.ts';

export const check: Check = {
  id: 'resistant-for-everybody',
  severity: 'low',
  needs: ['conditional-access'],
  find: (judged) => [
    ...missing(judged, 'everybody', ({ users }) => users.includeUsers.includes('All')),
    ...missing(
      judged,
      'guests',
      ({ users }) =>
        (users.includeUsers.includes('All') && !leavesGuestsOut(users)) ||
        users.includesGuests ||
        users.includeUsers.includes('GuestsOrExternalUsers'),
    ),
  ],
};

const leavesGuestsOut = ({ excludesGuests, excludeUsers }: ConditionalAccessPolicy['conditions']['users']): boolean =>
  excludesGuests || excludeUsers.includes('GuestsOrExternalUsers');

function missing(
  judged: JudgedTenant,
  whom: string,
  covers: (conditions: ConditionalAccessPolicy['conditions']) => boolean,
): Found[] {
  const demanding = resistantForAll(judged).filter(({ conditions }) => covers(conditions));
  if (demanding.some(({ state }) => state === 'enabled')) return [];
  const reporting = demanding.filter(({ state }) => state === 'enabledForReportingButNotEnforced');
  return [
    {
      severity: whom === 'guests' ? 'info' : 'low',
      title: `Nothing demands phishing-resistant authentication of ${whom}`,
      sentence:
        reporting.length === 0
          ? 'No policy for All resources demands such a strength.'
          : `${reporting.map(({ displayName }) => `“${displayName}”`).join(', ')} would, but only reports.`,
      evidence: [
        'looked at: policies for All resources, on any platform and from any place, whose strength holds nothing that can be phished',
      ],
      remedy: 'Have such a policy report first, then enable it group by group as people have passkeys.',
      breaks: 'Whoever has no such method does not get in.',
    },
  ];
}
