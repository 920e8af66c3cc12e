// The claim "phishing-resistant" for each arm: the word, why, and one attempt that shows it, step by step.
import { html } from 'hono/html';
import type { Ruse } from '../../../scenarios/schema/ruse.ts';
import { sightFile, sightsFolder } from '../../../scenarios/schema/sight.ts';
import { armStyles } from '../../drawing/arm-style.ts';
import { dataTable } from '../../drawing/data-table.ts';
import { keepTogether } from '../../drawing/keep-together.ts';
import type { Html, Section } from '../../drawing/section.ts';
import type { PhishingResults, ResistanceVerdict } from '../../results/phishing-results.ts';
import type { ResultsOfPhishing } from '../../results/results.ts';
import { quantity } from '../../words/quantity.ts';
import { stepTitle } from '../../words/step-title.ts';
import { endInWords } from '../../words/stop-in-words.ts';
import { attackWords, stopperWords } from '../phishing-words.ts';
import { mark } from './phishing-lead.ts';

export const phishingVerdictsSection: Section<ResultsOfPhishing> = {
  id: 'verdicts',
  showsFigures: true,
  title: 'The claim “phishing-resistant”',
  render: ({ arms, phishing: { verdicts, sights } }) => {
    if (verdicts.length === 0)
      return html`<p>Not judged: faults are planted in the target, which is not the one that the claim is about.</p>`;
    const styleOf = armStyles(arms);
    return html`<p>RESISTANT: no attempt got through, and what refused the passkey is the origin that it is bound to. ONLY WITHOUT FALLBACK: none by a passkey, some by another way in. NOT RESISTANT: by a passkey itself, or nothing that people show is bound to an origin.</p>
${dataTable({
  caption: 'The verdict for each arm',
  quietCaption: true,
  columns: ['Arm', 'Verdict', 'Why'],
  rows: verdicts.map(({ arm, verdict, why }) => [styleOf(arm).name, mark(verdict), html`${keepTogether(why)}`]),
})}
${verdicts.map((verdict) => traceOf(verdict, styleOf(verdict.arm).name))}
${sightsOf(sights, (arm) => styleOf(arm).name)}`;
  },
};

function sightsOf(sights: PhishingResults['sights'], nameOf: (arm: string) => string): Html | string {
  if (sights.length === 0) return '';
  return html`<p>Pictures of this run: ${sights.map(
    (sight, nth) =>
      html`${nth === 0 ? '' : ' · '}<a href="${sightsFolder}/${sightFile(sight)}">${sightInWords(sight, nameOf)}</a>`,
  )}</p>`;
}

function sightInWords(sight: PhishingResults['sights'][number], nameOf: (arm: string) => string): Html | string {
  switch (sight.of) {
    case 'lure':
      return `what the person saw, ${sight.ruse === undefined ? 'at the site' : pagesInWords[sight.ruse]}`;
    case 'refusal':
      return 'what the passkey met there';
    case 'home':
      return html`what the attacker got, <bdi>${nameOf(sight.arm)}</bdi>`;
  }
}

const pagesInWords: Readonly<Record<Ruse, string>> = {
  relay: 'behind a relay',
  'relay-without-passkey': 'behind a relay that hides the passkey',
  harvest: 'on a copied page',
  'harvest-to-register': 'on a copied page that enrols a passkey',
};

function traceOf({ trace }: ResistanceVerdict, arm: string): Html | string {
  if (trace === undefined) return '';
  const { layer, attack } = trace;
  const end = attack.end === 'taken-over' ? 'taken over' : `stopped: ${stopperWords[attack.end].toLowerCase()}`;
  return html`<details><summary><bdi>${arm}</bdi>: one attempt, ${end}. ${attackWords[attack.kind]}, on person ${attack.user + 1} ${layer === 'real' ? 'of the run' : 'in virtual time'}</summary>
${dataTable({
  caption: `${arm}: one attempt, step by step`,
  quietCaption: true,
  columns: ['Step', 'What came of it', 'Code'],
  rows: attack.moves.flatMap(({ steps, seconds }, nth) =>
    steps.map(({ step, result, code }, at) => [
      `${at === 0 ? `${nth + 1}. ` : ''}${stepTitle(step)}`,
      `${result.replaceAll('-', ' ')}${at === steps.length - 1 ? `; ${quantity(seconds, 's')} in all` : ''}`,
      code === undefined || code === '0' ? '' : `${code}: ${endInWords(code)}`,
    ]),
  ),
})}</details>`;
}
