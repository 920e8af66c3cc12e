// One-time codes on the person's side: getting hold of one and typing it.
import type { Intent } from './intent.ts';
import type { IntentInHand } from './intent-in-hand.ts';
import type { Person } from './person.ts';
import { neighbour, typingMs } from './typing.ts';
import { phoneForSecondFactor } from './phone-for-second-factor.ts';

export function obtainCode(person: Person): Intent<'obtain-code'> {
  const { atStep } = person;
  const { codeChannel } = person.situation;
  if (codeChannel === 'e-mail') return awaitMessage(person, atStep.durationMs('mailbox-opening'));
  const phone = phoneForSecondFactor(person);
  if (phone.missing) return person.intent.finds(0, 'not-at-hand', 'second-factor-not-at-hand');
  const intent =
    codeChannel === 'text-message'
      ? awaitMessage(person, phone.fetchingMs + atStep.durationMs('message-opening'))
      : person.intent.finds(phone.fetchingMs + atStep.durationMs('authenticator-app-opening'), 'in-hand');
  if (phone.fetchingMs > 0) intent.cause ??= 'second-factor-not-at-hand';
  return intent;
}

export function submitCode(person: Person): Intent<'submit-code'> {
  const { atStep } = person;
  const { codeInHand = '' } = person.situation;
  const modelledMs = atStep.durationMs('page-orientation') + typingMs(person, 'key-of-code', codeInHand.length);
  const slipped = atStep.happens('code-mistyped');
  if (slipped && codeInHand !== '')
    return person.intent.types(modelledMs, mistypeCode(person, codeInHand), 'code-mistyped');
  return person.intent.types(
    modelledMs,
    codeInHand,
    rollsOver(person, modelledMs) ? 'code-of-previous-window' : undefined,
  );
}

/** Waits for the message while reaching for phone or mailbox, and beyond that no longer than patience with a code allows. */
function awaitMessage(
  { atStep, situation: { messageInMs }, intent }: Person,
  openingMs: number,
): IntentInHand & Intent<'obtain-code'> {
  const waitsMs = Math.max(openingMs, atStep.durationMs('code-waiting'));
  if (messageInMs === undefined) return intent.finds(waitsMs, 'not-arrived', 'code-lost');
  if (messageInMs > waitsMs) return intent.finds(waitsMs, 'not-arrived', 'code-late');
  return intent.finds(Math.max(messageInMs, openingMs), 'in-hand');
}

/** Another digit in one place: six digits still, and never the right code. */
function mistypeCode(person: Person, code: string): string {
  const at = Math.floor(person.atStep.stream('slip').uniform() * code.length);
  return code.slice(0, at) + neighbour(code.charAt(at)) + code.slice(at + 1);
}

/** The app shows another code by the time this one has been typed; whether the target still takes it is its affair. */
function rollsOver({ atStep, situation: { codeChannel, nowMs } }: Person, typingTakesMs: number): boolean {
  if (codeChannel !== 'totp') return false;
  const windowMs = atStep.value('one-time-password-window');
  return Math.floor(nowMs / windowMs) !== Math.floor((nowMs + typingTakesMs) / windowMs);
}
