// Attacks on the people of a tenant: what the scenario says of them, and what came of those on people with a passkey and without.
import { html } from 'hono/html';
import type { ResultsOfRollout } from '../../results/results.ts';
import type { TenantResults } from '../../results/tenant-results.ts';
import { asStated, count, quantityWithInterval } from '../../words/quantity.ts';
import { dataTable } from '../../drawing/data-table.ts';
import type { Section } from '../../drawing/section.ts';
import { tenantStyle } from '../charts/tenant-weeks.ts';

type Attacked = NonNullable<TenantResults['totals'][number]['attacked']>;

const whom: readonly (readonly [keyof Attacked, string])[] = [
  ['notEnrolled', 'without a passkey'],
  ['enrolled', 'with a passkey'],
  ['everybody', 'all'],
];

export const tenantAttackTable: Section<ResultsOfRollout> = {
  id: 'attacks',
  showsFigures: true,
  title: 'Accounts taken over',
  render: ({ timeline, run }) => {
    const { attacks } = run.scenario.rollout;
    return html`<p>${
      attacks === undefined
        ? ''
        : `The scenario says ${asStated(attacks.perPersonAndYear, '')} attacks on a person and year, the same in both tenants: ${Object.entries(
            attacks.kinds,
          )
            .map(([kind, share]) => `${kind} ${asStated(share, 'proportion')}`)
            .join(', ')}. People are ${attacks.trained ? '' : 'not '}trained against phishing. `
    }Each is lived at the account as it stands then, through the same pages and rules as every sign-in; whether it works is drawn nowhere. That the person follows, trusts a page, takes another way than the passkey or tells the help desk is drawn by the parameters below.</p>
${dataTable({
  caption: 'Attacks over the whole time',
  columns: [
    'On people',
    'Attacks',
    'Followed',
    'Told the help desk',
    'Taken over',
    'Taken over, of attacks (exact)',
    'Noticed',
    'Still in after another password',
  ],
  rows: timeline.totals.flatMap(({ tenant, attacked }) =>
    attacked === undefined
      ? []
      : whom.map(([which, inWords]) => rowOf(`${tenantStyle[tenant].name}: ${inWords}`, attacked[which])),
  ),
})}
<p>Assumed: messages are read on the main device, within the hours of the persona, on the day on which they come. ${attacks === undefined ? '' : `${asStated(attacks.discovered, 'proportion')} of the accounts taken over are noticed at once: they get another password, all sessions are ended, passkeys that are not the owner’s are deleted, and the owner calls the help desk and signs in nowhere until they have been told. `}Of the others nobody hears, and nothing is mended. Who tells the help desk of a lure opens no ticket, and nobody’s time at a lure is in the hours lost. The bounds take attacks as independent.</p>`;
  },
};

function rowOf(
  name: string,
  { came, followed, reported, takenOver, discovered, outlivedReset, takenOverShare }: Attacked['everybody'],
): string[] {
  return [
    name,
    ...[came, followed, reported, takenOver].map(count),
    takenOverShare === undefined
      ? 'none came'
      : quantityWithInterval(takenOverShare.value, takenOverShare.interval, 'proportion', takenOverShare.withheld),
    count(discovered),
    count(outlivedReset),
  ];
}
