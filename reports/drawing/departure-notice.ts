// What makes a run other than plain, above everything else on its page: in one sentence, and where that shortens a list, the whole list.
import { html } from 'hono/html';
import { keepTogether } from './keep-together.ts';
import { type Departure, hasPlantedFaults } from '../results/departure.ts';
import { departureSentence, itemsInSentence } from '../departures/departures-in-words.ts';
import type { Html } from './section.ts';

/** Nothing for a plain run. */
export function departureNotice(departures: readonly Departure[]): Html | string {
  if (departures.length === 0) return '';
  const long = departures.filter(({ items }) => items.length > itemsInSentence);
  return html`<div class="alert"><p><strong>${keepTogether(departureSentence(departures))}</strong></p>${
    hasPlantedFaults(departures)
      ? html`<p>Every figure is about the faulty target: claims are not judged, and decisions are those with the faults planted.</p>`
      : ''
  }${long.map(({ words, items }) => html`<p>All of “${words}”:</p><ul>${items.map((item) => html`<li>${keepTogether(item)}</li>`)}</ul>`)}</div>`;
}
