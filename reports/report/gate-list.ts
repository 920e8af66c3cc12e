// The gates of the scenario: thresholds that were set before the run.
import { html } from 'hono/html';
import { asStated, quantity } from '../words/quantity.ts';
import { dataTable } from '../drawing/data-table.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import type { Section } from '../drawing/section.ts';

export const gateList: Section<ResultsOfSignIns> = {
  id: 'gates',
  showsFigures: true,
  title: 'Gates',
  render: ({ gates }) =>
    gates.length === 0
      ? html`<p>The scenario sets no gate.</p>`
      : dataTable({
          caption: 'Gates of the scenario',
          quietCaption: true,
          columns: ['Gate', 'Bound', 'Passed', 'Found'],
          rows: gates.map(({ metric, expression, bound, unit, passed, found, sentence }) => [
            html`<code>${metric}: ${expression}</code>`,
            bound === undefined ? '' : asStated(bound, unit ?? ''),
            html`<span class="verdict verdict-${passed ? 'for' : 'against'}"><span class="sign" aria-hidden="true">${passed ? '✓' : '×'}</span> ${passed ? 'passed' : 'missed'}</span>`,
            found === undefined ? sentence : quantity(found, unit ?? ''),
          ]),
        }),
};
