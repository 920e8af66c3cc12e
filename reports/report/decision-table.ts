// What a reader of a pilot came for, on one screen: what is wrong with the run, the decision for each persona with its reason, two figures
// with their doubt, and what was real.
import { html } from 'hono/html';
import { decisionBadge } from '../drawing/decision-badge.ts';
import { keepTogether } from '../drawing/keep-together.ts';
import type { Html } from '../drawing/section.ts';
import type { ResultsOfPilot } from '../results/results.ts';
import { decisionRows, isDecidedByInputs, type DecisionRow } from '../words/decision-rows.ts';
import { decisionWord } from '../words/decision-word.ts';
import { asStated, countOf } from '../words/quantity.ts';

/** Rows above all others: the table that answers. @param most rows; what is left out is said by whoever cuts it. */
export function decisionTable(results: ResultsOfPilot, rows: readonly DecisionRow[] = decisionRows(results)): Html {
  const byInputs = rows.some(({ ofInputs }) => ofInputs !== undefined);
  if (rows.length === 0) return html`<p>The run compares nothing, so that nothing is decided.</p>`;
  const columns = ['Persona', 'Decision', ...(byInputs ? ['Of the inputs'] : []), 'Why'];
  return html`<table class="decisions" role="table">
<caption class="unseen">The decision for each persona</caption>
<thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th role="columnheader" scope="col">${column}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(
    ({ persona, weight, between, word, ofInputs, why }) => html`<tr role="row">
<th role="rowheader" scope="row"><bdi class="claim-title">${persona}</bdi><span class="aside">${asStated(weight, 'proportion')} of the tenant${between === undefined ? '' : html`; <bdi>${between.arm}</bdi> against <bdi>${between.baseline}</bdi>`}</span></th>
<td role="cell" class="word">${decisionBadge(word, decisionWord(word))}</td>
${byInputs ? html`<td role="cell" class="share">${ofInputs === undefined ? 'by the sample' : ofInputs}</td>` : ''}
<td role="cell" class="why">${keepTogether(why)}</td>
</tr>`,
  )}</tbody>
</table>`;
}

/** What decided, under the table. */
export function decidedBy(results: ResultsOfPilot): Html {
  const points = results.personas.flatMap(({ decisions }) =>
    decisions.flatMap((decision) => (decision.basis === 'inputs' ? [decision.points] : [])),
  );
  return isDecidedByInputs(results)
    ? html`<p class="aside">A word stands where enough of ${countOf(Math.max(...points), 'point')} drawn from what is known of the inputs say so; the rule was fixed before the run. <a href="#personas">What decides, and what to measure</a> · <a href="print.html">Two pages for print</a></p>`
    : html`<p class="aside">Decided by intervals over the people of this run: a sample. <code>passkey-pilot sensitivity</code> of this run decides over the inputs. <a href="#personas">What decides</a> · <a href="print.html">Two pages for print</a></p>`;
}
