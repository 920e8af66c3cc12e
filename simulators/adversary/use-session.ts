// What an attacker does with a session that they hold: they look at the person's own page, and try again after each remedy.
import { works, type AttackMoves } from './attack.ts';

export function* useSession(): AttackMoves {
  const taken = yield { by: 'attacker', flow: 'session-taken', with: 'session' };
  if (works(taken)) yield { by: 'attacker', flow: 'session-after-remedies', with: 'session' };
}

/** What a passkey is worth that is in an attacker's hands, after another password and an end to all sessions, and after it was deleted. */
export function* usePasskeyAfterRemedies(passkey: 'own-passkey' | 'copied-passkey'): AttackMoves {
  const signedIn = yield { by: 'attacker', flow: 'passkey-of-attacker', with: passkey };
  if (works(signedIn)) yield { by: 'attacker', flow: 'passkey-after-deletion', with: passkey };
}
