// One-time codes on the person's side: getting hold of one and typing it.
import { fetchMissing, type Fetching } from './belongings.ts';
import type { Intent } from './intent.ts';
import type { Person } from './person.ts';
import { isPhone, neighbour, typingMs } from './typing.ts';

export function obtainCode(person: Person): Intent<'obtain-code'> {
  const { atStep } = person;
  const { codeChannel } = person.situation;
  if (codeChannel === 'e-mail') return awaitMessage(person, atStep.durationMs('mailbox-opening'));
  const phone = phoneForCode(person);
  if (phone.missing) return { modelledMs: 0, result: 'not-at-hand', cause: 'second-factor-not-at-hand' };
  const intent =
    codeChannel === 'text-message'
      ? awaitMessage(person, phone.fetchingMs + atStep.durationMs('message-opening'))
      : { modelledMs: phone.fetchingMs + atStep.durationMs('authenticator-app-opening'), result: 'in-hand' as const };
  return phone.fetchingMs > 0 && intent.cause === undefined
    ? { ...intent, cause: 'second-factor-not-at-hand' }
    : intent;
}

export function submitCode(person: Person): Intent<'submit-code'> {
  const { atStep } = person;
  const { codeInHand = '' } = person.situation;
  const modelledMs = atStep.durationMs('page-orientation') + typingMs(person, 'key-of-code', codeInHand.length);
  const slipped = atStep.happens('code-mistyped');
  if (slipped && codeInHand !== '')
    return { modelledMs, text: mistypeCode(person, codeInHand), cause: 'code-mistyped' };
  if (rollsOver(person, modelledMs)) return { modelledMs, text: codeInHand, cause: 'code-of-previous-window' };
  return { modelledMs, text: codeInHand };
}

/** Waits for the message while reaching for phone or mailbox, and beyond that no longer than patience with a code allows. */
function awaitMessage({ atStep, situation: { messageInMs } }: Person, openingMs: number): Intent<'obtain-code'> {
  const waitsMs = Math.max(openingMs, atStep.durationMs('code-waiting'));
  if (messageInMs === undefined) return { modelledMs: waitsMs, result: 'not-arrived', cause: 'code-lost' };
  if (messageInMs > waitsMs) return { modelledMs: waitsMs, result: 'not-arrived', cause: 'code-late' };
  return { modelledMs: Math.max(messageInMs, openingMs), result: 'in-hand' };
}

/** Who sits at the phone has it; others may have to fetch it, which costs time once: not again when it came for its passkey. */
function phoneForCode(person: Person): Fetching {
  const { device, passkeyAt, visit } = person.situation;
  if (isPhone(device)) return { missing: false, fetchingMs: 0 };
  const phone = fetchMissing(person, 'phone-not-at-hand');
  const cameForPasskey = passkeyAt === 'phone' && !person.inAttempt.happens('cross-device-declined');
  return visit > 0 || cameForPasskey ? { ...phone, fetchingMs: 0 } : phone;
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
