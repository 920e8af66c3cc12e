// The decision on a rollout, for the whole and by persona, and the rule it was made by.
import { html } from 'hono/html';
import { dataTable } from '../../drawing/data-table.ts';
import type { Section } from '../../drawing/section.ts';
import type { ResultsOfRollout } from '../../results/results.ts';

export const rolloutDecisionSection: Section<ResultsOfRollout> = {
  id: 'decision',
  showsFigures: true,
  title: 'GO or NO-GO',
  render: ({ timeline, run, sensitivity }) => {
    const { decisions = [] } = timeline;
    const titles = new Map(run.personas.map(({ id, title }) => [id, title]));
    const rule = run.rolloutRule?.statement;
    return html`${dataTable({
      caption: 'By the rule, at the rates as they are used',
      columns: ['Whom', 'Decision', 'Why'],
      rows: decisions.map(({ persona, word, reasons }) => [
        persona === undefined ? html`<strong>The rollout</strong>` : (titles.get(persona) ?? persona),
        html`<strong>${word}</strong>`,
        reasons.join('; '),
      ]),
    })}
<p>The rule (${rule?.title ?? 'none'}) was read and hashed before the first day. It looks at figures as they were lived; doubt about the rates is not in them${sensitivity === undefined ? '' : html`: <a href="#not-known">what share of the inputs agree</a> stands below`}.</p>
${
  rule === undefined
    ? ''
    : html`<details><summary>What its numbers rest on</summary><ul>${(['people', 'needsMet', 'tickets', 'waiting', 'enrolled', 'cost'] as const).map((part) => html`<li><code>${part}</code>: ${rule[part].source ?? rule[part].assumed ?? ''}</li>`)}</ul></details>`
}`;
  },
};
