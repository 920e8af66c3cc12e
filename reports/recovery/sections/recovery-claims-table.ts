// What vendors say of account recovery, what was found, and what no drill can say.
import { html } from 'hono/html';
import { dataTable } from '../../drawing/data-table.ts';
import { keepTogether } from '../../drawing/keep-together.ts';
import { link } from '../../drawing/link.ts';
import type { Section } from '../../drawing/section.ts';
import type { ResultsOfDrill } from '../../results/results.ts';

export const recoveryClaimsTable: Section<ResultsOfDrill> = {
  id: 'verdicts',
  showsFigures: true,
  title: 'The claims and the verdicts',
  render: ({ recovery: { claims } }) =>
    dataTable({
      caption: 'Each claim, what was found, and the verdict',
      quietCaption: true,
      columns: ['Claim', 'They say', 'Found here', 'Verdict', 'Why'],
      rows: claims.map(({ title, words, who, where, url, claimed, found, verdict, why }) => [
        html`<span class="claim-title">${title}</span><span class="source">${url === undefined ? `${who}: ${where}` : link(url, `${who}: ${where}`)}</span>`,
        html`${words}${claimed === undefined ? html`<span class="aside">names no figure</span>` : html`<span class="aside">${claimed}</span>`}`,
        found ?? 'nothing',
        html`<b>${verdict}</b>`,
        keepTogether(why),
      ]),
    }),
};
