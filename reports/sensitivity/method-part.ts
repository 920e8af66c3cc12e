// What was lived for an analysis, on what, and what was left out.
import { html } from 'hono/html';
import { dataTable } from '../drawing/data-table.ts';
import { count } from '../words/quantity.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';
import type { PagePart } from './page-part.ts';

export function methodPart({
  phases,
  machineTime,
  leftOut,
  scenario,
}: Pick<SensitivityResults, 'phases' | 'machineTime' | 'leftOut' | 'scenario'>): PagePart {
  return {
    id: 'method',
    title: 'How it was done',
    body: html`<p>Every point was lived by the same virtual users with the same random draws, in virtual time on the rules of the reference identity provider; machine time is resampled from: ${machineTime}. Scenario <code>${scenario.file}</code>, SHA-256 <code class="hash">${scenario.hash}</code>.</p>
${dataTable({ caption: 'What was lived', columns: ['Part', 'Points', 'Users at each', 'Seconds'], rows: phases.map(({ title, points, users, seconds }) => [title, count(points), count(users), seconds.toFixed(1)]) })}
<ul>${leftOut.map((sentence) => html`<li>${sentence}</li>`)}</ul>`,
  };
}
