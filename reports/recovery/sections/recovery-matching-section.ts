// How much hangs on how names are matched: most of it is documented by nobody.
import { html } from 'hono/html';
import { dataTable } from '../../drawing/data-table.ts';
import type { Section } from '../../drawing/section.ts';
import type { ResultsOfDrill } from '../../results/results.ts';
import { count, differenceOfProportions, percent, quantity } from '../../words/quantity.ts';

export const recoveryMatchingSection: Section<ResultsOfDrill> = {
  id: 'matching',
  showsFigures: true,
  title: 'How much hangs on how names are matched',
  render: ({ arms, recovery: { matching, matchings } }) => {
    const nameOf = (id: string) => arms.find((arm) => arm.id === id)?.title ?? id;
    if (matching.length === 0) return html`<p>By no way were names matched.</p>`;
    return html`<p>What becomes of accents, capitals, hyphens, the order of names and of people with one name is not documented; each is a setting here, at a default. Whatever they are set to, it can move no more people than those whom matching refused.</p>
${dataTable({
  caption: 'Rightful people refused for a name or a claim',
  columns: ['Way', 'Of rightful people'],
  rows: matching.map(({ arm, refused }) => [nameOf(arm), percent(refused)]),
})}
${matchings.length === 0 ? '' : bySetting(matchings)}
<p><code>passkey-pilot recovery names FILE</code> says for your own directory who would fail under each setting.</p>`;
  },
};

type Matchings = ResultsOfDrill['recovery']['matchings'];

function bySetting(matchings: Matchings) {
  const asSet = matchings.find(({ setting }) => setting === 'as set');
  return dataTable({
    caption: 'The same people and impostors under each other way to match names, one at a time; of the identity check',
    columns: ['Setting', 'Rightful people back in', 'More or fewer', 'Attacks that get in, all kinds'],
    rows: matchings.map(({ setting, value, recovered, attacks, gotIn }) => [
      setting === 'as set' ? 'As the scenario has it' : `${setting}: ${value}`,
      percent(recovered),
      asSet === undefined || setting === 'as set' ? '' : quantity(recovered - asSet.recovered, differenceOfProportions),
      `${count(gotIn)} of ${count(attacks)}`,
    ]),
  });
}
