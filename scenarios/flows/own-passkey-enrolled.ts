// Whoever phishes registers a passkey of their own in the session that they hold.
import { defineFlow } from './flow.ts';
import { leaveOutage } from './fragments/leave-after.ts';

export const flow = defineFlow({
  id: 'own-passkey-enrolled',
  title: 'Passkey of an attacker registered',
  purpose: 'attack',
  start: 'open-passkey-registration',
  steps: {
    'open-passkey-registration': {
      action: 'open-passkey-registration',
      title: 'Attacker: open the page to register a passkey',
      on: { shown: { to: 'create-passkey' }, refused: { end: 'refused' }, unavailable: leaveOutage },
    },
    'create-passkey': {
      action: 'create-passkey',
      title: 'Attacker: register a passkey of their own',
      on: {
        registered: { end: 'succeeded' },
        'not-allowed': { end: 'refused' },
        'already-registered': { end: 'refused' },
        refused: { end: 'refused' },
        unavailable: leaveOutage,
      },
    },
  },
});
