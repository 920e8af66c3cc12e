// What the session of an attacker is worth after an administrator has set another password, and after they have ended all sessions.
import { defineFlow } from './flow.ts';
import { leaveOutage } from './fragments/leave-after.ts';

export const flow = defineFlow({
  id: 'session-after-remedies',
  title: 'Session of an attacker after the remedies',
  purpose: 'attack',
  start: 'reset-password',
  steps: {
    'reset-password': {
      action: 'reset-password-of-account',
      title: 'Administrator: set another password',
      on: { done: { to: 'open-home' } },
    },
    'open-home': {
      action: 'open-home',
      title: "Attacker: open the person's page after the password was reset",
      on: {
        shown: { to: 'revoke-sessions' },
        'signed-out': { to: 'revoke-sessions' },
        unavailable: leaveOutage,
      },
    },
    'revoke-sessions': {
      action: 'revoke-sessions',
      title: 'Administrator: end all sessions',
      on: { done: { to: 'open-home-again' } },
    },
    'open-home-again': {
      action: 'open-home',
      title: "Attacker: open the person's page after all sessions were ended",
      on: {
        shown: { end: 'succeeded' },
        'signed-out': { end: 'abandoned', reason: 'session-over' },
        unavailable: leaveOutage,
      },
    },
  },
});
