// policy.html: one file, no network, no script. A view of the answer; every number comes from it.
import { html } from 'hono/html';
import { registrableLadder, type PolicyAnswerInShort } from '../../scenarios/schema/policy-answer.ts';
import type { BuiltChart } from '../drawing/chart.ts';
import { dataTable } from '../drawing/data-table.ts';
import { builtFigure } from '../drawing/figure.ts';
import type { ChartWidth } from '../drawing/frame.ts';
import { keepTogether } from '../drawing/keep-together.ts';
import { reportDocument } from '../drawing/report-document.ts';
import type { Html } from '../drawing/section.ts';
import { toldChart } from '../drawing/told-chart.ts';
import { count, countOf } from '../words/quantity.ts';
import { changeSection } from './change-section.ts';
import { findingsList } from './findings-section.ts';
import { firstPasskeyChart } from './first-passkey-chart.ts';
import { peopleByRegistrableChart } from './people-by-registrable-chart.ts';
import { proposalOutcome } from './proposal-outcome.ts';
import { policySummary } from './policy-summary.ts';
import { registrableWords } from './registrable-in-words.ts';
import { signInSection } from './sign-in-section.ts';

interface Part {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

/** @param version of the program. */
export async function policyPage(answer: PolicyAnswerInShort, version: string): Promise<string> {
  const { signIn, explained, change, proposal } = answer;
  const parts: Part[] = [
    ...(signIn === undefined ? [] : [{ id: 'sign-in', title: 'The sign-in asked about', body: signInSection(signIn) }]),
    ...(explained === undefined
      ? []
      : [{ id: 'explained', title: explained.userPrincipalName, body: facts(explained.facts) }]),
    ...(change === undefined
      ? []
      : [
          {
            id: 'change',
            title: 'What differs from the other exports',
            body: changeSection(change, answer.shares.people),
          },
        ]),
    { id: 'findings', title: 'What was found', body: findingsList(answer.findings) },
    ...(proposal === undefined
      ? []
      : [
          {
            id: 'proposal',
            title: 'What would close the critical findings',
            body: proposalSection(proposal, answer.shares.people),
          },
        ]),
    {
      id: 'registrable',
      title: 'Who may register what',
      body: await figureOf(
        'people-by-registrable',
        (width) => peopleByRegistrableChart(answer, width),
        answer.shares.registrable === 'told' ? 'Nobody was exported.' : 'No passkey policy was exported.',
      ),
    },
    {
      id: 'first-passkey',
      title: 'The way to a first passkey',
      body: await figureOf(
        'first-passkey-ways',
        (width) => firstPasskeyChart(answer, width),
        'Nobody without a passkey was exported.',
      ),
    },
    { id: 'not-checked', title: 'What could not be checked', body: notCheckedSection(answer) },
    { id: 'sources', title: 'What was read', body: sourcesSection(answer) },
    { id: 'reading', title: 'How to read this', body: reading() },
  ];
  const page = await reportDocument({
    title: 'Policies of a tenant: passkey pilot',
    kicker: 'Passkey pilot policy',
    heading: 'What the policies do to whom',
    runLine: `${countOf(answer.shares.people, 'person', 'people')} · ${countOf(answer.sources.length, 'file')} · judged for ${answer.judgedOn}`,
    inShort: html`<p class="summary">${keepTogether(policySummary(answer))}</p>`,
    parts,
    footer: html`<p>Written by passkey-pilot ${version}. The complete answer is beside this file as <code>policy.json</code>, findings with every person concerned as <code>findings.csv</code>. Nothing left this machine.</p>`,
  });
  return page.replaceAll(control, '\ufffd').replaceAll(turning, '');
}

/** HTML has no place for them, not even as references. */
const control = /[^\P{Cc}\t\n\r]/gu;
/** Embeddings, overrides and isolates, of which the page has none of its own: in the name of a policy they would turn the sentence round it. */
const turning = /[\u202a-\u202e\u2066-\u2069]/gu;

async function figureOf(
  id: string,
  build: (width: ChartWidth) => BuiltChart | undefined,
  without: string,
): Promise<Html> {
  const [wide, narrow] = [build('wide'), build('narrow')];
  return wide === undefined || narrow === undefined
    ? html`<p class="without">${without}</p>`
    : builtFigure(id, { wide: toldChart(wide, []), narrow: toldChart(narrow, []) });
}

function facts(chain: readonly string[]): Html {
  return html`<ol>${chain.map((fact) => html`<li>${fact}</li>`)}</ol>`;
}

function proposalSection(proposal: NonNullable<PolicyAnswerInShort['proposal']>, exported: number): Html {
  const { patches, before, after, change } = proposal;
  const outcome = proposalOutcome(proposal);
  if (patches.length === 0) return html`<p>${outcome}</p>`;
  const severitiesThere = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return html`<p>To be reviewed and made by an administrator, in this order: nothing was sent anywhere. ${outcome}</p>
${patches.map(
  ({ sentence, method, path, body, closes }) => html`<h3>${sentence}</h3>
<p>Closes ${closes.join(', ')}.</p>
<pre><code>${method} ${path}
${JSON.stringify(body, null, 2)}</code></pre>`,
)}
${dataTable({
  caption: 'Findings before and after',
  columns: ['Severity', 'Before', 'After'],
  rows: severitiesThere.map((severity) => [severity, count(before[severity] ?? 0), count(after[severity] ?? 0)]),
})}
<h3>What it does to people</h3>
${changeSection(change, exported)}`;
}

function notCheckedSection({ notChecked }: PolicyAnswerInShort): Html {
  return notChecked.length === 0
    ? html`<p>Every check had what it needs.</p>`
    : dataTable({
        caption: 'Checks that could not look',
        quietCaption: true,
        columns: ['Check', 'Because'],
        rows: notChecked.map(({ check, because }) => [check, because]),
      });
}

function sourcesSection({ sources, unread }: PolicyAnswerInShort): Html {
  return html`${dataTable({
    caption: 'Files, and what they were recognised as by their content',
    columns: ['File', 'Holds', 'Rows', 'Odd, and understood'],
    rows: sources.map(({ file, holds, rows, notes }) => [file, holds, count(rows), notes.join(' ')]),
  })}
${
  unread.length === 0
    ? ''
    : dataTable({
        caption: 'What could not be read',
        columns: ['File', 'Why'],
        rows: unread.map(({ file, line, column, sentence }) => [
          [file, line, column].filter((part) => part !== undefined).join(':'),
          sentence,
        ]),
      })
}`;
}

function reading(): Html {
  return html`<ul>
<li>All profiles of all groups that somebody is in apply, and a passkey must meet one of them: so the weakest thing that they may register decides. From the strictest: ${registrableLadder.map((rung) => registrableWords[rung]).join(' · ')}.</li>
<li>Whoever is excluded is excluded, whatever else includes them.</li>
<li>Every Conditional Access policy that is enabled and applies must be met. Those that only report are told apart. A condition that is not evaluated here makes the answer <em>not known</em>, never <em>no</em>.</li>
<li>A part that was not exported is not taken for empty: what needs it is listed as not checked.</li>
<li>The rules follow what Microsoft documents, and where that is silent what others have observed. The tenant itself was not asked.</li>
</ul>`;
}
