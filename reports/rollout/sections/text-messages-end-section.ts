// Who is hit when text messages end, and what the help desk sees in that week and month.
import { html } from 'hono/html';
import type { AtDesk } from '../../../scenarios/schema/campaign-start.ts';
import type { StandingAtStart } from '../../../scenarios/schema/standing-at-start.ts';
import { dataTable } from '../../drawing/data-table.ts';
import { link } from '../../drawing/link.ts';
import type { Section } from '../../drawing/section.ts';
import type { ResultsOfRollout } from '../../results/results.ts';
import { count, percent, quantity } from '../../words/quantity.ts';

const hourMs = 3_600_000;

export const textMessagesEndSection: Section<ResultsOfRollout> = {
  id: 'text-messages-end',
  showsFigures: true,
  title: 'When text messages end',
  render: ({ timeline, run }) => {
    const { textMessagesEnd = [], aroundDeadline: around, currency } = timeline;
    const standing = run.scenario.rollout.standing ?? {};
    const reasons = [...new Set(Object.values(standing).flatMap(restsOn))];
    const titles = new Map(run.personas.map(({ id, title }) => [id, title]));
    const titleOf = (persona: string) => titles.get(persona) ?? persona;
    return html`<ul>${textMessagesEnd.map(({ title, on, of, source, url, personas }) => html`<li><strong>${on}</strong>: ${title} (${of}; ${link(url, source)}). Here: ${personas.map(titleOf).join(', ')}.</li>`)}</ul>
<p>Who has nothing else is let in with one last code, to register a passkey there and then; that this code still comes is our reading. Who does not register has no way in and calls the help desk, which gives a pass with the rollout, and sets up an app with nothing done.${reasons.length === 0 ? '' : ` Where people stand at the start: ${reasons.join('; ')}.`}</p>
${
  around === undefined
    ? html`<p>None of these days lies in the time of the rollout.</p>`
    : html`${dataTable({
        caption: `Who is hit on ${around.on}, at the start of that day`,
        columns: [
          'Persona',
          'People at the end of that week',
          'With text messages',
          'Alone, with nothing done',
          'Alone, with the rollout',
          'Share alone, with nothing done',
        ],
        rows: around.nothing.personas.map(({ persona, people, holders, alone }) => [
          titleOf(persona),
          count(people),
          count(holders),
          count(alone),
          count(around.rollout.personas.find((each) => each.persona === persona)?.alone ?? 0),
          people === 0 ? 'none' : percent(alone / people),
        ]),
      })}
${dataTable({
  caption: 'What the help desk sees, and what it costs',
  columns: ['Time and tenant', 'Tickets', 'Mean wait', 'Longest wait', 'Working time lost', 'Cost'],
  rows: (['week', 'month', 'inAll'] as const).flatMap((span) =>
    (['nothing', 'rollout'] as const).map((tenant) => deskRow(span, tenant, around[tenant][span], currency)),
  ),
})}
<p>Weeks are those of the rollout: the week of the deadline begins on ${around.month.from}, and the four weeks end with ${around.month.until}.</p>`
}`;
  },
};

const restsOn = ({ evidence = [], assumed }: StandingAtStart): string[] =>
  evidence.concat(assumed === undefined ? [] : [assumed]);

const spans = { week: 'The week of the deadline', month: 'Four weeks', inAll: 'The whole time' } as const;
const tenants = { nothing: 'nothing done', rollout: 'with the rollout' } as const;

function deskRow(
  span: keyof typeof spans,
  tenant: keyof typeof tenants,
  { tickets, meanWaitMs, longestWaitMs, lostMs, cost }: AtDesk,
  currency: string,
): string[] {
  return [
    `${spans[span]}, ${tenants[tenant]}`,
    count(tickets),
    meanWaitMs === undefined ? 'none' : quantity(meanWaitMs / hourMs, 'h'),
    tickets === 0 ? 'none' : quantity(longestWaitMs / hourMs, 'h'),
    quantity(lostMs / hourMs, 'h'),
    quantity(cost, currency),
  ];
}
