// The sign-in begun with an account of elsewhere, by its user name and its password, before the person takes the right one.
import { defineFlow } from './flow.ts';
import { leave, leaveOutage } from './fragments/leave-after.ts';

export const flow = defineFlow({
  id: 'wrong-account',
  title: 'Wrong account first, by password',
  purpose: 'unmeant',
  start: 'open-sign-in',
  steps: {
    'open-sign-in': {
      action: 'open-sign-in',
      title: 'Open the sign-in page',
      on: { shown: { to: 'submit-user-name' }, unavailable: leaveOutage },
    },
    'submit-user-name': {
      action: 'submit-user-name',
      title: 'Type the user name of another account',
      on: { accepted: { to: 'submit-password' }, 'passkey-only': leave, unavailable: leaveOutage },
    },
    'submit-password': {
      action: 'submit-password',
      title: 'Type the password of that account',
      on: {
        accepted: leave,
        'signed-in': { end: 'succeeded' },
        wrong: leave,
        refused: leave,
        'locked-out': leave,
        ended: leave,
        unavailable: leaveOutage,
      },
    },
  },
});
