// results.json -> one HTML file: no network, no script, opens by double click. A view; every number comes from the results.
import { html, raw } from 'hono/html';
import { chartsOf } from './chart-catalogue.ts';
import { type ChartSection, chartSections } from '../drawing/chart.ts';
import { machineTimeWord } from '../words/machine-time-word.ts';
import { departureLine } from '../departures/departures-in-words.ts';
import { count, countOf } from '../words/quantity.ts';
import type { Results, ResultsOfSignIns } from '../results/results.ts';
import { figure } from '../drawing/figure.ts';
import { inlinedResults } from './inlined-results.ts';
import { lead } from './lead.ts';
import { pageParts } from './page-parts.ts';
import { reportDocument } from '../drawing/report-document.ts';
import type { Html, SectionOfRun } from '../drawing/section.ts';

/** The report as one HTML document. */
export async function page(results: Results): Promise<string> {
  const parts = await Promise.all(
    pageParts(results).map((part) =>
      typeof part === 'string'
        ? drawn(part, results)
        : { id: part.id, title: part.title, body: rendered(part, results.departures) },
    ),
  );
  const inlined = inlinedResults(
    results,
    parts.reduce((sum, { body }) => sum + Buffer.byteLength(String(body)), 0),
  );
  const { title: inShortTitle, body: inShort } = lead(results);
  return reportDocument({
    title: `${results.run.name}: passkey pilot report`,
    kicker: 'Passkey pilot report',
    heading: results.run.name,
    runLine: runLine(results),
    inShortTitle,
    inShort,
    parts,
    footer: html`<p>Written ${results.generatedAt} by passkey-pilot ${results.run.version}. ${inlined.complete ? 'The complete result is in this file, as JSON, and beside it' : 'The result is in this file, as JSON, without the course of the trials over time, which the charts show; the complete one is beside it'} as <code>results.json</code>.</p>`,
    appended: html`<script type="application/json" id="results">${raw(inlined.json)}</script>`,
  });
}

function rendered(section: SectionOfRun, departures: Results['departures']): Html {
  const line = section.showsFigures === true ? departureLine(departures) : '';
  return line === '' ? section.render() : html`<p class="not-plain">${line}.</p>${section.render()}`;
}

async function drawn(section: ChartSection, results: Results): Promise<{ id: string; title: string; body: Html }> {
  const members = chartsOf(results)
    .filter((chart) => chart.section === section)
    .toSorted(
      (a, b) =>
        (a.place ?? Number.POSITIVE_INFINITY) - (b.place ?? Number.POSITIVE_INFINITY) || a.id.localeCompare(b.id, 'en'),
    );
  return {
    id: section,
    title:
      section === 'phases' && machineTimeWord(results.run) === 'resampled'
        ? 'What of that time machines take, resampled'
        : chartSections[section],
    body: html`${await Promise.all(members.map((chart) => figure(chart, results.departures)))}`,
  };
}

/** Those to register and those that serve no need are attempts too, and in no figure of signing in. */
function attemptsInWords({ attempts, withoutNeed = 0, byArm }: ResultsOfSignIns['counts']): string {
  const signIns = byArm.reduce((sum, arm) => sum + arm.attempts, 0);
  const registrations = attempts - signIns - withoutNeed;
  const parts = [
    `${count(signIns)} to sign in`,
    ...(registrations > 0 ? [`${count(registrations)} to register`] : []),
    ...(withoutNeed > 0 ? [`${count(withoutNeed)} that nobody meant or strangers made`] : []),
  ];
  return parts.length === 1 ? countOf(attempts, 'attempt') : `${countOf(attempts, 'attempt')} (${parts.join(', ')})`;
}

function inEachOf(arms: number): string {
  if (arms === 1) return 'in one arm';
  return arms === 2 ? 'each in both arms' : `each in all ${arms} arms`;
}

function runLine(results: Results): string {
  const { run, counts } = results;
  const { lived, attempts, by } = livedOf(results);
  return [
    `Run ${run.id}`,
    run.epochs[0]?.startedAt.slice(0, 10),
    `${countOf(counts.users, 'virtual user')}, ${lived}`,
    `${attempts}${counts.void === 0 ? '' : `, ${count(counts.void)} void`}`,
    ...(run.environment.machineTime === undefined ? by : ['virtual time']),
    `seed ${run.seed}`,
    ...(run.state === 'completed' ? [] : [`run ${run.state}: these figures are of what was done so far`]),
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** What each user lived, in how many attempts, and what drove them where time was not virtual. */
function livedOf(results: Results): { readonly lived: string; readonly attempts: string; readonly by: string[] } {
  switch (results.kind) {
    case 'pilot':
      return { ...livedInArms(results), by: [results.run.environment.browser ?? 'a browser'] };
    case 'load': {
      const { k6, trials } = results.load;
      return { ...livedInArms(results), by: [`k6 ${k6.version}`, countOf(trials.length, 'trial')] };
    }
    case 'rollout':
      return { lived: 'each in both tenants', attempts: countOf(results.counts.attempts, 'attempt'), by: [] };
    case 'recovery-drill': {
      const { attempts, byImpostors } = results.counts;
      return {
        lived:
          results.run.scenario.design === 'parallel'
            ? 'one way each'
            : `each by ${countOf(results.arms.length, 'way')}`,
        attempts: `${countOf(attempts, 'attempt')} (${count(byImpostors)} of impostors)`,
        by: [results.run.environment.browser ?? 'a browser'],
      };
    }
    case 'phishing-drill': {
      const { attempts, byAttackers } = results.counts;
      return {
        lived: results.run.scenario.design === 'parallel' ? 'one arm each' : inEachOf(results.arms.length),
        attempts: `${countOf(attempts, 'attempt')} (${count(byAttackers)} of attacks)`,
        by: [results.run.environment.browser ?? 'a browser'],
      };
    }
  }
}

function livedInArms({ run, counts }: ResultsOfSignIns): { readonly lived: string; readonly attempts: string } {
  return {
    lived: run.scenario.design === 'parallel' ? 'one arm each' : inEachOf(counts.byArm.length),
    attempts: attemptsInWords(counts),
  };
}
