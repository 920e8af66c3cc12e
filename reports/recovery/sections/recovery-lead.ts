// What a reader of a recovery drill came for, on one screen: the decision for each persona with its reason.
import { html } from 'hono/html';
import { decisionMark, type DecisionLook } from '../../drawing/decision-mark.ts';
import { keepTogether } from '../../drawing/keep-together.ts';
import type { Html } from '../../drawing/section.ts';
import type { RecoveryWord } from '../../results/recovery-decision.ts';
import type { ResultsOfDrill } from '../../results/results.ts';
import { asStated, countOf } from '../../words/quantity.ts';
import { recoveryWord } from '../drill-words.ts';
import type { RecoveryDecisionRow } from '../recovery-decision-rows.ts';

const looks: Readonly<Record<RecoveryWord, readonly [DecisionLook, sign: string]>> = {
  enable: ['go', '✓'],
  'keep-evaluating': ['amend', '~'],
  'do-not': ['stop', '×'],
  'no-verdict': ['open', '…'],
};

/** Rows above all others: the table that answers. */
export function recoveryDecisionTable(rows: readonly RecoveryDecisionRow[]): Html {
  if (rows.length === 0) return html`<p>The run compares nothing, so that nothing is decided.</p>`;
  const byInputs = rows.some(({ ofInputs }) => ofInputs !== undefined);
  const columns = ['Persona', 'Decision', ...(byInputs ? ['Of the inputs'] : []), 'Why'];
  return html`<table class="decisions of-drill" role="table">
<caption class="unseen">The decision for each persona</caption>
<thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th role="columnheader" scope="col">${column}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(
    ({ persona, weight, between, word, ofInputs, why }) => html`<tr role="row">
<th role="rowheader" scope="row"><bdi class="claim-title">${persona}</bdi><span class="aside">${asStated(weight, 'proportion')} of the tenant${between === undefined ? '' : html`; <bdi>${between}</bdi>`}</span></th>
<td role="cell" class="word">${decisionMark(...looks[word], recoveryWord(word))}</td>
${byInputs ? html`<td role="cell" class="share">${shares(ofInputs)}</td>` : ''}
<td role="cell" class="why">${keepTogether(why)}</td>
</tr>`,
  )}</tbody>
</table>`;
}

function shares(ofInputs: RecoveryDecisionRow['ofInputs']): Html | string {
  if (ofInputs === undefined) return 'none lived';
  const [most, ...others] = ofInputs;
  return html`${keepWords(most)}${others.map((other) => html`<span class="aside">${keepWords(other)}</span>`)}`;
}

/** Not broken within. */
function keepWords(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

/** What decided, under the table. */
export function recoveryDecidedBy({ recovery: { decisions } }: ResultsOfDrill): Html {
  const points = Math.max(0, ...decisions.map((decision) => decision.points));
  return html`<p class="aside">${
    points > 0
      ? `A word stands where enough of ${countOf(points, 'point')} drawn from what is known of the inputs say so; the rule was fixed before the run.`
      : decisions.every(({ basis }) => basis === 'none')
        ? 'Nothing was lived beside the people of the run, so nothing is decided.'
        : 'No points over the inputs were lived: the rule is held against every parameter at its centre.'
  } <a href="#conditions">What decides, and what would have to be true</a> · <a href="#rule">The rule</a> · <a href="print.html">Two pages for print</a></p>`;
}
