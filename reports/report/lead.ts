// The first screen of a report: of a pilot what its reader came for, the decision; of the other kinds the key figures and the paragraph.
// What is wrong with a run stands above.
import { html } from 'hono/html';
import { missedGates } from '../decision/missed-gates.ts';
import { departureLine, departureSentence } from '../departures/departures-in-words.ts';
import { departureNotice } from '../drawing/departure-notice.ts';
import { keepTogether } from '../drawing/keep-together.ts';
import type { Html } from '../drawing/section.ts';
import { phishingRealAndModelled } from '../phishing/phishing-real-and-modelled.ts';
import { doorTable } from '../phishing/sections/phishing-lead.ts';
import { drillRealAndModelled } from '../recovery/drill-real-and-modelled.ts';
import { recoveryDecisionRows } from '../recovery/recovery-decision-rows.ts';
import { nobodyBack } from '../recovery/recovery-summary.ts';
import { recoveryDecidedBy, recoveryDecisionTable } from '../recovery/sections/recovery-lead.ts';
import type { Results, ResultsOfDrill, ResultsOfPhishing, ResultsOfPilot } from '../results/results.ts';
import { countOf } from '../words/quantity.ts';
import { twinsInWords } from '../words/twins-in-words.ts';
import { decidedBy, decisionTable } from './decision-table.ts';
import { keyFigures } from './key-figures.ts';
import { realAndModelled } from './real-and-modelled.ts';

export function lead(results: Results): { readonly title: string; readonly body: Html } {
  const alerts = html`${departureNotice(results.departures)}${warning(results)}${gateNotice(results)}`;
  if (results.kind === 'recovery-drill') return leadOfDrill(results, alerts);
  if (results.kind === 'phishing-drill') return leadOfPhishing(results, alerts);
  return results.kind === 'pilot'
    ? {
        title: 'The decision',
        body: html`${alerts}${decisionTable(results)}${decidedBy(results)}${keyFigures(results)}<p class="summary">${keepTogether(realAndModelled(results, { withShares: true }))}${twins(results)}</p>`,
      }
    : {
        title: 'In short',
        body: html`${alerts}${keyFigures(results)}<p class="summary">${keepTogether(summaryOf(results))}</p>`,
      };
}

/** Where nobody gets back in that is the first line, above all else that is wrong. */
function leadOfDrill(results: ResultsOfDrill, alerts: Html): { readonly title: string; readonly body: Html } {
  const nobody = nobodyBack(results);
  const rows = recoveryDecisionRows(results);
  return {
    title: 'The decision',
    body: html`${nobody === '' ? '' : html`<p class="alert"><strong>${keepTogether(nobody)}</strong></p>`}${alerts}${recoveryDecisionTable(rows)}${rows.length === 0 ? '' : recoveryDecidedBy(results)}${keyFigures(results)}<p class="summary">${keepTogether(drillRealAndModelled(results))}</p>`,
  };
}

function leadOfPhishing(results: ResultsOfPhishing, alerts: Html): { readonly title: string; readonly body: Html } {
  return {
    title: 'The remaining door',
    body: html`${alerts}${doorTable(results)}${keyFigures(results)}<p class="summary">${keepTogether(phishingRealAndModelled(results))}</p>`,
  };
}

/** Which attempts differ stands in their section. */
function twins({ many }: ResultsOfPilot): Html | string {
  return many === undefined ? '' : html` <a href="#twins">${keepTogether(twinsInWords(many))}</a>`;
}

/** Of a load generator; where it is among the departures, it is told with them. */
function warning(results: Results): Html | string {
  const found = results.departures.some(({ kind }) => kind === 'generator') ? undefined : generatorWarningOf(results);
  return found === undefined ? '' : html`<p class="alert"><strong>${keepTogether(found)}</strong></p>`;
}

function gateNotice(results: Results): Html | string {
  const missed = missedGates(results);
  return missed.length === 0
    ? ''
    : html`<p class="alert"><strong>${countOf(missed.length, 'gate')} missed:</strong> ${missed.length === 1 ? missed[0]?.sentence : html`<a href="#gates">which, and by how much</a>`}</p>`;
}

/** What stands alone, above everything, is not said again. */
function summaryOf(results: Results): string {
  const { summary, departures } = results;
  const told = [
    ...(departures.length > 0 ? [departureSentence(departures), `${departureLine(departures)}.`] : []),
    generatorWarningOf(results),
  ];
  const first = told.find((sentence) => sentence !== undefined && summary.startsWith(sentence));
  return first === undefined ? summary : summary.slice(first.length).trimStart();
}

function generatorWarningOf(results: Results): string | undefined {
  return results.kind === 'load' ? results.load.generatorWarning : undefined;
}
