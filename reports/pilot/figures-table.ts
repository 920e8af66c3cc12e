// Every figure of the tenant as a whole, with what exactly it estimates.
import { html } from 'hono/html';
import { armStyle } from '../drawing/arm-style.ts';
import { badges } from '../drawing/chart.ts';
import { armsOf, findContrast, findEstimate } from './charts/find-estimate.ts';
import { machineTimeWord } from '../words/machine-time-word.ts';
import { asStated, threeDigits, unitOfContrast } from '../words/quantity.ts';
import type { Contrast } from '../results/contrast.ts';
import type { Results } from '../results/results.ts';
import { dataTable } from '../drawing/data-table.ts';
import { figureCell } from '../drawing/figure-cell.ts';
import type { Html, Section } from '../drawing/section.ts';

export const figuresTable: Section = {
  id: 'figures',
  showsFigures: true,
  title: 'Every figure for the tenant',
  render: (
    results,
  ) => html`<p>${results.metrics.length} figures, personas weighted to the tenant; figures by persona are in <code>results.json</code> and <code>estimates.csv</code>. Primary figures were named before the run, and their p-values are adjusted for there being several (Holm). Differences are passkey less password + code; ratios of success are passkey over password + code, ratios of time the other way round.</p>
<details><summary>All figures</summary>
${dataTable({
  caption: 'Every figure for the tenant',
  quietCaption: true,
  columns: ['Figure', ...armsOf(results).map((arm) => armStyle(arm).name), 'Difference', 'Ratio', 'Of', 'Rests on'],
  rows: results.metrics.map((metric) => {
    const estimates = armsOf(results).map((arm) => findEstimate(results, metric.id, arm));
    const known = estimates.find((estimate) => estimate !== undefined);
    return [
      `${metric.title}${metric.primary ? ' (primary)' : ''}`,
      ...estimates.map((estimate) => (estimate === undefined ? absent : figureCell(estimate, estimate.unit))),
      contrastCell(results, metric.id, 'difference'),
      html`${contrastCell(results, metric.id, 'ratio')}${failureRatio(results, metric.id)}`,
      metric.denominator,
      known === undefined
        ? 'nothing'
        : `${badges[known.provenance]}${known.measuredShare === undefined ? '' : `; ${asStated(known.measuredShare, 'proportion')} of the seconds ${machineTimeWord(results.run)}`}`,
    ];
  }),
})}
</details>
<details><summary>What each figure estimates, exactly</summary>
${machineTimeWord(results.run) === 'measured' ? '' : html`<p>Where it says measured time, this run has resampled time.</p>`}<dl>${results.metrics.map(({ title, estimand }) => html`<div><dt>${title}</dt><dd>${estimand}</dd></div>`)}</dl>
</details>`,
};

const absent = html`<span class="aside">does not apply</span>`;

function contrastCell(results: Results, metric: string, kind: Contrast['kind']): Html {
  const contrast = findContrast(results, metric, kind);
  if (contrast === undefined) return absent;
  const p =
    contrast.adjustedP === undefined
      ? ''
      : html`<span class="interval">adjusted p ${contrast.adjustedP < 0.001 ? 'below 0.001' : threeDigits(contrast.adjustedP)}</span>`;
  return html`${figureCell(contrast, unitOfContrast(contrast))}${p}`;
}

function failureRatio(results: Results, metric: string): Html | string {
  const contrast = findContrast(results, metric, 'failure-ratio');
  return contrast === undefined ? '' : html`<span class="aside">of failures:</span>${figureCell(contrast, 'ratio')}`;
}
