// Of a soak: is the last third of the counted time like the first?
import type { ResultsOfLoad } from '../../results/results.ts';
import { html } from 'hono/html';
import { armStyles, byArm } from '../../drawing/arm-style.ts';
import { quantity } from '../../words/quantity.ts';
import { dataTable } from '../../drawing/data-table.ts';
import type { Section } from '../../drawing/section.ts';

export const loadDriftTable: Section<ResultsOfLoad> = {
  id: 'drift',
  showsFigures: true,
  title: 'Does it stay the same?',
  render: ({ load, arms }) =>
    load.drift.length === 0
      ? html`<p>The run was no soak, so nothing is told about change over hours.</p>`
      : html`<p>Last third of the counted time against the first; 1 is no change.</p>
${dataTable({
  caption: 'Change through the soak',
  quietCaption: true,
  columns: ['Arm', 'p95 from due', 'Memory of the target'],
  rows: load.drift
    .toSorted(byArm(arms))
    .map(({ arm, p95RatioLastToFirst, targetMemoryRatio }) => [
      armStyles(arms)(arm).name,
      timesOrNot(p95RatioLastToFirst),
      timesOrNot(targetMemoryRatio),
    ]),
})}`,
};

const timesOrNot = (ratio: number | undefined) => (ratio === undefined ? 'not known' : quantity(ratio, 'ratio'));
