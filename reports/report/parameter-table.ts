// Every parameter of the human model, its range, and the published figures or the assumption it rests on.
import { html } from 'hono/html';
import { distributionInWords, unitOfParameter } from '../words/distribution-in-words.ts';
import { asStated, percent } from '../words/quantity.ts';
import type { Parameter, PublishedFigure } from '../../scenarios/schema/evidence.ts';
import type { Results } from '../results/results.ts';
import { dataTable } from '../drawing/data-table.ts';
import { sourceLinks } from '../drawing/link.ts';
import type { Html, Section } from '../drawing/section.ts';

/** In words, as the reader needs them: how far the figure was followed to its source. */
const levelWords: Readonly<Record<PublishedFigure['evidence_level'], string>> = {
  P: 'primary text read',
  S: 'secondary copy read',
  M: 'from memory, not checked',
  D: 'derived by arithmetic',
  A: 'a suggestion, nothing published',
};

export const parameterTable: Section = {
  id: 'parameters',
  title: 'Every parameter of the model, and who says so',
  render: ({ run }) => {
    const assumed = run.parameters.filter(({ evidence = [] }) => evidence.length === 0).length;
    const partly = run.parameters.filter(
      ({ evidence = [], assumed: why }) => evidence.length > 0 && why !== undefined,
    ).length;
    if (run.parameters.length === 0) return html`<p>The run used no parameter of the human model.</p>`;
    return html`<p>${run.parameters.length} parameters: ${run.parameters.length - assumed - partly} rest on published figures, ${partly} on published figures and an assumption, and ${assumed} (${percent(assumed / run.parameters.length)}) are plain assumptions, because nothing published supports a value.</p>
<details><summary>All parameters</summary>
${dataTable({
  caption: 'Parameters of the human model',
  quietCaption: true,
  columns: ['Parameter', 'Value', 'Plausible range', 'Rests on'],
  rows: run.parameters.map((parameter) => [
    html`${parameter.title}<br><code>${parameter.id}</code>`,
    `${distributionInWords(parameter.distribution, parameter.unit)}${parameter.overridden ? ' (set for this run)' : ''}`,
    `${asStated(parameter.low, unitOfParameter(parameter.unit))} to ${asStated(parameter.high, unitOfParameter(parameter.unit))}`,
    restsOn(parameter, run.published),
  ]),
})}
</details>`;
  },
};

function restsOn({ evidence = [], assumed }: Parameter, published: Results['run']['published']): Html {
  const rows = evidence.map((id) => ({ id, row: published.find((figure) => figure.id === id) }));
  return html`${rows.map(({ id, row }) =>
    row === undefined
      ? html`<p>${id}</p>`
      : html`<p>${sourceLinks(row.url, row.source)}${row.year === null ? '' : html`, ${row.year}`}: ${row.quantity} (${levelWords[row.evidence_level]})</p>`,
  )}${assumed === undefined ? '' : html`<p><b>Assumed:</b> ${assumed}</p>`}`;
}
