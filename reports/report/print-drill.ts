// Two pages A4 of a recovery drill, from the same results: the decision, who gets back in and who else does, the claims, what a setting trades,
// and how to read it. What does not fit is counted, and the page says where it stands; nothing is cut.
import { html } from 'hono/html';
import { departureLine } from '../departures/departures-in-words.ts';
import type { KeyFigure } from '../drawing/key-figure.ts';
import { keepTogether } from '../drawing/keep-together.ts';
import type { Html } from '../drawing/section.ts';
import { toldChart } from '../drawing/told-chart.ts';
import { drillRealAndModelled } from '../recovery/drill-real-and-modelled.ts';
import { recoveryDecisionRows, type RecoveryDecisionRow } from '../recovery/recovery-decision-rows.ts';
import { nobodyBack } from '../recovery/recovery-summary.ts';
import { recoveryKeyFigures } from '../recovery/sections/recovery-key-figures.ts';
import { recoveryDecisionTable } from '../recovery/sections/recovery-lead.ts';
import type { RecoveryClaim } from '../results/recovery-claim.ts';
import type { ResultsOfDrill } from '../results/results.ts';
import { countOf } from '../words/quantity.ts';
import { chartsOf } from './chart-catalogue.ts';
import { keyFigures } from './key-figures.ts';
import { printedCharts } from './print-charts.ts';
import { decisionHeight, fitting, headingPx, linePx, linesOf, rowGapPx, sheet, textHeight } from './print-room.ts';
import { moreInReport, printSheets, topHeight } from './print-sheets.ts';

/** Rows of claims that the decisions leave room for, px. */
const leastForClaims = 230;
/** px: columns of the claims less their gaps, as the style sheet has them. */
const claimWidths = [142, 172, 222, 134] as const;
/** px: what the list at the end takes at most. */
const howToReadHeight = 230;
/** Who is lost and who gets in over settings, and each kind of attack by itself. */
const printedIds = ['recovery-trade-off', 'impostors-by-kind'] as const;

export async function printDrill(results: ResultsOfDrill): Promise<string> {
  const { run, counts } = results;
  const nobody = nobodyBack(results);
  const top = {
    name: run.name,
    runLine: `Run ${run.id} · ${countOf(counts.users, 'virtual user')} · ${countOf(counts.attempts, 'attempt')} · seed ${run.seed} · everything else in report.html beside this page`,
    wrong: [
      ...(nobody === '' ? [] : [nobody]),
      ...(results.departures.length > 0 ? [`${departureLine(results.departures)}.`] : []),
    ],
  };
  const real = drillRealAndModelled(results);
  const { claims } = results.recovery;
  const all = recoveryDecisionRows(results);
  const fixed = topHeight(top) + figuresHeight(recoveryKeyFigures(results)) + textHeight(real) + 3 * headingPx + 80;
  const rows = fitting(all, heightOf, sheet.heightPx - fixed - (claims.length === 0 ? 0 : leastForClaims));
  const left = sheet.heightPx - fixed - rows.reduce((sum, row) => sum + heightOf(row), 0);
  const shown = fitting(claims, (claim) => claimHeight(claimCells(claim)), left);
  return printSheets({
    ...top,
    first: html`<h2>The decision</h2>
${recoveryDecisionTable(rows)}
${moreInReport(all.length - rows.length, 'decision')}
${keyFigures(results)}
<p>${keepTogether(real)}</p>
<h2>Claims</h2>
${printedClaims(shown)}
${moreInReport(claims.length - shown.length, 'claim')}`,
    second: html`${await drawn(results)}
<h2>How to read it</h2>
${howToRead}`,
  });
}

/** Claim, what they say, what was found, the verdict. Reasons and sources stand in the report. */
function claimCells({ title, who, words, claimed, found, verdict }: RecoveryClaim): readonly string[] {
  return [`${title} (${who})`, claimed ?? words, found ?? 'nothing', verdict];
}

function printedClaims(claims: readonly RecoveryClaim[]): Html {
  if (claims.length === 0) return html`<p>This run tested no claim.</p>`;
  return html`<table class="claims of-drill">
<thead><tr>${['Claim', 'They say', 'Found here', 'Verdict'].map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${claims.map((claim) => html`<tr>${claimCells(claim).map((cell, index) => (index === 0 ? html`<th scope="row">${keepTogether(cell)}</th>` : html`<td>${keepTogether(cell)}</td>`))}</tr>`)}</tbody>
</table>`;
}

function claimHeight(cells: readonly string[]): number {
  const lines = cells.map((text, index) =>
    linesOf({ text, widthPx: claimWidths[index] ?? 100, fontPx: 11, weight: index === 0 ? 'bold' : 'normal' }),
  );
  return Math.max(...lines) * linePx.table + rowGapPx;
}

function heightOf({ persona, between, ofInputs, why }: RecoveryDecisionRow): number {
  return decisionHeight('drill', { persona, between, inputs: ofInputs ?? [], why });
}

/** Two beside each other, each as high as if none of its figures stood beside another. */
function figuresHeight(figures: readonly KeyFigure[]): number {
  const heights = figures
    .filter((each) => each.figures.length > 0)
    .map(({ figures: each, note }) => {
      const lines = each.map(({ whose, text, beside = '' }) =>
        linesOf({ text: `${text} ${whose} ${beside}`, widthPx: 320, fontPx: 16, weight: 'bold' }),
      );
      return linePx.text + lines.reduce((sum, line) => sum + line * 26, 0) + (note === '' ? 0 : linePx.text);
    });
  const pairs = heights.flatMap((height, at) => (at % 2 === 0 ? [Math.max(height, heights[at + 1] ?? 0)] : []));
  return 16 + pairs.reduce((sum, height) => sum + height, 0);
}

async function drawn(results: ResultsOfDrill): Promise<Html> {
  const charts = chartsOf(results);
  const built = printedIds.flatMap((id) => {
    const wide = charts.find((chart) => chart.id === id)?.build('wide');
    return wide === undefined ? [] : [toldChart(wide, results.departures)];
  });
  if (built.length === 0) return html`<p>No impostor came, so that nothing can be drawn of who else gets in.</p>`;
  return html`${await printedCharts(built, sheet.heightPx - howToReadHeight)}`;
}

const howToRead = html`<ul>
<li><b>ENABLE</b>: enough of the plausible inputs keep every condition of the rule. <b>KEEP EVALUATING</b>: some condition is not kept, or inputs disagree. <b>DO NOT</b>: nobody gets back in, too many more rightful people are lost than today, or too many more impostors get in. <b>no verdict</b>: nothing was lived beside the people of the run.</li>
<li>Two numbers pull apart: rightful people back in, and impostors let in. A stricter setting moves both; neither is told alone.</li>
<li>Where no impostor got in, the figure is the most that it may be, exact and one-sided at 95 %. “0 %” is never said.</li>
<li>Kinds of impostor are not averaged: attackers choose what works, and the kind that does best decides.</li>
<li>Pages, checks, thresholds and rules are real; people, documents and scores are modelled. A figure says what follows from the model, not what will happen.</li>
<li>“95 % CI” is of the people of the run as a sample, “of the inputs” of what is not known of people, checks and impostors.</li>
</ul>`;
