// Whoever knows the password signs in with it, so that the person is asked to approve what is not theirs.
import { works, type Attack } from './attack.ts';
import { useSession } from './use-session.ts';

export const attack = {
  id: 'prompt-consent',
  pretext: 'none',
  *movesOn() {
    const sent = yield { by: 'attacker', flow: 'prompt-sent', with: 'nothing' };
    if (works(sent)) yield* useSession();
  },
} as const satisfies Attack;
