// Somebody has seen what a passkey answered, and sends it once more.
import { works, type Attack } from './attack.ts';
import { useSession } from './use-session.ts';

export const attack = {
  id: 'replay',
  pretext: 'none',
  *movesOn({ byPasskey }) {
    if (!byPasskey) return;
    const replayed = yield { by: 'attacker', flow: 'assertion-replayed', with: 'nothing' };
    if (works(replayed)) yield* useSession();
  },
} as const satisfies Attack;
