// The gates of the scenario: thresholds that were set before the run.
import { html } from 'hono/html';
import { quantity } from '../quantity.ts';
import type { Results } from '../results.ts';
import { dataTable } from './data-table.ts';
import type { Section } from './section.ts';

export const gateList: Section = {
  id: 'gates',
  showsFigures: true,
  title: 'Gates',
  render: ({ gates, metrics }) =>
    gates.length === 0
      ? html`<p>The scenario sets no gate.</p>`
      : dataTable({
          caption: 'Gates of the scenario',
          quietCaption: true,
          columns: ['Gate', 'Passed', 'Found'],
          rows: gates.map(({ metric, expression, passed, found, sentence }) => [
            html`<code>${metric}: ${expression}</code>`,
            html`<span class="verdict verdict-${passed ? 'for' : 'against'}"><span class="sign" aria-hidden="true">${passed ? '✓' : '×'}</span> ${passed ? 'passed' : 'missed'}</span>`,
            found === undefined ? sentence : quantity(found, unitOf(metric, metrics)),
          ]),
        }),
};

/** A gate names its metric with tags in braces. */
function unitOf(selector: string, metrics: Results['metrics']): string {
  return metrics.find(({ id }) => id === selector.replace(/\{.*$/, ''))?.unit ?? '';
}
