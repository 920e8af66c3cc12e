// Both sides in one table: for each persona and arm the weakest way in, the smallest change that closes it, and what that costs in sign-ins.
import { html } from 'hono/html';
import { armStyles } from '../../drawing/arm-style.ts';
import { dataTable } from '../../drawing/data-table.ts';
import type { Html, Section } from '../../drawing/section.ts';
import type { RemainingDoor } from '../../results/phishing-results.ts';
import type { ResultsOfPhishing } from '../../results/results.ts';
import { percent } from '../../words/quantity.ts';
import { needsInWords, priceInWords } from '../door-in-words.ts';
import { attackInSentence, attackWords, rateAlone, rateInWords } from '../phishing-words.ts';
import { signInsTold } from '../told-attacks.ts';

export const phishingDoorsTable: Section<ResultsOfPhishing> = {
  id: 'doors',
  showsFigures: true,
  title: 'The remaining door, and what closes it',
  render: (results) => {
    const styleOf = armStyles(results.arms);
    return html`<p>A change is another arm of this run in which that attack takes over at most a third as many accounts and no other attack surely more; of several, the one that differs in the fewest settings, then the one that loses the fewest sign-ins. An attack that there was nothing for before (a passkey to copy) is named as opened.</p>
${dataTable({
  caption: 'Of 1\u00a0000 attacks, accounts taken over; of their own needs to sign in, met',
  columns: [
    'Persona',
    'Arm',
    'Weakest way in',
    'Of 1\u00a0000',
    'Needs met',
    'Closed by',
    'Then of 1\u00a0000',
    'Its price',
    'Opened',
  ],
  rows: results.phishing.doors.map((door) => rowOf(results, door, (arm) => styleOf(arm).name)),
})}`;
  },
};

function rowOf(results: ResultsOfPhishing, door: RemainingDoor, nameOf: (arm: string) => string): (string | Html)[] {
  const { arm, persona, title, kind, takenOver, change, without } = door;
  const met = signInsTold(results, persona).find((row) => row.arm === arm)?.met;
  return [
    html`<bdi>${title}</bdi>`,
    nameOf(arm),
    attackWords[kind],
    rateInWords(takenOver),
    met === undefined ? 'not lived' : percent(met.value),
    change === undefined
      ? (without ?? '')
      : html`${nameOf(change.arm)}<span class="aside">${change.settings.join('; ')}</span>`,
    change === undefined ? '' : rateInWords(change.takenOver),
    change === undefined
      ? ''
      : change.registered === undefined && change.needs !== undefined
        ? needsInWords(change.needs)
        : priceInWords(change),
    change === undefined
      ? ''
      : change.opens
          .map(({ kind: opened, takenOver: by }) => `${attackInSentence(opened)} (${rateAlone(by)})`)
          .join(', '),
  ];
}
