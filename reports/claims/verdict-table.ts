// What the vendors say and what was found, claim by claim. On a phone each row becomes a card.
import { html } from 'hono/html';
import { claimsInOrder } from './claims-in-order.ts';
import { keepTogether } from '../drawing/keep-together.ts';
import { verdictStyles } from './verdict-style.ts';
import { claimedInWords, foundInWords } from './claim-in-words.ts';
import { readingsOfClaim } from './readings-of-claim.ts';
import { asStated, boundsInWords, percent } from '../words/quantity.ts';
import type { ClaimResult } from '../results/claim-result.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import { predictingLine } from './predicting.ts';
import { comparisonsTable } from './comparisons-table.ts';
import { dataTable } from '../drawing/data-table.ts';
import { link } from '../drawing/link.ts';
import type { Html, Section } from '../drawing/section.ts';

export const verdictTable: Section<ResultsOfSignIns> = {
  id: 'verdicts',
  showsFigures: true,
  title: 'The claims and the verdicts',
  render: (results) => {
    const claims = claimsInOrder(results);
    if (claims.length === 0) return html`<p>This run tested no claim.</p>`;
    return html`<p>Figures are for passkeys against what they are compared with. A verdict is about this model of the tenant (people simulated, ${results.run.environment.machineTime === undefined ? 'browser and server real' : 'on the rules of a real server, without browser'}), not about the vendor’s data.</p>
<table class="cards" role="table">
<caption class="unseen">Each claim, what was found, and the verdict</caption>
<thead role="rowgroup"><tr role="row">${['Claim', 'They said', 'There: predicted where it was made', 'Here: found in this tenant', 'Verdict, and why'].map((column) => html`<th role="columnheader" scope="col">${column}</th>`)}</tr></thead>
<tbody role="rowgroup">${claims.map((claim) => row(claim, results))}</tbody>
</table>
${predictingLine(results)}
<details><summary>Their questions and ours, side by side</summary>
${claims.map(questions)}
</details>
${comparisonsTable(claims, results)}`;
  },
};

function row(claim: ClaimResult, results: ResultsOfSignIns): Html {
  const style = verdictStyles[claim.here.verdict];
  const said = claimedInWords(claim.claimed);
  return html`<tr role="row">
<th role="rowheader" scope="row"><span class="claim-title">${keepTogether(claim.title)}</span><span class="source">${link(claim.url, `${claim.who} ${claim.year}`)}</span></th>
<td role="cell"><span class="cell-name">They said</span><span class="found">${said.figures}</span>${said.ratio === undefined ? '' : html`<span>${said.ratio}</span>`}${disagreement(claim)}</td>
<td role="cell"><span class="cell-name">There: predicted where it was made</span>${predictedThere(claim)}</td>
<td role="cell"><span class="cell-name">Here: found in this tenant</span>${foundIn(claim, results)}</td>
<td role="cell">${verdictThere(claim)}<span class="verdict verdict-${style.leaning}"><span class="sign" aria-hidden="true">${style.sign}</span> here: ${claim.here.verdict}</span><span class="why">${keepTogether(claim.here.why)}</span></td>
</tr>`;
}

function disagreement({ selfConsistency }: ClaimResult): Html | string {
  return selfConsistency === undefined || selfConsistency.consistent
    ? ''
    : html`<span class="aside">Does not agree with itself: ${keepTogether(selfConsistency.sentence)}</span>`;
}

/** Each figure that they state, as the model predicts it there. */
function predictedThere({ there }: ClaimResult): Html {
  if (there.kind === 'absent') return html`<span class="aside">not predicted: ${keepTogether(there.why)}</span>`;
  return html`${there.figures.map(
    ({ title, unit, predicted, published, word }) => html`<span class="found">${boundsInWords(predicted, unit)}</span>
<span class="aside">${title}: they state ${asStated(published.value, unit)}; ${asStated(predicted.level, 'proportion')} prediction${there.figures.length === 1 ? '' : `, ${word}`}</span>`,
  )}`;
}

const looksThere = {
  reproduced: { sign: '=', leaning: 'for' },
  plausible: { sign: '≈', leaning: 'for' },
  'not explained': { sign: '≠', leaning: 'against' },
} as const;

function verdictThere({ there }: ClaimResult): Html | string {
  if (there.kind === 'absent') return '';
  const { sign, leaning } = looksThere[there.word];
  return html`<span class="verdict verdict-${leaning}"><span class="sign" aria-hidden="true">${sign}</span> there: ${there.word}</span><span class="why">${keepTogether(there.why)}</span>`;
}

function foundIn(claim: ClaimResult, results: ResultsOfSignIns): Html {
  const { metrics } = results;
  const {
    here: { found },
    claimed,
  } = claim;
  if (found === undefined) return html`<span class="aside">not estimated; the reason stands with the verdict</span>`;
  const { figures, ratio, interval } = foundInWords(found, claimed);
  const title = metrics.find(({ id }) => id === found.metric)?.title ?? found.metric;
  const chance = found.probabilityAtLeastClaimed;
  const readings = claim.here.verdict === 'not judged' ? undefined : readingsOfClaim(claim, results);
  return html`<span class="found">${figures}</span>${ratio === undefined ? '' : html`<span>${ratio}</span>`}${interval === undefined ? '' : html` <span class="interval">${interval}</span>`}<span class="aside">${title}</span>${
    chance === undefined
      ? ''
      : html`<span class="aside">Chance of ${asStated(claimed.least, claimed.kind)} or more, which they would round to ${asStated(claimed.value, claimed.kind)}: ${percent(chance)}</span>`
  }${readings === undefined ? '' : html`<span class="aside">${readings.other} <a href="#denominator-sweep">All readings</a></span>`}`;
}

const matchWords = { yes: 'same', no: 'differs', unstated: 'not stated by them' } as const;

function questions({
  here: { estimand },
  title,
  who,
  year,
  words,
  where,
  population,
  selfConsistency,
}: ClaimResult): Html {
  return html`${dataTable({
    caption: `${who} ${year}: ${title}`,
    columns: ['Field', 'Theirs', 'Ours', 'Match'],
    rows: estimand.map(({ field, theirs, ours, matches }) => [field, theirs, ours, matchWords[matches]]),
  })}
<p class="aside">“${keepTogether(words)}” ${where}. About ${population}.${selfConsistency === undefined ? '' : ` Their own figures: ${keepTogether(selfConsistency.sentence)}`}</p>`;
}
