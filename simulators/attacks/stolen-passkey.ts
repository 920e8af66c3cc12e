// The account at the provider of a synced passkey was taken: a copy of it is on an attacker's device. Of a device-bound one there is none.
import type { Attack } from './attack.ts';
import { usePasskey } from './use-session.ts';

export const attack = {
  id: 'stolen-passkey',
  pretext: 'none',
  *movesOn({ byPasskey }) {
    if (byPasskey) yield* usePasskey('copied-passkey');
  },
} as const satisfies Attack;
