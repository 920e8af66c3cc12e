// Sign in with user name, password and a one-time code (authenticator app, text message or e-mail).
import { defineFlow } from '../schema/flow.ts';

export const flow = defineFlow({
  id: 'password-otp',
  title: 'Password and one-time code',
  purpose: 'sign-in',
  signsInBy: { 'submit-code': 'password-otp' },
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
      on: { accepted: { to: 'recall-password' }, unavailable: { to: 'go-on-after-outage' } },
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
        wrong: { to: 'go-on-after-wrong-password' },
        'locked-out': { to: 'wait-out-lock-out' },
        ended: { to: 'open-sign-in' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'obtain-code': {
      action: 'obtain-code',
      title: 'Get hold of the one-time code',
      on: {
        'in-hand': { to: 'submit-code' },
        'not-arrived': { to: 'go-on-without-code' },
        'not-at-hand': { end: 'abandoned', reason: 'second-factor-not-at-hand' },
      },
    },
    'submit-code': {
      action: 'submit-code',
      title: 'Type the one-time code',
      on: {
        accepted: { end: 'succeeded' },
        wrong: { to: 'go-on-after-wrong-code' },
        expired: { to: 'go-on-without-code' },
        'too-many-tries': { end: 'refused' },
        'locked-out': { to: 'wait-out-lock-out' },
        ended: { to: 'open-sign-in' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'resend-code': {
      action: 'resend-code',
      title: 'Ask for another code',
      on: {
        sent: { to: 'obtain-code' },
        refused: { end: 'refused' },
        ended: { to: 'open-sign-in' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
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
    'go-on-without-code': {
      action: 'decide-to-go-on',
      title: 'Ask for another code?',
      atMost: 4,
      on: { yes: { to: 'resend-code' }, no: { end: 'abandoned', reason: 'no-code-arrived' } },
    },
    'go-on-after-wrong-code': {
      action: 'decide-to-go-on',
      title: 'Try the code again?',
      atMost: 6,
      on: { yes: { to: 'obtain-code' }, no: { end: 'abandoned', reason: 'gave-up-after-set-back' } },
    },
    'go-on-after-outage': {
      action: 'decide-to-go-on',
      title: 'Try again after an error page?',
      atMost: 3,
      on: { yes: { to: 'open-sign-in' }, no: { end: 'abandoned', reason: 'service-unavailable' } },
    },
  },
});
