// Whoever phishes opens the person's own page with the session that they hold.
import { defineFlow } from './flow.ts';
import { leaveOutage } from './fragments/leave-after.ts';

export const flow = defineFlow({
  id: 'session-taken',
  title: 'Session used by an attacker',
  purpose: 'attack',
  start: 'open-home',
  steps: {
    'open-home': {
      action: 'open-home',
      title: "Attacker: open the person's page with the session that was taken",
      on: {
        shown: { end: 'succeeded' },
        'signed-out': { end: 'abandoned', reason: 'session-over' },
        unavailable: leaveOutage,
      },
    },
  },
});
