// Every figure of the tenant as a whole, with what exactly it estimates.
import { html } from 'hono/html';
import { armStyle } from '../charts/arm-style.ts';
import { badges } from '../charts/chart.ts';
import { armsOf, findEstimate } from '../charts/find-estimate.ts';
import { asStated, notEstimated, quantityWithInterval, threeDigits, unitOfContrast } from '../charts/quantity.ts';
import type { Contrast, Results } from '../results.ts';
import { dataTable } from './data-table.ts';
import type { Section } from './section.ts';

export const figuresTable: Section = {
  id: 'figures',
  title: 'Every figure for the tenant',
  render: (results) => html`<p>Personas weighted to the tenant; figures by persona are in <code>results.json</code> and <code>estimates.csv</code>. Primary figures were named before the run, and their p-values are adjusted for there being several (Holm).</p>
${dataTable({
  caption: 'Every figure for the tenant',
  quietCaption: true,
  columns: ['Figure', ...armsOf(results).map((arm) => armStyle(arm).name), 'Passkey against password + code', 'Of', 'Rests on'],
  rows: results.metrics.map((metric) => {
    const estimates = armsOf(results).map((arm) => findEstimate(results, metric.id, arm));
    const known = estimates.find((estimate) => estimate !== undefined);
    return [
      `${metric.title}${metric.primary ? ' (primary)' : ''}`,
      ...estimates.map((estimate) =>
        estimate === undefined ? 'does not apply' : estimate.value === undefined ? notEstimated(estimate.withheld) : quantityWithInterval(estimate.value, estimate.interval, estimate.unit),
      ),
      contrastsOf(results, metric.id),
      metric.denominator,
      known === undefined ? 'nothing' : `${badges[known.provenance]}${known.measuredShare === undefined ? '' : `; ${asStated(known.measuredShare, 'proportion')} of the seconds measured`}`,
    ];
  }),
})}
<details><summary>What each figure estimates, exactly</summary>
<dl>${results.metrics.map(({ title, estimand }) => html`<div><dt>${title}</dt><dd>${estimand}</dd></div>`)}</dl>
</details>`,
};

const kindWords: Readonly<Record<Contrast['kind'], string>> = { difference: 'difference', ratio: 'ratio', 'failure-ratio': 'ratio of failures' };

function contrastsOf(results: Results, metric: string): string {
  const contrasts = results.contrasts.filter((contrast) => contrast.metric === metric && contrast.persona === undefined);
  if (contrasts.length === 0) return 'not compared';
  return contrasts
    .map((contrast) => {
      const figure = contrast.value === undefined ? notEstimated(contrast.withheld) : quantityWithInterval(contrast.value, contrast.interval, unitOfContrast(contrast));
      const p = contrast.adjustedP === undefined ? '' : `, adjusted p ${contrast.adjustedP < 0.001 ? '< 0.001' : `= ${threeDigits(contrast.adjustedP)}`}`;
      return `${kindWords[contrast.kind]} ${figure}${p}`;
    })
    .join('; ');
}
