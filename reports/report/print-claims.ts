// The claims on paper: a line or two each. Definitions, readings and reasons stand in the report.
import { html } from 'hono/html';
import { claimedInWords, foundInWords } from '../claims/claim-in-words.ts';
import { verdictStyles } from '../claims/verdict-style.ts';
import { keepTogether } from '../drawing/keep-together.ts';
import type { Html } from '../drawing/section.ts';
import type { ClaimResult } from '../results/claim-result.ts';

/** Claim, theirs, there, here, verdict here. */
export function claimCells({
  title,
  who,
  year,
  claimed,
  there,
  here: { found, verdict },
}: ClaimResult): readonly string[] {
  const said = claimedInWords(claimed);
  const ours = found === undefined ? undefined : foundInWords(found, claimed);
  return [
    `${title} (${who} ${year})`,
    [said.figures, said.ratio].filter((part) => part !== undefined).join(', '),
    there.kind === 'predicted' ? there.word : 'not predicted',
    ours === undefined ? 'not estimated' : [ours.figures, ours.ratio].filter((part) => part !== undefined).join(', '),
    `${verdictStyles[verdict].sign} ${verdict}`,
  ];
}

export function printedClaims(claims: readonly ClaimResult[]): Html {
  if (claims.length === 0) return html`<p>This run tested no claim.</p>`;
  return html`<table class="claims">
<thead><tr>${['Claim', 'They said', 'There', 'Here', 'Verdict here'].map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${claims.map((claim) => html`<tr>${claimCells(claim).map((cell, index) => (index === 0 ? html`<th scope="row"><bdi>${keepTogether(cell)}</bdi></th>` : html`<td>${keepTogether(cell)}</td>`))}</tr>`)}</tbody>
</table>`;
}
