// Findings, the worst first: what was found and from which facts, who is concerned, what mends it and what that breaks. Those that can
// wait are folded.
import { html } from 'hono/html';
import type { Finding } from '../../scenarios/schema/policy-answer.ts';
import type { Html } from '../drawing/section.ts';
import { countOf } from '../words/quantity.ts';
import { severityWords } from './registrable-in-words.ts';

/** More names than these stand in findings.csv alone. */
const mostNamed = 5;
const unfolded: ReadonlySet<Finding['severity']> = new Set(['critical', 'high']);

export function findingsList(findings: readonly Finding[]): Html {
  if (findings.length === 0) return html`<p class="without">No check found anything.</p>`;
  return html`<div class="findings">${findings.map((finding) =>
    unfolded.has(finding.severity)
      ? html`<article><h3>${heading(finding)}</h3>${body(finding)}</article>`
      : html`<details><summary>${heading(finding)}</summary>${body(finding)}</details>`,
  )}</div>`;
}

/** For a list in a list: severity and title alone. */
export function findingsNamed(findings: readonly Finding[]): Html {
  if (findings.length === 0) return html`<p class="without">None.</p>`;
  return html`<ul>${findings.map((finding) => html`<li>${heading(finding)}</li>`)}</ul>`;
}

function heading({ severity, title, people }: Finding): Html {
  return html`<span class="severity severity-${severity}">${severityWords[severity]}</span> ${title}${people === undefined ? '' : html` <span class="concerned">${countOf(people.count, 'person', 'people')}</span>`}`;
}

function body({ check, sentence, evidence, people, remedy, breaks }: Finding): Html {
  return html`<p>${sentence}</p>
<p><strong>Mends it:</strong> ${remedy} <strong>That breaks:</strong> ${breaks}</p>
<details><summary>From which facts${people === undefined ? '' : ', and whom it concerns'}</summary><ul>${evidence.map((fact) => html`<li>${fact}</li>`)}</ul>
${people === undefined ? '' : names(people)}<p class="aside">Check <code>${check}</code></p></details>`;
}

function names({ count, of, userPrincipalNames }: NonNullable<Finding['people']>): Html {
  const more = count - mostNamed;
  return html`<p>${countOf(count, 'person', 'people')} of ${of}: ${userPrincipalNames.slice(0, mostNamed).map((name) => html`<bdi>${name}</bdi> `)}${more > 0 ? `and ${countOf(more, 'more', 'more')} in findings.csv` : ''}</p>`;
}
