// What a change does to people and to findings: the difference alone.
import { html } from 'hono/html';
import type { PolicyChange } from '../../scenarios/schema/policy-answer.ts';
import { dataTable } from '../drawing/data-table.ts';
import type { Html } from '../drawing/section.ts';
import { count, countOf } from '../words/quantity.ts';
import { findingsList, findingsNamed } from './findings-section.ts';

export const changesOfPeople = [
  ['gainRegistration', 'May register more'],
  ['loseRegistration', 'May register less'],
  ['loseSignIn', 'Lose sign-in with a passkey in hand'],
  ['gainSignIn', 'Gain sign-in with a passkey in hand'],
  ['loseFirstPasskey', 'Lose the way to a first passkey'],
  ['demandsCome', 'Must meet what was not demanded before'],
  ['demandsGo', 'Need not meet any more what was demanded'],
  ['join', 'Only in these exports'],
  ['leave', 'Only in the other exports'],
] as const satisfies readonly (readonly [keyof PolicyChange, string])[];

export const noPeopleCompared = 'No people were exported, so who gains and who loses is not known.';

/** Kinds of change beyond these stand in policy.json alone. */
const mostKinds = 12;

/** @param exported number of people in the exports; without any, that nobody gains or loses would be no finding. */
export function changeSection(change: PolicyChange, exported: number): Html {
  const lines = changesOfPeople.flatMap(([field, words]) =>
    kindsOf(change[field]).map(([what = '', people = '', example = '']) => [words, what, people, example]),
  );
  return html`${
    lines.length === 0
      ? html`<p>${exported === 0 ? noPeopleCompared : 'Nobody gains or loses anything.'}</p>`
      : dataTable({
          caption: 'Who gains and who loses',
          columns: ['What', 'From what to what', 'People', 'For example'],
          rows: lines,
        })
  }
${
  change.notCompared.length === 0
    ? ''
    : html`<h3>What could not be compared</h3>
<ul>${change.notCompared.map((each) => html`<li>${each}</li>`)}</ul>`
}
<h3>Findings that are new</h3>
${findingsOf(change.findingsCome)}
<h3>Findings that concern others than before</h3>
${
  change.findingsChange.length === 0
    ? html`<p class="without">None.</p>`
    : dataTable({
        caption: 'Findings that concern others than before',
        quietCaption: true,
        columns: ['Finding', 'Before', 'Now'],
        rows: change.findingsChange.map(({ title, before, now }) => [title, count(before), count(now)]),
      })
}
<h3>Findings that are gone</h3>
${findingsNamed(change.findingsGo)}`;
}

function findingsOf(findings: PolicyChange['findingsCome']): Html {
  return findings.length === 0 ? findingsNamed(findings) : findingsList(findings);
}

/** People to whom the same happens together, the most first. */
function kindsOf(people: PolicyChange['loseSignIn']): string[][] {
  const kinds = [...Map.groupBy(people, ({ what }) => what)].toSorted(([, a], [, b]) => b.length - a.length);
  const rest = kinds.slice(mostKinds).reduce((sum, [, of]) => sum + of.length, 0);
  return [
    ...kinds.slice(0, mostKinds).map(([what, of]) => [what, count(of.length), of[0]?.userPrincipalName ?? '']),
    ...(rest === 0 ? [] : [[`${countOf(kinds.length - mostKinds, 'other kind')}`, count(rest), 'see policy.json']]),
  ];
}
