// results.json -> one HTML file: no network, no script, opens by double click. A view; every number comes from the results.
import { html, raw } from 'hono/html';
import { charts } from './chart-catalogue.ts';
import { type Chart, type ChartSection, chartSections } from '../drawing/chart.ts';
import { keepTogether } from '../drawing/keep-together.ts';
import { machineTimeWord } from '../words/machine-time-word.ts';
import { departureLine, departureSentence } from '../departures/departures-in-words.ts';
import { count, countOf } from '../words/quantity.ts';
import type { Results } from '../results/results.ts';
import { departureNotice } from '../drawing/departure-notice.ts';
import { figure } from '../drawing/figure.ts';
import { inlinedResults } from './inlined-results.ts';
import { keyFigures } from './key-figures.ts';
import { pageParts } from './page-parts.ts';
import { reportDocument } from '../drawing/report-document.ts';
import type { Html, Section } from '../drawing/section.ts';

/** The report as one HTML document. */
export async function page(results: Results): Promise<string> {
  const parts = await Promise.all(
    pageParts(results).map((part) =>
      typeof part === 'string'
        ? drawn(part, results)
        : { id: part.id, title: part.title, body: rendered(part, results) },
    ),
  );
  const inlined = inlinedResults(
    results,
    parts.reduce((sum, { body }) => sum + Buffer.byteLength(String(body)), 0),
  );
  const { departures, load } = results;
  // Where it is among the departures, it is told with them.
  const warning = departures.some(({ kind }) => kind === 'generator') ? undefined : load?.generatorWarning;
  return reportDocument({
    title: `${results.run.name}: passkey pilot report`,
    kicker: 'Passkey pilot report',
    heading: results.run.name,
    runLine: runLine(results),
    inShort: html`${departureNotice(departures)}${warning === undefined ? '' : html`<p class="alert"><strong>${keepTogether(warning)}</strong></p>`}${keyFigures(results)}<p class="summary">${keepTogether(summaryOf(results))}</p>`,
    parts,
    footer: html`<p>Written ${results.generatedAt} by passkey-pilot ${results.run.version}. ${inlined.complete ? 'The complete result is in this file, as JSON, and beside it' : 'The result is in this file, as JSON, without the course of the trials over time, which the charts show; the complete one is beside it'} as <code>results.json</code>.</p>`,
    appended: html`<script type="application/json" id="results">${raw(inlined.json)}</script>`,
  });
}

function rendered(section: Section, results: Results): Html {
  const line = section.showsFigures === true ? departureLine(results.departures) : '';
  return line === '' ? section.render(results) : html`<p class="not-plain">${line}.</p>${section.render(results)}`;
}

async function drawn(section: ChartSection, results: Results): Promise<{ id: string; title: string; body: Html }> {
  const members = Object.values(charts)
    .filter((chart: Chart) => chart.section === section)
    .toSorted(
      (a: Chart, b: Chart) =>
        (a.place ?? Number.POSITIVE_INFINITY) - (b.place ?? Number.POSITIVE_INFINITY) || a.id.localeCompare(b.id, 'en'),
    );
  return {
    id: section,
    title:
      section === 'phases' && machineTimeWord(results.run) === 'resampled'
        ? 'What of that time machines take, resampled'
        : chartSections[section],
    body: html`${await Promise.all(members.map((chart) => figure(chart, results)))}`,
  };
}

/** Its first sentence stands alone, above everything, where it says that the run is not plain. */
function summaryOf({ summary, departures, load }: Results): string {
  const first = departures.length > 0 ? departureSentence(departures) : load?.generatorWarning;
  return first !== undefined && summary.startsWith(first) ? summary.slice(first.length).trimStart() : summary;
}

/** Those to register are attempts too, and in no figure of signing in. */
function attemptsInWords({ attempts, byArm }: Results['counts']): string {
  const signIns = byArm.reduce((sum, arm) => sum + arm.attempts, 0);
  return byArm.length === 0 || signIns === attempts
    ? countOf(attempts, 'attempt')
    : `${countOf(attempts, 'attempt')} (${count(signIns)} to sign in, ${count(attempts - signIns)} to register)`;
}

function inEachOf(arms: number): string {
  if (arms === 1) return 'in one arm';
  return arms === 2 ? 'each in both arms' : `each in all ${arms} arms`;
}

function runLine({ run, counts, load, timeline }: Results): string {
  const design =
    timeline !== undefined
      ? 'each in both tenants'
      : run.scenario['design'] === 'parallel'
        ? 'one arm each'
        : run.scenario['design'] === 'paired'
          ? inEachOf(counts.byArm.length)
          : undefined;
  return [
    `Run ${run.id}`,
    run.epochs[0]?.startedAt.slice(0, 10),
    `${countOf(counts.users, 'virtual user')}${design === undefined ? '' : `, ${design}`}`,
    `${attemptsInWords(counts)}${counts.void === 0 ? '' : `, ${count(counts.void)} void`}`,
    ...(run.environment.machineTime !== undefined
      ? ['virtual time']
      : load === undefined
        ? [run.environment.browser ?? 'a browser']
        : [`k6 ${load.k6.version}`, countOf(load.trials.length, 'trial')]),
    `seed ${run.seed}`,
    ...(run.state === 'completed' ? [] : [`run ${run.state}: these figures are of what was done so far`]),
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}
