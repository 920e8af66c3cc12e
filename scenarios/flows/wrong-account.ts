// The sign-in begun with an account of elsewhere, by its user name and its password, before the person takes the right one.
import { defineFlow } from './flow.ts';
import { openSignIn, typeOtherUserName } from './fragments/begin-unmeant.ts';
import { leave, leaveOutage } from './fragments/leave-after.ts';

export const flow = defineFlow({
  id: 'wrong-account',
  title: 'Wrong account first, by password',
  purpose: 'unmeant',
  start: 'open-sign-in',
  steps: {
    ...openSignIn({ to: 'submit-user-name' }),
    ...typeOtherUserName({ to: 'submit-password' }),
    'submit-password': {
      action: 'submit-password',
      title: 'Type the password of that account',
      on: {
        accepted: leave,
        'asked-elsewhere': leave,
        'signed-in': { end: 'succeeded' },
        'passkey-only': leave,
        wrong: leave,
        refused: leave,
        'locked-out': leave,
        ended: leave,
        unavailable: leaveOutage,
      },
    },
  },
});
