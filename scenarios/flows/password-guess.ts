// A stranger tries one password at an account: of a leaked pair of user name and password, or one that many people have. They hold nothing of
// the person, so a code stops them, and where an account has no password there is nothing to try.
import { defineFlow } from './flow.ts';
import { openSignIn } from './fragments/begin-unmeant.ts';
import { leaveOutage } from './fragments/leave-after.ts';

export const flow = defineFlow({
  id: 'password-guess',
  title: 'Password tried by a stranger',
  purpose: 'guess',
  start: 'open-sign-in',
  steps: {
    ...openSignIn({ to: 'submit-user-name' }, 'Stranger: open the sign-in page'),
    'submit-user-name': {
      action: 'submit-user-name',
      title: 'Stranger: send a user name',
      on: {
        accepted: { to: 'submit-password' },
        'passkey-only': { end: 'abandoned', reason: 'nothing-to-try' },
        unavailable: leaveOutage,
      },
    },
    'submit-password': {
      action: 'submit-password',
      title: 'Stranger: send a password',
      on: {
        accepted: { end: 'abandoned', reason: 'second-factor-not-at-hand' },
        'asked-elsewhere': { end: 'abandoned', reason: 'second-factor-not-at-hand' },
        'signed-in': { end: 'succeeded' },
        'passkey-only': { end: 'abandoned', reason: 'second-factor-not-at-hand' },
        wrong: { end: 'refused' },
        refused: { end: 'refused' },
        'locked-out': { end: 'refused' },
        ended: { end: 'abandoned', reason: 'nothing-to-try' },
        unavailable: leaveOutage,
      },
    },
  },
});
