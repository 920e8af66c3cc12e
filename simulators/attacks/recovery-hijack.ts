// A caller in the person's name has the help desk recover the account, as an impostor of a recovery drill does, to a passkey of their own.
import { works, type Attack } from './attack.ts';
import { usePasskey } from './use-session.ts';

export const attack = {
  id: 'recovery-hijack',
  pretext: 'none',
  *movesOn({ hasHelpDesk, callsAtMost }) {
    if (!hasHelpDesk) return;
    for (let calls = 0; calls < callsAtMost; calls += 1) {
      const recovered = yield { by: 'attacker', flow: 'help-desk-recovery-by-impostor', with: 'own-passkey' };
      if (!works(recovered)) continue;
      yield* usePasskey('own-passkey');
      return;
    }
  },
} as const satisfies Attack;
