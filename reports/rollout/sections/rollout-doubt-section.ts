// What share of the plausible inputs agree with the decision of the run: the short form of the analysis beside it.
import { html } from 'hono/html';
import { badge } from '../../drawing/badge.ts';
import { dataTable } from '../../drawing/data-table.ts';
import type { Section } from '../../drawing/section.ts';
import type { ResultsOfRollout } from '../../results/results.ts';
import { sharesOfBasis } from '../../sensitivity/parameter-words.ts';
import { sensitivityFolder } from '../../sensitivity/read-analysis.ts';
import { pointsInWords } from '../../words/points-in-words.ts';
import { countOf, quantity } from '../../words/quantity.ts';
import { doubtDecisionsTable } from '../doubt/doubt-decisions-table.ts';

export const rolloutDoubtSection: Section<ResultsOfRollout> = {
  id: 'not-known',
  showsFigures: true,
  title: 'What is not known, and how many of the inputs agree',
  render: ({ sensitivity }) => {
    if (sensitivity === undefined)
      return html`<p>The run was not asked: <code>passkey-pilot sensitivity</code> with its folder does that.</p>`;
    const { phases, users, uncertainty } = sensitivity;
    const points = phases.reduce((sum, phase) => sum + phase.points, 0);
    return html`<p>${badge('modelled')} The run has one value for each input; here they move within their ranges (${sharesOfBasis(sensitivity)}): ${countOf(points, 'point')}, lived by ${countOf(users, 'person', 'people')} each, and held against the people of the run at the centre. All of it, with what moves each figure, is in <a href="${sensitivityFolder}/sensitivity.html">${sensitivityFolder}/sensitivity.html</a>.</p>
${doubtDecisionsTable(sensitivity)}
${dataTable({
  caption: 'What the rule asks of, in this run and over the inputs',
  columns: ['Figure', 'This run', 'Median of the points', '90 % of the points lie in', 'Turns at'],
  rows: uncertainty
    .filter(({ persona, threshold }) => persona === undefined && threshold !== undefined)
    .map(({ title, unit, centre, inputs, threshold = Number.NaN }) => [
      title,
      quantity(centre, unit),
      quantity(inputs.median, unit),
      pointsInWords(inputs, unit),
      quantity(threshold, unit),
    ]),
})}`;
  },
};
