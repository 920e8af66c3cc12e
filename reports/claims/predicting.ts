// How well the model predicts what others measured: one sentence, the score by kind of figure, and every figure in a table.
import { html } from 'hono/html';
import type { PredictionScore } from '../../scenarios/schema/kept-prediction.ts';
import { dataTable } from '../drawing/data-table.ts';
import { keepTogether } from '../drawing/keep-together.ts';
import { link } from '../drawing/link.ts';
import type { Html, Section } from '../drawing/section.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import { asStated, boundsInWords, quantity, threeDigits } from '../words/quantity.ts';

export const predicting: Section<ResultsOfSignIns> = {
  id: 'predicting',
  title: 'Does the model predict what others measured?',
  render: ({ predicting: score }) =>
    score === undefined ? html`<p>No predictions were kept with this run.</p>` : told(score),
};

/** The sentence that a report has of it, with a link to the table below; empty where nothing was kept. */
export function predictingLine({ predicting: score }: Pick<ResultsOfSignIns, 'predicting'>): Html | string {
  return score === undefined
    ? ''
    : html`<p class="aside">${keepTogether(score.sentence)} <a href="#predicting">Figure by figure</a></p>`;
}

function told({ sentence, level, madeOn, kinds, figures }: PredictionScore): Html {
  return html`<p>${keepTogether(sentence)} ${asStated(level, 'proportion')} of the figures would lie inside were every interval right. Predicted on ${madeOn}, each without the figures of its own study; <code>npx passkey-pilot validate</code> does it again and shows every definition of an attempt.</p>
${dataTable({
  caption:
    'Coverage and mean interval score (lower is better), ours beside guessing from the range of the other studies',
  columns: ['Kind', 'Inside ours', 'Inside theirs', 'Score of ours', 'Score of theirs'],
  rows: kinds.map(({ kind, scale, within, figures: all, naiveWithin, compared, mean, naive }) => [
    kind,
    `${within} of ${all}`,
    `${naiveWithin} of ${compared}`,
    scoreInUnit(mean, scale),
    scoreInUnit(naive, scale),
  ]),
})}
<details><summary>Figure by figure</summary>
${dataTable({
  caption: 'Published figures and what is predicted of them',
  quietCaption: true,
  columns: ['Figure', 'Published', 'Predicted', 'Word', 'First predicted'],
  rows: figures.map((figure) => [
    html`${link(figure.url, figure.comparison)}: ${figure.quantity}`,
    `${inUnit(figure.published, figure.unit)}${figure.fromMemory ? ' (from memory)' : ''}`,
    `${quantity(figure.median, figure.unit)} (${boundsInWords(figure, figure.unit)})`,
    figure.word,
    figure.revisedOn === undefined
      ? figure.firstPredictedOn
      : `${figure.firstPredictedOn}; changed after that, on ${figure.revisedOn}`,
  ]),
})}
</details>`;
}

function scoreInUnit(value: number | undefined, scale: 'log' | 'points'): string {
  if (value === undefined) return 'none';
  return scale === 'points' ? `${threeDigits(value)}\u00a0points` : `${threeDigits(value)} (logarithm)`;
}

/** Ratios and differences that were worked out have more digits than anybody stated. */
function inUnit(value: number, unit: string): string {
  return unit === 'proportion' || unit === 's' ? asStated(value, unit) : quantity(value, unit);
}
