// What is not known about people, and what would have to be true: the short form of the sensitivity analysis beside the run.
import type { ResultsOfPilot } from '../results/results.ts';
import { html } from 'hono/html';
import { keepTogether } from '../drawing/keep-together.ts';
import { countOf } from '../words/quantity.ts';
import { decisionsTable } from './decisions-table.ts';
import { flipsTable } from './flips-table.ts';
import { nearestReadings } from './nearest-readings.ts';
import { sharesOfBasis } from './parameter-words.ts';
import { sensitivityFolder } from './read-analysis.ts';
import { sensitivitySummary } from './sensitivity-summary.ts';
import { badge } from '../drawing/badge.ts';
import { dataTable } from '../drawing/data-table.ts';
import type { Section } from '../drawing/section.ts';

export const notKnown: Section<ResultsOfPilot> = {
  id: 'not-known',
  showsFigures: true,
  title: 'What is not known about people, and what would have to be true',
  render: ({ sensitivity }) => {
    if (sensitivity === undefined)
      return html`<p>The run was not asked: <code>passkey-pilot sensitivity</code> with its folder does that.</p>`;
    const { phases, users, flips, conditions } = sensitivity;
    const points = phases.reduce((sum, phase) => sum + phase.points, 0);
    return html`<p>${badge('modelled')} The run has one value for each parameter of the human model; here they move within their ranges (${sharesOfBasis(sensitivity)}): ${countOf(points, 'point')}, up to ${countOf(users, 'virtual user')} at each, in virtual time. What more users would settle and what they would not stays apart. All of it, with methods and every parameter, is in <a href="${sensitivityFolder}/sensitivity.html">${sensitivityFolder}/sensitivity.html</a>.</p>
${sensitivitySummary(sensitivity).map((sentence) => html`<p>${sentence}</p>`)}
${decisionsTable(sensitivity)}
${flips.length === 0 ? html`<p>No single parameter turns an answer within 4 standard units of its centre.</p>` : flipsTable(sensitivity)}
${
  conditions.length === 0
    ? ''
    : dataTable({
        caption: 'What would have to be true for each claim: the reading that comes nearest to it',
        columns: ['Claim', 'Holds here', 'Nearest reading'],
        rows: nearestReadings(sensitivity).map(({ reading, readings, holding }) => [
          keepTogether(reading.words),
          `in ${holding} of ${countOf(readings, 'reading')}`,
          keepTogether(reading.sentence),
        ]),
      })
}`;
  },
};
