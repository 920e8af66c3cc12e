// Sign-ins of every week by what let people in, and what the campaign did.
import type { ResultsOfRollout } from '../../results/results.ts';
import { html } from 'hono/html';
import { count, percent } from '../../words/quantity.ts';
import type { TenantWeekResult } from '../../results/tenant-results.ts';
import { dataTable } from '../../drawing/data-table.ts';
import type { Section } from '../../drawing/section.ts';

const whole = (value: number) => count(Math.round(value));

export const tenantWeeksTable: Section<ResultsOfRollout> = {
  id: 'weeks',
  showsFigures: true,
  title: 'Every week',
  render: ({ timeline }) => {
    const weeks = timeline.weeks.filter(({ tenant, persona }) => tenant === 'rollout' && persona === undefined);
    return html`<p>Sign-ins of the tenant with the rollout by what let people in. Fallbacks are needs that began with a passkey and went on with another way. By persona: <code>timeline</code> in results.json.</p>
<details><summary>All weeks</summary>
${dataTable({
  caption: 'Sign-ins by week, with the rollout',
  quietCaption: true,
  columns: [
    'Week from',
    'Needs',
    'Met',
    'Passkey',
    'Passkey of the phone',
    'Password + code',
    'Temporary Access Pass',
    'Fell back',
    'Needs while locked out',
    'Asked to register',
    'Registrations begun',
    'Passkeys made, without a prompt included',
    'Tickets opened',
    'Expired passes',
  ],
  rows: weeks.map(rowOf),
})}
</details>`;
  },
};

function rowOf({
  startsOn,
  needs,
  success,
  signIns,
  fellBack,
  lockedOutNeeds,
  asked,
  registrationsTried,
  registrationsMade,
  tickets,
  expiredPasses,
}: TenantWeekResult): string[] {
  return [
    startsOn,
    whole(needs),
    success === undefined ? 'none' : percent(success.value),
    ...[
      signIns.passkey,
      signIns.passkeyOfPhone,
      signIns.passwordOtp,
      signIns.temporaryAccessPass,
      fellBack,
      lockedOutNeeds,
      asked,
      registrationsTried,
      registrationsMade,
      tickets.opened,
      expiredPasses,
    ].map(whole),
  ];
}
