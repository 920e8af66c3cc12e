// How far a phishing drill can be trusted: void attempts, the target's own log, the same people in virtual time.
import { html } from 'hono/html';
import { ledgersFact, voidFact } from '../../drawing/drill-validity.ts';
import { twinsInWords } from '../../words/twins-in-words.ts';
import type { Section } from '../../drawing/section.ts';
import type { ResultsOfPhishing } from '../../results/results.ts';
import { countOf, durationInWords } from '../../words/quantity.ts';

export const phishingValiditySection: Section<ResultsOfPhishing> = {
  id: 'validity',
  title: 'Can this run be trusted?',
  render: ({ counts, validity, reconciliation, phishing: { many } }) =>
    html`${validity.warnings.length === 0 ? '' : html`<ul class="warnings">${validity.warnings.map((warning) => html`<li>${warning}</li>`)}</ul>`}<dl class="facts">
${voidFact(counts, validity.voidShare)}
${ledgersFact(reconciliation)}
<div><dt>In virtual time</dt><dd>${
      many === undefined
        ? 'not lived, or it counts for nothing: figures are of the people of the run'
        : `${twinsInWords({ alike: many.alike, counts: true })} ${countOf(many.users, 'person', 'people')} lived in ${durationInWords(many.seconds * 1_000)}`
    }</dd></div>
</dl>`,
};
