// The rollout by persona, as a steering committee asks for it: who is enrolled, who gets in, who waits, who calls, and what it costs.
import { html } from 'hono/html';
import { dataTable } from '../../drawing/data-table.ts';
import type { Section } from '../../drawing/section.ts';
import type { ResultsOfRollout } from '../../results/results.ts';
import { money } from '../../words/currency.ts';
import { count, percent, quantity } from '../../words/quantity.ts';
import { figuresOfPersonas, type PersonaFigures } from '../figures-of-personas.ts';

export const tenantPersonaTable: Section<ResultsOfRollout> = {
  id: 'personas',
  showsFigures: true,
  title: 'By persona',
  render: ({ timeline, run }) => {
    const titles = new Map(run.personas.map(({ id, title }) => [id, title]));
    const { currency } = timeline;
    const figures = figuresOfPersonas(timeline);
    const bothRows = [...new Set(figures.map(({ persona }) => persona))].flatMap((persona) =>
      (['rollout', 'nothing'] as const).flatMap((tenant) =>
        figures
          .filter((each) => each.persona === persona && each.tenant === tenant)
          .map((each) => rowOf(titles.get(persona) ?? persona, each, currency)),
      ),
    );
    return html`<p>Enrolled and ready: at the end of the last week. All else: over the whole time. Waiting is working time lost in the queue of the help desk and while it is closed. Costs are those of the ledger, by whose they are; what the project costs is not in them.</p>
${dataTable({
  caption: 'Every persona, with the rollout and with nothing done',
  columns: [
    'Persona and tenant',
    'People',
    'Enrolled',
    'Ready on the main device',
    'Needs to sign in met',
    'Waiting',
    'Tickets opened',
    `Cost, ${currency}`,
    `Cost per person, ${currency}`,
  ],
  rows: bothRows,
})}`;
  },
};

const words = { rollout: 'with the rollout', nothing: 'nothing done' } as const;

function rowOf(
  title: string,
  { tenant, people, enrolled, ready, needs, met, waitingHours, tickets, cost }: PersonaFigures,
  currency: string,
): string[] {
  const share = (part: number, whole: number) => (whole === 0 ? 'none' : percent(part / whole));
  return [
    `${title}, ${words[tenant]}`,
    count(people),
    share(enrolled, people),
    share(ready, people),
    share(met, needs),
    quantity(waitingHours, 'h'),
    count(tickets),
    money(cost, currency),
    people === 0 ? 'none' : money(cost / people, currency),
  ];
}
