// Pages that only have to be looked at and clicked.
import type { ActionAt } from '../../scenarios/flows/action.ts';
import type { Intent } from './intent.ts';
import type { Person } from './person.ts';

/** Opening the first page costs nothing: the attempt's clock starts with the request. Later on it is a click. */
export function openPage(person: Person): Intent<ActionAt<'page'>> {
  return person.intent.opens(person.situation.elapsedMs === 0 ? 0 : person.atStep.durationMs('pointing'));
}

/** The page goes on by itself. */
export function sentOn(person: Person): Intent<ActionAt<'page'>> {
  return person.intent.opens(0);
}

/** Finding a link on the page and clicking it. */
export function followLink(person: Person): Intent<ActionAt<'page'>> {
  return person.intent.opens(person.atStep.durationMs('page-orientation') + person.atStep.durationMs('pointing'));
}
