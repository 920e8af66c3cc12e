// Pages of another host for user name, password and code; somebody enters at the target by hand what is typed there, while the code lives.
import { works, type Attack } from './attack.ts';
import { lureFlow } from './lure-flow.ts';
import { useSession } from './use-session.ts';

export const attack = {
  id: 'harvest',
  pretext: 'message',
  *movesOn(victim) {
    const lured = yield { by: 'person', flow: lureFlow(victim, 'harvest'), ruse: 'harvest' };
    if (works(lured)) yield* useSession();
  },
} as const satisfies Attack;
