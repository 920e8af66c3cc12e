// Adversary in the middle who takes the passkey off the pages, so that people sign in another way.
import { works, type Attack } from './attack.ts';
import { lureFlow } from './lure-flow.ts';
import { useSession } from './use-session.ts';

export const attack = {
  id: 'relay-without-passkey',
  pretext: 'message',
  *movesOn(victim) {
    const lured = yield {
      by: 'person',
      flow: lureFlow(victim, 'relay-without-passkey'),
      ruse: 'relay-without-passkey',
    };
    if (works(lured)) yield* useSession();
  },
} as const satisfies Attack;
