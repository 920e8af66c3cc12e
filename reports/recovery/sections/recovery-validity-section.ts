// How far a recovery drill can be trusted: void attempts, the target's own log, the same people in virtual time, points that were left out.
import { html } from 'hono/html';
import { ledgersFact, voidFact } from '../../drawing/drill-validity.ts';
import { twinsInWords } from '../../words/twins-in-words.ts';
import type { Section } from '../../drawing/section.ts';
import type { ResultsOfDrill } from '../../results/results.ts';
import { whetherTheyCount } from '../../../scenarios/measures/many.ts';
import { count, countOf, durationInWords } from '../../words/quantity.ts';

export const recoveryValiditySection: Section<ResultsOfDrill> = {
  id: 'validity',
  title: 'Can this run be trusted?',
  render: ({ counts, validity, reconciliation, recovery: { many } }) => {
    const standing = many === undefined ? undefined : whetherTheyCount(many.alike);
    return html`${validity.warnings.length === 0 ? '' : html`<ul class="warnings">${validity.warnings.map((warning) => html`<li>${warning}</li>`)}</ul>`}<dl class="facts">
${voidFact(counts, validity.voidShare)}
${ledgersFact(reconciliation)}
${
  many === undefined || standing === undefined
    ? html`<div><dt>In virtual time</dt><dd>not lived: figures are of the people of the run, and nothing is decided</dd></div>`
    : html`<div><dt>In virtual time</dt><dd>${twinsInWords({ alike: many.alike, counts: standing.counts })} ${countOf(many.users, 'person', 'people')} lived in ${durationInWords(many.seconds * 1_000)}</dd></div>
<div><dt>Over the inputs</dt><dd>${countOf(many.points, 'point')} of ${countOf(many.pointUsers, 'person', 'people')} each${many.pointsLeftOut === 0 ? '' : `; ${count(many.pointsLeftOut)} were left out, as the time was up`}</dd></div>`
}
</dl>`;
  },
};
