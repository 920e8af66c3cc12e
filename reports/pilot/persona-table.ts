// The decision for each persona, with its reason.
import { html } from 'hono/html';
import { findContrast, findEstimate, primaryMetric } from './charts/find-estimate.ts';
import { keepTogether } from '../drawing/keep-together.ts';
import { hasPlantedFaults } from '../results/departure.ts';
import { asStated, countOf, unitOfContrast } from '../words/quantity.ts';
import type { Results } from '../results/results.ts';
import { dataTable } from '../drawing/data-table.ts';
import { figureCell } from '../drawing/figure-cell.ts';
import type { Html, Section } from '../drawing/section.ts';

export const personaTable: Section = {
  id: 'personas',
  showsFigures: true,
  title: 'Decision by persona',
  render: (results) => {
    const metric = primaryMetric(results, 'proportion');
    return html`<p>${metric?.title ?? 'Success'}. Go, amend or stop is decided for each persona by a rule that was fixed before the run. It speaks about this model of the persona.</p>
${dataTable({
  caption: 'Decision by persona',
  quietCaption: true,
  columns: [
    'Persona',
    hasPlantedFaults(results.departures) ? 'Decision with the faults planted, and why' : 'Decision, and why',
    'Password + code',
    'Passkey',
    'Difference in success',
  ],
  rows: results.personas.map((persona) => [
    html`<span class="claim-title">${persona.title}</span><span class="aside">${asStated(persona.weight, 'proportion')} of the tenant, ${countOf(persona.users, 'user')}, ${persona.registered} with a passkey</span>`,
    html`${decision(persona.decision)}<span class="why">${keepTogether(persona.why)}</span>`,
    ...['password-otp', 'passkey'].map((arm) => rate(results, metric?.id, arm, persona.id)),
    difference(results, metric?.id, persona.id),
  ]),
})}`;
  },
};

const signs = { go: '✓', amend: '~', stop: '×', 'no verdict': '…' } as const;
const leanings = { go: 'for', amend: 'open', stop: 'against', 'no verdict': 'open' } as const;

function decision(word: keyof typeof signs): Html {
  return html`<span class="verdict verdict-${leanings[word]}"><span class="sign" aria-hidden="true">${signs[word]}</span> ${word}</span>`;
}

function rate(results: Results, metric: string | undefined, arm: string, persona: string): Html {
  return figureCell(
    (metric === undefined ? undefined : findEstimate(results, metric, arm, persona)) ?? {},
    'proportion',
  );
}

function difference(results: Results, metric: string | undefined, persona: string): Html {
  const contrast = metric === undefined ? undefined : findContrast(results, metric, 'difference', persona);
  return figureCell(contrast ?? {}, contrast === undefined ? '' : unitOfContrast(contrast));
}
