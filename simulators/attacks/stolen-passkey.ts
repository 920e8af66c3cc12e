// The account at the provider of a synced passkey was taken: a copy of it is on an attacker's device. Of a device-bound one there is none.
import { works, type Attack } from './attack.ts';
import { usePasskeyAfterRemedies } from './use-session.ts';

export const attack = {
  id: 'stolen-passkey',
  pretext: 'none',
  *movesOn({ byPasskey }) {
    if (!byPasskey) return;
    const signedIn = yield { by: 'attacker', flow: 'passkey-of-attacker', with: 'copied-passkey' };
    if (!works(signedIn)) return;
    yield { by: 'attacker', flow: 'session-after-remedies', with: 'session' };
    yield* usePasskeyAfterRemedies('copied-passkey');
  },
} as const satisfies Attack;
