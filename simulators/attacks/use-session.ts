// What an attacker does with what they hold: they look at the person's own page, and try again after each remedy.
import { works, type AttackMoves } from './attack.ts';

export function* useSession(): AttackMoves {
  const taken = yield { by: 'attacker', flow: 'session-taken', with: 'session' };
  if (works(taken)) yield { by: 'attacker', flow: 'session-after-remedies', with: 'session' };
}

/** They sign in by a passkey, and again after another password and an end to all sessions, and after it was deleted. */
export function* usePasskey(passkey: 'own-passkey' | 'copied-passkey'): AttackMoves {
  const signedIn = yield { by: 'attacker', flow: 'passkey-of-attacker', with: passkey };
  if (!works(signedIn)) return;
  yield { by: 'attacker', flow: 'session-after-remedies', with: 'session' };
  const again = yield { by: 'attacker', flow: 'passkey-of-attacker', with: passkey };
  if (works(again)) yield { by: 'attacker', flow: 'passkey-after-deletion', with: passkey };
}

/** With a session in which that is allowed, they register a passkey of their own, which outlives a new password. */
export function* enrolOwnPasskey(): AttackMoves {
  const taken = yield { by: 'attacker', flow: 'session-taken', with: 'session' };
  // A pass is for registering another method: it may open nothing else.
  const enrolled = yield { by: 'attacker', flow: 'own-passkey-enrolled', with: 'session' };
  if (works(enrolled)) yield* usePasskey('own-passkey');
  else if (works(taken)) yield { by: 'attacker', flow: 'session-after-remedies', with: 'session' };
}
