// What makes a run other than plain, above everything else on its page: in one sentence while that is short, else in a line of words, with
// the sentences and the whole of every list to open.
import { html } from 'hono/html';
import { keepTogether } from './keep-together.ts';
import { type Departure, hasPlantedFaults } from '../results/departure.ts';
import { departureLine, departureSentence, itemsInSentence } from '../departures/departures-in-words.ts';
import type { Html } from './section.ts';

/** Characters, some two lines of the page. */
const shortSentence = 240;

/** Nothing for a plain run. */
export function departureNotice(departures: readonly Departure[]): Html | string {
  if (departures.length === 0) return '';
  const sentence = departureSentence(departures);
  const long = departures.filter(({ items }) => items.length > itemsInSentence);
  const isShort = sentence.length <= shortSentence && long.length === 0;
  return html`<div class="alert"><p><strong>${keepTogether(isShort ? sentence : `${departureLine(departures)}.`)}</strong></p>${
    hasPlantedFaults(departures)
      ? html`<p>Every figure is about the faulty target: claims are not judged, and decisions are those with the faults planted.</p>`
      : ''
  }${
    isShort
      ? ''
      : html`<details><summary>What exactly</summary><p>${keepTogether(sentence)}</p>${long.map(({ words, items }) => html`<p>All of “${words}”:</p><ul>${items.map((item) => html`<li>${keepTogether(item)}</li>`)}</ul>`)}</details>`
  }</div>`;
}
