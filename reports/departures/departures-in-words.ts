// How departures are told: in the first sentence of a summary, and in one line on every chart.
import type { Departure } from '../results/departure.ts';

/** Of a long list a sentence names this many. */
export const itemsInSentence = 4;

/** "Not a plain run: 2 faults planted, 3 parameters fixed". Empty: a plain run. */
export function departureLine(departures: readonly Pick<Departure, 'words'>[]): string {
  return departures.length === 0 ? '' : `Not a plain run: ${departuresInShort(departures)}`;
}

/** "2 faults planted, 3 parameters fixed": for a field of a table. Empty: a plain run. */
export function departuresInShort(departures: readonly Pick<Departure, 'words'>[]): string {
  return departures.map(({ words }) => words).join(', ');
}

/** One sentence that names each in full. Empty: a plain run. */
export function departureSentence(departures: readonly Departure[]): string {
  if (departures.length === 0) return '';
  return `This is not a plain run: ${departures.map(({ sentence }) => clauseOf(sentence)).join('; ')}.`;
}

/** A summary for whoever has been told the departures already: its first sentence, in full or in short, is about them. */
export function withoutDepartures(summary: string, departures: readonly Departure[]): string {
  const told = [departureSentence(departures), `${departureLine(departures)}.`].find(
    (sentence) => departures.length > 0 && summary.startsWith(sentence),
  );
  return told === undefined ? summary : summary.slice(told.length).trimStart();
}

function clauseOf(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/, '');
}
