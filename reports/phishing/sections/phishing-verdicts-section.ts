// The claim "phishing-resistant" for each arm: the word, why, and one attempt that shows it, step by step.
import { html } from 'hono/html';
import { armStyles } from '../../drawing/arm-style.ts';
import { dataTable } from '../../drawing/data-table.ts';
import { keepTogether } from '../../drawing/keep-together.ts';
import type { Html, Section } from '../../drawing/section.ts';
import type { ResistanceVerdict } from '../../results/phishing-results.ts';
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
  render: ({ arms, phishing: { verdicts } }) => {
    const styleOf = armStyles(arms);
    return html`<p>RESISTANT: no attempt got through, and what refused the passkey is the origin that it is bound to. ONLY WITHOUT FALLBACK: none by a passkey, some by another way in. NOT RESISTANT: by a passkey itself, or nothing that people show is bound to an origin.</p>
${dataTable({
  caption: 'The verdict for each arm',
  quietCaption: true,
  columns: ['Arm', 'Verdict', 'Why'],
  rows: verdicts.map(({ arm, verdict, why }) => [styleOf(arm).name, mark(verdict), html`${keepTogether(why)}`]),
})}
${verdicts.map((verdict) => traceOf(verdict, styleOf(verdict.arm).name))}`;
  },
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
