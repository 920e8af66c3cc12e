// results.json -> one HTML file: no network, no script, opens by double click. A view; every number comes from the results.
import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import { charts } from '../charts/catalogue.ts';
import { chartSections } from '../charts/chart.ts';
import { fontStack } from '../charts/frame.ts';
import { keepTogether } from '../charts/keep-together.ts';
import { darkChartRules } from '../charts/palette.ts';
import { count, countOf } from '../quantity.ts';
import type { Results } from '../results.ts';
import { environmentSheet } from './environment-sheet.ts';
import { failureCodes } from './failure-codes.ts';
import { figure } from './figure.ts';
import { figuresTable } from './figures-table.ts';
import { gateList } from './gate-list.ts';
import { howToRepeat } from './how-to-repeat.ts';
import { keyFigures } from './key-figures.ts';
import { notClaimed } from './not-claimed.ts';
import { parameterTable } from './parameter-table.ts';
import { personaTable } from './persona-table.ts';
import { reconciliationSection } from './reconciliation-section.ts';
import type { Html, Section } from './section.ts';
import { validitySection } from './validity-section.ts';
import { verdictTable } from './verdict-table.ts';

const beforeCharts: readonly Section[] = [verdictTable];
const afterCharts: readonly Section[] = [
  personaTable,
  gateList,
  figuresTable,
  reconciliationSection,
  validitySection,
  failureCodes,
  parameterTable,
  environmentSheet,
  howToRepeat,
  notClaimed,
];

/** The report as one HTML document. */
export async function page(results: Results): Promise<string> {
  const drawn = await Promise.all(
    Object.entries(chartSections).map(async ([id, title]) => {
      const members = Object.values(charts).filter(({ section }) => section === id);
      return { id, title, body: html`${await Promise.all(members.map((chart) => figure(chart, results)))}` };
    }),
  );
  const parts = [
    ...beforeCharts.map((section) => rendered(section, results)),
    ...drawn,
    ...afterCharts.map((section) => rendered(section, results)),
  ];
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${results.run.name}: passkey pilot report</title>
<style>${raw(styleSheet())}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
<header>
<p class="kicker">Passkey pilot report</p>
<h1>${results.run.name}</h1>
<p class="run-line">${runLine(results)}</p>
</header>
<main id="report" tabindex="-1">
<section><h2>In short</h2>${keyFigures(results)}<p class="summary">${keepTogether(results.summary)}</p></section>
<nav aria-label="Contents"><ol>${parts.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>
${parts.map(({ id, title, body }) => html`<section id="${id}"><h2>${title}</h2>
${body}
</section>`)}
</main>
<footer><p>Written ${results.generatedAt} by passkey-pilot ${results.run.version}. The complete result is in this file, as JSON, and beside it as <code>results.json</code>.</p></footer>
<script type="application/json" id="results">${raw(inlineJson(results))}</script>
</body>
</html>
`;
  return String(await document);
}

function rendered({ id, title, render }: Section, results: Results): { id: string; title: string; body: Html } {
  return { id, title, body: render(results) };
}

function runLine({ run, counts }: Results): string {
  const design = run.scenario['design'] === 'parallel' ? 'one arm each' : run.scenario['design'] === 'paired' ? 'each in both arms' : undefined;
  return [
    `Run ${run.id}`,
    run.epochs[0]?.startedAt.slice(0, 10),
    `${countOf(counts.users, 'virtual user')}${design === undefined ? '' : `, ${design}`}`,
    `${countOf(counts.attempts, 'attempt')}${counts.void === 0 ? '' : `, ${count(counts.void)} void`}`,
    run.environment.browser,
    `seed ${run.seed}`,
    ...(run.state === 'completed' ? [] : [`run ${run.state}: these figures are of what was done so far`]),
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

function styleSheet(): string {
  const style = readFileSync(new URL('style.css', import.meta.url), 'utf8').replace('var(--font-stack)', fontStack);
  return `${style}@media screen and (prefers-color-scheme:dark){${darkChartRules('.drawing')}}`;
}

/** JSON that no HTML parser can leave early: a `<` inside a string is written as its escape. */
function inlineJson(results: Results): string {
  return JSON.stringify(results).replaceAll('<', String.raw`\u003c`);
}
