// Findings as cards of a table: severity, what was found and from which facts, who is concerned, what mends it and what that breaks.
import { html } from 'hono/html';
import type { Finding } from '../../scenarios/schema/policy-answer.ts';
import { dataTable } from '../drawing/data-table.ts';
import type { Html } from '../drawing/section.ts';
import { countOf } from '../words/quantity.ts';
import { severityWords } from './registrable-in-words.ts';

/** More names than these stand in findings.csv alone. */
const mostNamed = 5;

export function findingsTable(findings: readonly Finding[], caption: string): Html {
  if (findings.length === 0) return html`<p class="without">No check found anything.</p>`;
  return dataTable({
    caption,
    quietCaption: true,
    columns: ['Severity', 'Found', 'Whom it concerns', 'What mends it', 'What that breaks'],
    rows: findings.map((finding) => [
      html`<strong>${severityWords[finding.severity]}</strong><span class="aside"><code>${finding.check}</code></span>`,
      html`<p><strong>${finding.title}.</strong> ${finding.sentence}</p>${chain(finding.evidence)}`,
      concerned(finding),
      finding.remedy,
      finding.breaks,
    ]),
  });
}

function chain(evidence: readonly string[]): Html {
  return evidence.length === 0
    ? html``
    : html`<details><summary>From which facts</summary><ol>${evidence.map((fact) => html`<li>${fact}</li>`)}</ol></details>`;
}

function concerned({ people }: Finding): Html {
  if (people === undefined) return html`nobody in particular`;
  const named = people.userPrincipalNames.slice(0, mostNamed);
  const more = people.count - named.length;
  return html`<p>${countOf(people.count, 'person', 'people')} of ${people.of}</p>${
    named.length === 0
      ? ''
      : html`<details><summary>Names</summary><p>${named.map((name) => html`<bdi>${name}</bdi> `)}${more > 0 ? `and ${countOf(more, 'more', 'more')} in findings.csv` : ''}</p></details>`
  }`;
}
