// Whoever phishes has seen the answer of a passkey on its way to the target, and sends it once more.
import { defineFlow } from './flow.ts';
import { leaveOutage } from './fragments/leave-after.ts';

export const flow = defineFlow({
  id: 'assertion-replayed',
  title: 'Answer of a passkey sent once more',
  purpose: 'attack',
  start: 'open-sign-in',
  steps: {
    'open-sign-in': {
      action: 'open-sign-in',
      title: 'Attacker: open the sign-in page',
      on: { shown: { to: 'replay-assertion' }, unavailable: leaveOutage },
    },
    'replay-assertion': {
      action: 'replay-assertion',
      title: "Attacker: send what the person's passkey has answered before",
      on: {
        accepted: { end: 'succeeded' },
        refused: { end: 'refused' },
        'not-at-hand': { end: 'abandoned', reason: 'nothing-to-steal' },
        unavailable: leaveOutage,
      },
    },
  },
});
