// Set a new password by a code sent to a registered channel. Runs inside password-otp when the password is forgotten.
import { defineFlow } from '../schema/flow.ts';

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
      on: { accepted: { to: 'obtain-code' }, unavailable: { to: 'go-on-after-outage' } },
    },
    'obtain-code': {
      action: 'obtain-code',
      title: 'Get hold of the reset code',
      on: {
        'in-hand': { to: 'submit-code' },
        'not-arrived': { to: 'go-on-without-code' },
        'not-at-hand': { end: 'abandoned', reason: 'second-factor-not-at-hand' },
      },
    },
    'submit-code': {
      action: 'submit-code',
      title: 'Type the reset code',
      on: {
        accepted: { to: 'go-on-to-new-password' },
        wrong: { to: 'go-on-after-wrong-code' },
        expired: { to: 'go-on-without-code' },
        'too-many-tries': { end: 'refused' },
        'locked-out': { end: 'abandoned', reason: 'locked-out' },
        ended: { to: 'open-password-reset' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'resend-code': {
      action: 'resend-code',
      title: 'Ask for another reset code',
      on: {
        sent: { to: 'obtain-code' },
        refused: { end: 'refused' },
        ended: { to: 'open-password-reset' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
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
    'go-on-without-code': {
      action: 'decide-to-go-on',
      title: 'Ask for another reset code?',
      atMost: 4,
      on: { yes: { to: 'resend-code' }, no: { end: 'abandoned', reason: 'reset-not-completed' } },
    },
    'go-on-after-wrong-code': {
      action: 'decide-to-go-on',
      title: 'Try the reset code again?',
      atMost: 6,
      on: { yes: { to: 'obtain-code' }, no: { end: 'abandoned', reason: 'reset-not-completed' } },
    },
    'go-on-after-outage': {
      action: 'decide-to-go-on',
      title: 'Try again after an error page?',
      atMost: 3,
      on: { yes: { to: 'open-password-reset' }, no: { end: 'abandoned', reason: 'service-unavailable' } },
    },
  },
});
