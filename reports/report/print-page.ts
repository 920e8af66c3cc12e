// Two pages A4 of a pilot, from the same results: the decision, the claims, three charts, and how to read it. What does not fit is counted,
// and the page says where it stands; nothing is cut.
import { html, raw } from 'hono/html';
import { claimsInOrder } from '../claims/claims-in-order.ts';
import { departureLine } from '../departures/departures-in-words.ts';
import { missedGates } from '../decision/missed-gates.ts';
import type { ChartOfRun } from '../drawing/chart.ts';
import { keepTogether } from '../drawing/keep-together.ts';
import { renderSvg } from '../drawing/render.ts';
import type { Html } from '../drawing/section.ts';
import { printStyle } from '../drawing/style-sheet.ts';
import { toldChart } from '../drawing/told-chart.ts';
import { comparisonsOf } from '../results/arm-of-run.ts';
import type { ResultsOfPilot } from '../results/results.ts';
import { decisionRows, type DecisionRow } from '../words/decision-rows.ts';
import { count, countOf } from '../words/quantity.ts';
import { chartsOf } from './chart-catalogue.ts';
import { decisionTable } from './decision-table.ts';
import { keyFigures } from './key-figures.ts';
import { claimCells, printedClaims } from './print-claims.ts';
import { fitting, linesOf, sheet } from './print-room.ts';
import { realAndModelled } from './real-and-modelled.ts';

/** px: of a line of a table and of running text, and what a row has besides. */
const line = { table: 15, text: 17 } as const;
const rowGap = 11;
const heading = 36;
/** Rows of claims that the decisions leave room for, px. */
const leastForClaims = 230;
/** Lanes of a chart, one for a persona and comparison; more would be too small to read. */
const lanesDrawn = 6;
/** px: columns of the claims less their gaps, as the style sheet has them. */
const claimWidths = [208, 120, 92, 132, 110] as const;

export async function printPage(results: ResultsOfPilot): Promise<string> {
  const { run } = results;
  const wrong = [
    ...(results.departures.length > 0 ? [`${departureLine(results.departures)}.`] : []),
    ...missedGates(results).map(({ sentence }) => sentence),
  ];
  const alerts = fitting(wrong, (text) => textHeight(text), 110);
  const moreWrong = wrong.length - alerts.length;
  const real = realAndModelled(results, { withShares: true });
  const fixed =
    linesOf({ text: run.name, widthPx: sheet.widthPx, fontPx: 22, weight: 'bold' }) * 28 +
    textHeight(runLine(results)) +
    alerts.reduce((sum, text) => sum + textHeight(text) + 4, 0) +
    figuresHeight(results) +
    textHeight(real) +
    3 * heading +
    80;
  const all = decisionRows(results);
  const claims = claimsInOrder(results);
  const rows = fitting(all, decisionHeight, sheet.heightPx - fixed - (claims.length === 0 ? 0 : leastForClaims));
  const left = sheet.heightPx - fixed - rows.reduce((sum, row) => sum + decisionHeight(row), 0);
  const shown = fitting(claims, (claim) => claimHeight(claimCells(claim)), left);
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${run.name}: two pages for print</title>
<style>${raw(printStyle())}</style>
</head>
<body>
<section class="sheet">
<h1><bdi>${run.name}</bdi></h1>
<p class="run-line">${runLine(results)}</p>
${alerts.map((text) => html`<p class="wrong"><strong>${keepTogether(text)}</strong></p>`)}${moreWrong === 0 ? '' : html`<p class="more">${count(moreWrong)} more in report.html</p>`}
<h2>The decision</h2>
${decisionTable(results, rows)}
${more(all.length - rows.length, 'decision')}
${keyFigures(results)}
<p>${keepTogether(real)}</p>
<h2>Claims</h2>
${printedClaims(shown)}
${more(claims.length - shown.length, 'claim')}
</section>
<section class="sheet">
${await drawn(results)}
<h2>How to read it</h2>
${howToRead(results)}
</section>
</body>
</html>
`;
  return String(await document);
}

function more(left: number, what: string): Html | string {
  return left === 0 ? '' : html`<p class="more">${countOf(left, `more ${what}`)} in report.html</p>`;
}

function runLine({ run, counts }: ResultsOfPilot): string {
  return `Run ${run.id} · ${countOf(counts.users, 'virtual user')} · ${countOf(counts.attempts, 'attempt')} · seed ${run.seed} · everything else in report.html beside this page`;
}

function textHeight(text: string, widthPx: number = sheet.widthPx): number {
  return linesOf({ text, widthPx, fontPx: 12.5 }) * line.text + 6;
}

/** As wide as the style sheet has them. */
function decisionHeight({ persona, between, ofInputs, why }: DecisionRow): number {
  const aside = `100 % of the tenant${between === undefined ? '' : `; ${between.arm} against ${between.baseline}`}`;
  const lines = Math.max(
    linesOf({ text: persona, widthPx: 150, fontPx: 12, weight: 'bold' }) +
      linesOf({ text: aside, widthPx: 150, fontPx: 11 }),
    linesOf({ text: ofInputs ?? '', widthPx: 86, fontPx: 12, weight: 'bold' }),
    linesOf({ text: why, widthPx: ofInputs === undefined ? 440 : 340, fontPx: 12 }),
  );
  return lines * line.table + rowGap;
}

function claimHeight(cells: readonly string[]): number {
  const lines = cells.map((text, index) =>
    linesOf({ text, widthPx: claimWidths[index] ?? 100, fontPx: 11, weight: index === 0 ? 'bold' : 'normal' }),
  );
  return Math.max(...lines) * line.table + rowGap;
}

function figuresHeight(results: ResultsOfPilot): number {
  const compared = results.arms.filter(({ baseline }) => baseline !== undefined).length;
  const words = results.arms.map(({ inSentence }) => `${inSentence} 100.0 %    `).join('');
  return (
    30 + linesOf({ text: words, widthPx: 320, fontPx: 16, weight: 'bold' }) * 26 + Math.max(1, compared) * 3 * line.text
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

/** As large as they are drawn for the width of the sheet, all smaller by one factor where that is too high. */
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
  const titles = built.map(
    ({ title }) => linesOf({ text: title, widthPx: sheet.widthPx, fontPx: 13, weight: 'bold' }) * 18 + 22,
  );
  const room = sheet.heightPx - howToReadHeight - titles.reduce((sum, each) => sum + each, 0) - (note === '' ? 0 : 24);
  const heights = built.map(({ spec: { width, height, padding } }) => {
    const [across, down] = [width + padding.left + padding.right, height + padding.top + padding.bottom];
    return (down * Math.min(sheet.widthPx, across)) / across;
  });
  const factor = Math.min(1, room / heights.reduce((sum, each) => sum + each, 0));
  const figures = await Promise.all(
    built.map(async ({ spec, title, alt }, index) => {
      const { svg } = await renderSvg(spec);
      return html`<figure><h3>${keepTogether(title)}</h3><div class="drawing" role="img" aria-label="${alt}" style="height:${Math.floor((heights[index] ?? 0) * factor)}px">${raw(svg.replace('<svg ', '<svg aria-hidden="true" focusable="false" '))}</div></figure>`;
    }),
  );
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
