// The passkey prompt on the person's side: reaching for the passkey, then face, finger, PIN or security key.
// Verification tries within one prompt happen here; whether the target accepts what the prompt gives does not.
import type { ActionAt } from '../../scenarios/flows/action.ts';
import { lognormalOfMeanOne } from '../../scenarios/sampling/distribution.ts';
import { atHand, fetchMissing } from './belongings.ts';
import type { Intent } from './intent.ts';
import type { IntentInHand } from './intent-in-hand.ts';
import type { Person } from './person.ts';
import { isPhone } from './typing.ts';

type Answered = IntentInHand & Intent<ActionAt<'ceremony'>>;

/** Where a passkey is that this person could and would use now. */
export function reachForPasskey(person: Person): Intent<'reach-for-passkey'> {
  const { atStep, intent } = person;
  const { passkeyAt = 'nowhere', device } = person.situation;
  const lookingMs = atStep.durationMs('page-orientation');
  switch (passkeyAt) {
    case 'this-device':
      return intent.finds(lookingMs, 'on-this-device');
    case 'roaming-key': {
      const key = fetchMissing(person, 'security-key-not-at-hand');
      if (key.missing) return intent.finds(lookingMs, 'not-at-hand', 'security-key-not-at-hand');
      return intent.finds(
        lookingMs + key.fetchingMs,
        'on-this-device',
        key.fetchingMs > 0 ? 'security-key-not-at-hand' : undefined,
      );
    }
    case 'phone': {
      if (person.inAttempt.happens('cross-device-declined'))
        return intent.finds(lookingMs, 'not-at-hand', 'no-passkey-on-device');
      const phone = isPhone(device) ? atHand : fetchMissing(person, 'phone-not-at-hand');
      if (phone.missing) return intent.finds(lookingMs, 'not-at-hand', 'phone-not-at-hand');
      return intent.finds(
        lookingMs + phone.fetchingMs,
        'on-another-device',
        phone.fetchingMs > 0 ? 'phone-not-at-hand' : 'no-passkey-on-device',
      );
    }
    case 'nowhere':
      return intent.finds(lookingMs, 'not-at-hand', 'no-passkey-on-device');
  }
}

/** With what is on the device at hand, or the security key in it. */
export function usePasskey(person: Person): Intent<'use-passkey' | 'use-passkey-for-user-name'> {
  const { atStep } = person;
  const startingMs = atStep.durationMs('pointing') + atStep.durationMs('prompt-orientation');
  if (atStep.happens('prompt-dismissed')) return person.intent.answers(startingMs, 'dismissed', 'prompt-dismissed');
  return after(
    startingMs,
    person.situation.passkeyAt === 'roaming-key' ? verifyAtSecurityKey(person) : verifyAtSensor(person),
  );
}

/** QR code, phone, connection, then verification on the phone. */
export function usePasskeyOfPhone(person: Person): Intent<'use-passkey-of-phone'> {
  const { atStep } = person;
  const startingMs =
    atStep.durationMs('pointing') + atStep.durationMs('prompt-orientation') + atStep.durationMs('phone-scan');
  const cancelled = atStep.happens('cross-device-cancelled');
  const unconnected = atStep.happens('cross-device-connection-failed');
  if (cancelled) return person.intent.answers(startingMs, 'dismissed', 'cross-device-not-completed');
  if (unconnected) {
    return person.intent.answers(
      startingMs + atStep.durationMs('cross-device-connection-wait'),
      'not-completed',
      'cross-device-not-completed',
    );
  }
  return after(startingMs, verifyAtSensor(person));
}

export function createPasskey(person: Person): Intent<'create-passkey'> {
  const { atStep } = person;
  const { device, visit } = person.situation;
  const startingMs =
    atStep.durationMs('page-orientation') + atStep.durationMs('pointing') + atStep.durationMs('prompt-orientation');
  if (atStep.happens('registration-dismissed'))
    return person.intent.answers(startingMs, 'dismissed', 'prompt-dismissed');
  if (device.provider.transport === 'internal') return after(startingMs, verifyAtSensor(person));
  const key = fetchMissing(person, 'security-key-not-at-hand');
  if (key.missing) return person.intent.answers(startingMs, 'not-completed', 'security-key-not-at-hand');
  return after(startingMs + (visit === 0 ? key.fetchingMs : 0), verifyAtSecurityKey(person));
}

function after(startingMs: number, verification: Answered): Answered {
  verification.modelledMs += startingMs;
  return verification;
}

/** Face or finger up to the platform's limit, then the PIN; or the PIN at once, by the person's habit. */
function verifyAtSensor(person: Person): Answered {
  if (!person.ofUser.happens('biometric-in-use')) return verifyByPin(person);
  const { atStep, inAttempt } = person;
  const unusable = inAttempt.happens('biometric-unusable');
  const oddsFactor = biometricFactor(person);
  const tries = atStep.value('biometric-tries');
  let spentMs = 0;
  for (let touch = 0; touch < tries; touch++) {
    spentMs += atStep.durationMs('biometric-gesture');
    const rejected = atStep.happens('biometric-false-reject', oddsFactor);
    if (!rejected && !unusable) return person.intent.answers(spentMs, 'confirmed');
  }
  if (!atStep.happens('pin-instead'))
    return person.intent.answers(spentMs, 'verification-failed', 'verification-failed');
  return after(spentMs, verifyByPin(person));
}

function verifyAtSecurityKey(person: Person): Answered {
  return after(person.atStep.durationMs('security-key-touch'), verifyByPin(person));
}

function verifyByPin({ atStep, intent }: Person): Answered {
  const tries = atStep.value('pin-tries');
  let spentMs = 0;
  for (let entry = 0; entry < tries; entry++) {
    spentMs += atStep.durationMs('pin-entry');
    if (!atStep.happens('pin-mistyped')) return intent.answers(spentMs, 'confirmed');
  }
  return intent.answers(spentMs, 'verification-failed', 'verification-failed');
}

/** A lognormal factor of this person with mean 1: some fingers are read worse than others, every time. */
function biometricFactor({ ofUser }: Person): number {
  return lognormalOfMeanOne(ofUser.value('biometric-spread'), ofUser.uniform('biometric'));
}
