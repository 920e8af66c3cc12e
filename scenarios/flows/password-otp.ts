// Sign in with user name, password and a second factor: a one-time code (authenticator app, text message or e-mail), or what an external provider
// asks for; or with the password alone where it suffices.
import { defineFlow } from './flow.ts';
import { enterCode } from './fragments/enter-code.ts';
import { checkElsewhere } from './fragments/check-elsewhere.ts';
import { goOnAfterOutage } from './fragments/go-on-after-outage.ts';

export const flow = defineFlow({
  id: 'password-otp',
  title: 'Password and one-time code',
  purpose: 'sign-in',
  signsInBy: {
    'submit-code': 'password-otp',
    'return-from-external-check': 'password-external',
    'submit-password': 'password',
  },
  code: { over: 'second-factor', sentBy: 'submit-password' },
  start: 'open-sign-in',
  steps: {
    'open-sign-in': {
      action: 'open-sign-in',
      title: 'Open the sign-in page',
      on: { shown: { to: 'submit-user-name' }, unavailable: { to: 'go-on-after-outage' } },
    },
    'submit-user-name': {
      action: 'submit-user-name',
      title: 'Type the user name',
      on: {
        accepted: { to: 'recall-password' },
        'passkey-only': { end: 'abandoned', reason: 'no-passkey-and-no-other-way' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'recall-password': {
      action: 'recall-password',
      title: 'Recall the password',
      on: { recalled: { to: 'submit-password' }, forgotten: { flow: 'password-reset', onward: 'open-sign-in' } },
    },
    'submit-password': {
      action: 'submit-password',
      title: 'Type the password',
      on: {
        accepted: { to: 'obtain-code' },
        'asked-elsewhere': { to: 'open-external-check' },
        'signed-in': { end: 'succeeded' },
        'passkey-only': { end: 'abandoned', reason: 'no-passkey-and-no-other-way' },
        wrong: { to: 'go-on-after-wrong-password' },
        refused: { end: 'refused' },
        'locked-out': { to: 'wait-out-lock-out' },
        ended: { to: 'open-sign-in' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    ...enterCode({
      titles: {
        obtain: 'Get hold of the one-time code',
        submit: 'Type the one-time code',
        resend: 'Ask for another code',
        goOnWithout: 'Ask for another code?',
        goOnAfterWrong: 'Try the code again?',
      },
      accepted: { end: 'succeeded' },
      lockedOut: { to: 'wait-out-lock-out' },
      ended: { to: 'open-sign-in' },
      without: { end: 'abandoned', reason: 'no-code-arrived' },
      afterWrong: { end: 'abandoned', reason: 'gave-up-after-set-back' },
    }),
    ...checkElsewhere({ accepted: { end: 'succeeded' }, anew: { to: 'open-sign-in' } }),
    'go-on-after-wrong-password': {
      action: 'decide-to-go-on',
      title: 'Try the password again?',
      atMost: 12,
      on: { yes: { to: 'recall-password' }, no: { end: 'abandoned', reason: 'gave-up-after-set-back' } },
    },
    'wait-out-lock-out': {
      action: 'decide-to-go-on',
      title: 'Wait until the account is unlocked?',
      atMost: 2,
      on: { yes: { to: 'open-sign-in' }, no: { end: 'abandoned', reason: 'locked-out' } },
    },
    ...goOnAfterOutage('open-sign-in'),
  },
});
