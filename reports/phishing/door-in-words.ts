// A remaining door, what closes it and what that costs, in words: for the page, the terminal, and whoever reads either.
import type { ArmOfRun } from '../results/arm-of-run.ts';
import type { DoorChange, NeedsDifference, RemainingDoor } from '../results/phishing-results.ts';
import { isolatedTitle } from '../words/isolated-title.ts';
import { differenceOfProportions, endsInWords, quantity, spreadInWords } from '../words/quantity.ts';
import { attackInSentence, rateAlone } from './phishing-words.ts';

/** "Closed by Passkey required (“…”): −15.0 points of needs met; opens …". */
export function changeInWords(door: RemainingDoor, arms: readonly ArmOfRun[]): string {
  const { change, without } = door;
  if (change === undefined) return without ?? '';
  return [`${arrow(change, arms)}, ${rateAlone(change.takenOver)} left`, priceInWords(change), opensInWords(change)]
    .filter((part) => part !== '')
    .join('; ');
}

/** "Closed by passkeys required: −12.0 points of needs met; opens …". */
export function changeInShort({ change, takenOver }: RemainingDoor, arms: readonly ArmOfRun[]): string {
  if (change === undefined) return takenOver.events === 0 ? 'None was seen.' : 'No arm of this run closes it.';
  const { needs } = change;
  const price = needs === undefined ? '' : `: ${quantity(needs.value, differenceOfProportions)} of needs met`;
  const opened = opensInWords(change);
  return `${arrow(change, arms)}${price}${opened === '' ? '' : `; ${opened}`}`;
}

function arrow({ arm }: DoorChange, arms: readonly ArmOfRun[]): string {
  return `Closed by ${isolatedTitle(arms.find(({ id }) => id === arm)?.inSentence ?? arm)}`;
}

/** "−15.0 points of needs met (± 0.6)". */
export function priceInWords({ needs, registered }: DoorChange): string {
  const parts = [
    ...(needs === undefined ? [] : [`${needsInWords(needs)} of needs met`]),
    ...(registered === undefined || registered === 0
      ? []
      : [`${quantity(registered, differenceOfProportions)} of passkeys registered`]),
  ];
  return parts.join(', ');
}

/** "−15.0 points (± 0.6)"; of the people of the run "−15.0 points (95 % CI −21 to −9)". */
export function needsInWords({ value, interval, simulationError }: NeedsDifference): string {
  const found = quantity(value, differenceOfProportions);
  if (interval !== undefined) return `${found} (95\u00a0% CI\u00a0${endsInWords(interval, differenceOfProportions)})`;
  // Where nobody lost a sign-in, an error of nothing would say that nobody can.
  if (simulationError === undefined || simulationError === 0) return found;
  return `${found} (±\u00a0${spreadInWords(simulationError, differenceOfProportions)})`;
}

function opensInWords({ opens }: DoorChange): string {
  return opens.length === 0
    ? ''
    : `opens ${opens.map(({ kind, takenOver }) => `${attackInSentence(kind)} (${rateAlone(takenOver)})`).join(', ')}`;
}
