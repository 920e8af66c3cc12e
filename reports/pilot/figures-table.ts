// Every figure of the tenant as a whole, with what exactly it estimates.
import { html } from 'hono/html';
import { againstInWords, armStyles, type StyleOf } from '../drawing/arm-style.ts';
import { badges } from '../drawing/chart.ts';
import { armsOf, comparisonsIn, findContrast, findEstimate } from './charts/find-estimate.ts';
import { machineTimeWord } from '../words/machine-time-word.ts';
import { asStated, threeDigits, unitOfContrast } from '../words/quantity.ts';
import type { Compared } from '../results/arm-of-run.ts';
import type { Contrast } from '../results/contrast.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import { dataTable } from '../drawing/data-table.ts';
import { figureCell } from '../drawing/figure-cell.ts';
import type { Html, Section } from '../drawing/section.ts';

export const figuresTable: Section<ResultsOfSignIns> = {
  id: 'figures',
  showsFigures: true,
  title: 'Every figure for the tenant',
  render: (results) => {
    const styleOf = armStyles(results.arms);
    const compared = comparisonsIn(results);
    return html`<p>${results.metrics.length} figures, personas weighted to the tenant; figures by persona are in <code>results.json</code> and <code>estimates.csv</code>. Primary figures were named before the run, and their p-values are adjusted for there being several (Holm).${directions(compared, styleOf)}</p>
<details><summary>All figures</summary>
${dataTable({
  caption: 'Every figure for the tenant',
  quietCaption: true,
  columns: [
    'Figure',
    ...armsOf(results).map((arm) => styleOf(arm).name),
    ...compared.flatMap((each) => {
      const whose = compared.length === 1 ? '' : `, ${againstInWords(each, styleOf)}`;
      return [`Difference${whose}`, `Ratio${whose}`];
    }),
    'Of',
    'Rests on',
  ],
  rows: results.metrics.map((metric) => {
    const estimates = armsOf(results).map((arm) => findEstimate(results, metric.id, arm));
    const known = estimates.find((estimate) => estimate !== undefined);
    return [
      `${metric.title}${metric.primary ? ' (primary)' : ''}`,
      ...estimates.map((estimate) => (estimate === undefined ? absent : figureCell(estimate, estimate.unit))),
      ...compared.flatMap((each) => [
        contrastCell(results, metric.id, 'difference', each),
        html`${contrastCell(results, metric.id, 'ratio', each)}${failureRatio(results, metric.id, each)}`,
      ]),
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
</details>`;
  },
};

/** Which arm comes first in a comparison; nothing where there is none. */
function directions(compared: readonly Compared[], styleOf: StyleOf): string {
  const [first, ...others] = compared;
  if (first === undefined) return '';
  const [arm, baseline] =
    others.length === 0
      ? [styleOf(first.arm).inSentence, styleOf(first.baseline).inSentence]
      : ['the arm named first', 'the other'];
  return ` Differences are ${arm} less ${baseline}; ratios of success are ${arm} over ${baseline}, ratios of time the other way round.`;
}

const absent = html`<span class="aside">does not apply</span>`;

function contrastCell(results: ResultsOfSignIns, metric: string, kind: Contrast['kind'], compared: Compared): Html {
  const contrast = findContrast(results, metric, kind, compared);
  if (contrast === undefined) return absent;
  const p =
    contrast.adjustedP === undefined
      ? ''
      : html`<span class="interval">adjusted p ${contrast.adjustedP < 0.001 ? 'below 0.001' : threeDigits(contrast.adjustedP)}</span>`;
  return html`${figureCell(contrast, unitOfContrast(contrast))}${p}`;
}

function failureRatio(results: ResultsOfSignIns, metric: string, compared: Compared): Html | string {
  const contrast = findContrast(results, metric, 'failure-ratio', compared);
  return contrast === undefined ? '' : html`<span class="aside">of failures:</span>${figureCell(contrast, 'ratio')}`;
}
