// Adversary in the middle: everything that a person does on pages of another host is handed on to the target, and the session stays with whoever
// stands between.
import { works, type Attack } from './attack.ts';
import { lureFlow } from './lure-flow.ts';
import { useSession } from './use-session.ts';

export const attack = {
  id: 'relay',
  pretext: 'message',
  *movesOn(victim) {
    const lured = yield { by: 'person', flow: lureFlow(victim, 'relay'), ruse: 'relay' };
    if (works(lured)) yield* useSession();
  },
} as const satisfies Attack;
