// Set a new password by a code sent to a registered channel. Runs inside password-otp when the password is forgotten.
import { defineFlow } from './flow.ts';
import { enterCode } from './fragments/enter-code.ts';
import { goOnAfterOutage } from './fragments/go-on-after-outage.ts';

export const flow = defineFlow({
  id: 'password-reset',
  title: 'Password reset by code',
  purpose: 'reset',
  code: { over: 'message', sentBy: 'submit-user-name' },
  start: 'open-password-reset',
  steps: {
    'open-password-reset': {
      action: 'open-password-reset',
      title: 'Follow "Forgot your password?"',
      on: { shown: { to: 'submit-user-name' }, unavailable: { to: 'go-on-after-outage' } },
    },
    'submit-user-name': {
      action: 'submit-user-name',
      title: 'Type the user name to reset',
      on: {
        accepted: { to: 'obtain-code' },
        'passkey-only': { end: 'abandoned', reason: 'no-passkey-and-no-other-way' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    ...enterCode({
      titles: {
        obtain: 'Get hold of the reset code',
        submit: 'Type the reset code',
        resend: 'Ask for another reset code',
        goOnWithout: 'Ask for another reset code?',
        goOnAfterWrong: 'Try the reset code again?',
      },
      accepted: { to: 'go-on-to-new-password' },
      lockedOut: { end: 'abandoned', reason: 'locked-out' },
      ended: { to: 'open-password-reset' },
      without: { end: 'abandoned', reason: 'reset-not-completed' },
      afterWrong: { end: 'abandoned', reason: 'reset-not-completed' },
    }),
    'go-on-to-new-password': {
      action: 'decide-to-go-on',
      title: 'Carry the reset through?',
      on: { yes: { to: 'choose-new-password' }, no: { end: 'abandoned', reason: 'reset-not-completed' } },
    },
    'choose-new-password': {
      action: 'choose-new-password',
      title: 'Choose a new password',
      atMost: 4,
      on: {
        accepted: { end: 'succeeded' },
        refused: { to: 'choose-new-password' },
        ended: { to: 'open-password-reset' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    ...goOnAfterOutage('open-password-reset'),
  },
});
