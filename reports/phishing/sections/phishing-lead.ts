// What a reader of a phishing drill came for, on one screen: for each persona and arm the best attack, the door that it goes through, what closes
// it and what that costs; below, the claim "phishing-resistant".
import { html } from 'hono/html';
import { dataTable } from '../../drawing/data-table.ts';
import { decisionMark, type DecisionLook } from '../../drawing/decision-mark.ts';
import { keepTogether } from '../../drawing/keep-together.ts';
import type { Html } from '../../drawing/section.ts';
import type { RemainingDoor, ResistanceWord } from '../../results/phishing-results.ts';
import type { ResultsOfPhishing } from '../../results/results.ts';
import { asStated } from '../../words/quantity.ts';
import { changeInShort } from '../door-in-words.ts';
import { attackWords, rateAlone, resistanceInWords } from '../phishing-words.ts';
import { scopeOf } from '../told-attacks.ts';

const looks: Readonly<Record<ResistanceWord, readonly [DecisionLook, sign: string]>> = {
  resistant: ['go', '✓'],
  'resistant-without-fallback': ['amend', '~'],
  'not-resistant': ['stop', '×'],
  'too-few': ['open', '…'],
};

export function doorTable(results: ResultsOfPhishing): Html {
  const { arms, phishing, run } = results;
  const rows = run.personas.flatMap(({ id, title, weight }) => {
    const doors = phishing.doors.filter(({ persona }) => persona === id);
    return doors.length === 0 ? [] : [{ title, weight, doors }];
  });
  if (rows.length === 0) return html`<p>Nobody was attacked, so that nothing is known of any door.</p>`;
  const cell = (door: RemainingDoor | undefined) =>
    door === undefined
      ? 'not attacked'
      : html`<b>${rateAlone(door.takenOver)}</b> ${attackWords[door.kind]}<span class="aside">${keepTogether(changeInShort(door, arms))}</span>`;
  return html`${dataTable({
    caption:
      'Of 1\u00a0000 attacks of the kind that does best, accounts taken over; what closes that door, and its price',
    quietCaption: true,
    columns: ['Persona', ...arms.map(({ title }) => title)],
    rows: [
      [
        html`“Phishing-resistant”?`,
        ...arms.map(({ id }) => {
          const found = phishing.verdicts.find(({ arm }) => arm === id);
          return found === undefined ? 'not judged' : mark(found.verdict);
        }),
      ],
      ...rows.map(({ title, weight, doors }) => {
        const persona: (string | Html)[] = [
          html`<bdi class="claim-title">${title}</bdi><span class="aside">${asStated(weight, 'proportion')} of the tenant</span>`,
        ];
        return persona.concat(arms.map(({ id }) => cell(doors.find(({ arm }) => arm === id))));
      }),
    ],
  })}
<p class="aside">Accounts taken over, of 1\u00a0000 attacked by the attack that does best there. ${scopeOf(results)}. <a href="#doors">What closes a door, and its price</a> · <a href="#verdicts">Why a claim holds, with an attempt each</a> · <a href="#attacks">Every attack</a></p>`;
}

export function mark(verdict: ResistanceWord): Html {
  return decisionMark(...looks[verdict], resistanceInWords[verdict]);
}
