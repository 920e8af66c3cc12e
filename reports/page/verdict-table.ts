// What the vendors say and what was found, claim by claim. On a phone each row becomes a card.
import { html } from 'hono/html';
import { claimsInOrder } from '../charts/claims-in-order.ts';
import { keepTogether } from '../charts/keep-together.ts';
import { asStated } from '../charts/quantity.ts';
import { verdictStyles } from '../charts/verdict-style.ts';
import type { ClaimResult, Results } from '../results.ts';
import { dataTable } from './data-table.ts';
import { figureCell } from './figure-cell.ts';
import { link } from './link.ts';
import type { Html, Section } from './section.ts';

export const verdictTable: Section = {
  id: 'verdicts',
  title: 'The claims and the verdicts',
  render: (results) => {
    const claims = claimsInOrder(results);
    if (claims.length === 0) return html`<p>This run tested no claim.</p>`;
    return html`<table class="cards" role="table">
<caption class="unseen">Each claim, what was found, and the verdict</caption>
<thead role="rowgroup"><tr role="row">${['Claim', 'What they said', 'What we found', 'Verdict, and why'].map((column) => html`<th role="columnheader" scope="col">${column}</th>`)}</tr></thead>
<tbody role="rowgroup">${claims.map((claim) => row(claim, results.metrics))}</tbody>
</table>
<details><summary>Their questions and ours, side by side</summary>
${claims.map(questions)}
</details>`;
  },
};

function row(claim: ClaimResult, metrics: Results['metrics']): Html {
  const style = verdictStyles[claim.verdict];
  const agreement = claim.selfConsistency;
  return html`<tr role="row">
<th role="rowheader" scope="row"><span class="claim-title">${keepTogether(claim.title)}</span><span class="source">${link(claim.url, `${claim.who} ${claim.year}`)}</span></th>
<td role="cell"><span class="cell-name">They said</span><span class="quote">${keepTogether(claim.words)}</span>${agreement === undefined ? '' : html`<span class="aside">${agreement.consistent ? 'Agrees with its own figures' : 'Disagrees with its own figures'}: ${keepTogether(agreement.sentence)}</span>`}</td>
<td role="cell"><span class="cell-name">We found</span>${foundIn(claim, metrics)}</td>
<td role="cell"><span class="verdict verdict-${style.leaning}"><span class="sign" aria-hidden="true">${style.sign}</span> ${claim.verdict}</span><span class="why">${keepTogether(claim.why)}</span></td>
</tr>`;
}

function foundIn({ found, claimed, verdict }: ClaimResult, metrics: Results['metrics']): Html {
  if (found === undefined) return html`<span class="aside">not estimated; the reason stands with the verdict</span>`;
  const unit = claimed.kind === 'difference' ? claimed.unit : claimed.kind;
  const title = metrics.find(({ id }) => id === found.metric)?.title ?? found.metric;
  // How likely the claim is says nothing where the claim is about something else.
  const chance = verdict === 'not comparable' ? undefined : found.probabilityAtLeastClaimed;
  const sceptical = found.probabilitySceptical;
  return html`${figureCell(found, unit)}<span class="aside">${title}</span>${
    chance === undefined ? '' : html`<span class="aside">Chance that it is at least as claimed: ${asStated(chance, 'proportion')}${sceptical === undefined ? '' : html`; to a sceptic ${asStated(sceptical, 'proportion')}`}</span>`
  }`;
}

const matchWords = { yes: 'same', no: 'differs', unstated: 'not stated by them' } as const;

function questions({ estimand, title, who, year, population }: ClaimResult): Html {
  return dataTable({
    caption: `${who} ${year}: ${title}. Their population: ${population}`,
    columns: ['Field', 'Theirs', 'Ours', 'Match'],
    rows: estimand.map(({ field, theirs, ours, matches }) => [field, theirs, ours, matchWords[matches]]),
  });
}
