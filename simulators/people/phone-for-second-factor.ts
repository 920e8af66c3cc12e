// The phone that a second factor needs: for the code on it, or for the app that approves.
import { atHand, fetchMissing, type Fetching } from './belongings.ts';
import type { Person } from './person.ts';
import { isPhone } from './typing.ts';

/** Who sits at the phone has it; others may have to fetch it, which costs time once: not again when it came for its passkey. */
export function phoneForSecondFactor(person: Person): Fetching {
  const { device, passkeyAt, visit } = person.situation;
  if (isPhone(device)) return atHand;
  const phone = fetchMissing(person, 'phone-not-at-hand');
  const cameForPasskey = passkeyAt === 'phone' && !person.inAttempt.happens('cross-device-declined');
  return !phone.missing && (visit > 0 || cameForPasskey) ? atHand : phone;
}
