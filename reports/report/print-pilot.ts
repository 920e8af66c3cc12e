// Two pages A4 of a pilot, from the same results: the decision, the claims, three charts, and how to read it. What does not fit is counted,
// and the page says where it stands; nothing is cut.
import { html } from 'hono/html';
import { claimsInOrder } from '../claims/claims-in-order.ts';
import { departureLine } from '../departures/departures-in-words.ts';
import { missedGates } from '../decision/missed-gates.ts';
import type { ChartOfRun } from '../drawing/chart.ts';
import { keepTogether } from '../drawing/keep-together.ts';
import type { Html } from '../drawing/section.ts';
import { toldChart } from '../drawing/told-chart.ts';
import { comparisonsOf } from '../results/arm-of-run.ts';
import type { ResultsOfPilot } from '../results/results.ts';
import { decisionRows, type DecisionRow } from '../words/decision-rows.ts';
import { count, countOf } from '../words/quantity.ts';
import { chartsOf } from './chart-catalogue.ts';
import { decisionTable } from './decision-table.ts';
import { keyFigures } from './key-figures.ts';
import { claimCells, printedClaims } from './print-claims.ts';
import { printedCharts } from './print-charts.ts';
import { decisionHeight, fitting, headingPx, linePx, linesOf, rowGapPx, sheet, textHeight } from './print-room.ts';
import { moreInReport, printSheets, topHeight } from './print-sheets.ts';
import { realAndModelled } from './real-and-modelled.ts';

/** Rows of claims that the decisions leave room for, px. */
const leastForClaims = 230;
/** Lanes of a chart, one for a persona and comparison; more would be too small to read. */
const lanesDrawn = 6;
/** px: columns of the claims less their gaps, as the style sheet has them. */
const claimWidths = [208, 120, 92, 132, 110] as const;

export async function printPilot(results: ResultsOfPilot): Promise<string> {
  const { run } = results;
  const top = {
    name: run.name,
    runLine: runLine(results),
    wrong: [
      ...(results.departures.length > 0 ? [`${departureLine(results.departures)}.`] : []),
      ...missedGates(results).map(({ sentence }) => sentence),
    ],
  };
  const real = realAndModelled(results, { withShares: true });
  const fixed = topHeight(top) + figuresHeight(results) + textHeight(real) + 3 * headingPx + 80;
  const all = decisionRows(results);
  const claims = claimsInOrder(results);
  const rows = fitting(all, heightOf, sheet.heightPx - fixed - (claims.length === 0 ? 0 : leastForClaims));
  const left = sheet.heightPx - fixed - rows.reduce((sum, row) => sum + heightOf(row), 0);
  const shown = fitting(claims, (claim) => claimHeight(claimCells(claim)), left);
  return printSheets({
    ...top,
    first: html`<h2>The decision</h2>
${decisionTable(results, rows)}
${moreInReport(all.length - rows.length, 'decision')}
${keyFigures(results)}
<p>${keepTogether(real)}</p>
<h2>Claims</h2>
${printedClaims(shown)}
${moreInReport(claims.length - shown.length, 'claim')}`,
    second: html`${await drawn(results)}
<h2>How to read it</h2>
${howToRead(results)}`,
  });
}

function runLine({ run, counts }: ResultsOfPilot): string {
  return `Run ${run.id} · ${countOf(counts.users, 'virtual user')} · ${countOf(counts.attempts, 'attempt')} · seed ${run.seed} · everything else in report.html beside this page`;
}

function heightOf({ between, ofInputs, ...row }: DecisionRow): number {
  return decisionHeight('pilot', {
    ...row,
    between: between === undefined ? undefined : `${between.arm} against ${between.baseline}`,
    inputs: ofInputs === undefined ? [] : [ofInputs],
  });
}

function claimHeight(cells: readonly string[]): number {
  const lines = cells.map((text, index) =>
    linesOf({ text, widthPx: claimWidths[index] ?? 100, fontPx: 11, weight: index === 0 ? 'bold' : 'normal' }),
  );
  return Math.max(...lines) * linePx.table + rowGapPx;
}

function figuresHeight(results: ResultsOfPilot): number {
  const compared = results.arms.filter(({ baseline }) => baseline !== undefined).length;
  const words = results.arms.map(({ inSentence }) => `${inSentence} 100.0 %    `).join('');
  return (
    30 +
    linesOf({ text: words, widthPx: 320, fontPx: 16, weight: 'bold' }) * 26 +
    Math.max(1, compared) * 3 * linePx.text
  );
}

/** The two comparisons, and what moves the first one most; where nobody asked that, when people are signed in. */
function chosen(results: ResultsOfPilot): ChartOfRun[] {
  const kept = new Set(
    results.personas
      .toSorted((one, other) => other.weight - one.weight)
      .slice(0, personasDrawn(results))
      .map(({ id }) => id),
  );
  const ofKept = <T extends { readonly persona?: string | undefined }>(rows: readonly T[]) =>
    rows.filter(({ persona }) => persona === undefined || kept.has(persona));
  const few: ResultsOfPilot = {
    ...results,
    personas: results.personas.filter(({ id }) => kept.has(id)),
    estimates: ofKept(results.estimates),
    contrasts: ofKept(results.contrasts),
  };
  const ids = [
    'success-difference',
    'time-ratio',
    results.sensitivity === undefined ? 'signed-in-by-time' : 'tornado-success',
  ];
  return ids.flatMap((id) => chartsOf(few).filter((chart) => chart.id === id));
}

function personasDrawn({ arms }: ResultsOfPilot): number {
  return Math.max(1, Math.floor(lanesDrawn / Math.max(1, comparisonsOf(arms).length)));
}

async function drawn(results: ResultsOfPilot): Promise<Html> {
  const built = chosen(results).flatMap((chart) => {
    const wide = chart.build('wide');
    return wide === undefined ? [] : [toldChart(wide, results.departures)];
  });
  const personas = results.personas.length;
  const note =
    personas > personasDrawn(results)
      ? `The largest ${count(personasDrawn(results))} of ${count(personas)} personas; all are in report.html.`
      : '';
  const figures = await printedCharts(built, sheet.heightPx - howToReadHeight - (note === '' ? 0 : 24));
  return html`${figures}${note === '' ? '' : html`<p class="more">${note}</p>`}`;
}

/** px: what the list below takes at most. */
const howToReadHeight = 250;

function howToRead(results: ResultsOfPilot): Html {
  const byInputs = results.personas.some(({ decisions }) => decisions.some(({ basis }) => basis === 'inputs'));
  return html`<ul>
<li><b>GO</b>: good enough and better than today. <b>AMEND</b>: not before what the reason names is mended. <b>STOP</b>: worse than the rule allows. <b>OPEN</b>: plausible inputs disagree; report.html says which decide and what to measure. <b>no verdict</b>: too few people, and nobody asked about the inputs.</li>
<li>${byInputs ? 'A share of inputs says at how many of the points drawn from what is known of people the rule gives that word.' : 'Decisions here rest on intervals over the people of one run; they say what a sample of that size can.'}</li>
<li>Browser, server and rules are real; people are modelled. A figure says what follows from the model, not what will happen.</li>
<li>Times are means of all attempts: a give-up, and whatever takes longer, counts as 60 s.</li>
<li>Three doubts stay apart: “95 % CI” is of a sample of people, “of inputs” of what is not known about people, “simulation” of the number of simulated ones.</li>
<li>A claim is judged there, where it was made, by prediction, and here, in this tenant; “not comparable” means that it is about something else.</li>
</ul>`;
}
