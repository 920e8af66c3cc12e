// A caller has people tell the Temporary Access Pass that they have just been given, and enrols a passkey of their own with it.
import { works, type Attack } from './attack.ts';
import { enrolOwnPasskey } from './use-session.ts';

export const attack = {
  id: 'pass-lure',
  pretext: 'call',
  *movesOn() {
    const lured = yield { by: 'person', flow: 'lured-out-of-pass', ruse: 'harvest' };
    if (works(lured)) yield* enrolOwnPasskey();
  },
} as const satisfies Attack;
