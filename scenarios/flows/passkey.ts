// Sign in with a passkey: on this device, from the phone across devices, and the ways people fall back when it is not there.
import { defineFlow } from './flow.ts';
import { goOnAfterOutage } from './fragments/go-on-after-outage.ts';

export const flow = defineFlow({
  id: 'passkey',
  title: 'Passkey',
  purpose: 'sign-in',
  registration: 'passkey-registration',
  signsInBy: {
    'use-passkey': 'passkey',
    'use-passkey-for-user-name': 'passkey',
    'use-passkey-of-phone': 'passkey-of-phone',
  },
  start: 'open-sign-in',
  steps: {
    'open-sign-in': {
      action: 'open-sign-in',
      title: 'Open the sign-in page',
      on: { shown: { to: 'reach-for-passkey' }, unavailable: { to: 'go-on-after-outage' } },
    },
    'reach-for-passkey': {
      action: 'reach-for-passkey',
      title: 'Look for the passkey',
      on: {
        'on-this-device': { to: 'use-passkey' },
        'on-another-device': { to: 'use-passkey-of-phone' },
        'not-at-hand': { to: 'choose-another-way' },
      },
    },
    'use-passkey': {
      action: 'use-passkey',
      title: 'Confirm the passkey prompt',
      on: {
        accepted: { end: 'succeeded' },
        'not-allowed': { to: 'go-on-after-prompt' },
        refused: { to: 'choose-another-way' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'go-on-after-prompt': {
      action: 'decide-to-go-on',
      title: 'Try the passkey again?',
      on: { yes: { to: 'use-passkey-again' }, no: { to: 'choose-another-way' } },
    },
    'use-passkey-again': {
      action: 'use-passkey',
      title: 'Confirm the passkey prompt, second time',
      on: {
        accepted: { end: 'succeeded' },
        'not-allowed': { to: 'go-on-to-user-name' },
        refused: { to: 'choose-another-way' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'go-on-to-user-name': {
      action: 'decide-to-go-on',
      title: 'Try the passkey with the user name?',
      on: { yes: { to: 'submit-user-name' }, no: { to: 'choose-another-way' } },
    },
    'submit-user-name': {
      action: 'submit-user-name',
      title: 'Type the user name',
      on: {
        accepted: { to: 'use-passkey-for-user-name' },
        'passkey-only': { to: 'use-passkey-for-user-name' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'use-passkey-for-user-name': {
      action: 'use-passkey-for-user-name',
      title: 'Confirm the passkey prompt for this user name',
      on: {
        accepted: { end: 'succeeded' },
        'not-allowed': { to: 'choose-another-way' },
        refused: { to: 'choose-another-way' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'use-passkey-of-phone': {
      action: 'use-passkey-of-phone',
      title: 'Scan the code with the phone that holds the passkey',
      on: {
        accepted: { end: 'succeeded' },
        'not-allowed': { to: 'go-on-after-phone' },
        refused: { to: 'choose-another-way' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'go-on-after-phone': {
      action: 'decide-to-go-on',
      title: 'Try the phone again?',
      atMost: 2,
      on: { yes: { to: 'use-passkey-of-phone' }, no: { to: 'choose-another-way' } },
    },
    'choose-another-way': {
      action: 'choose-another-way',
      title: 'Follow "Sign in another way"',
      on: {
        shown: {
          flow: 'password-otp',
          onward: 'succeeded',
          back: { 'no-passkey-and-no-other-way': 'go-on-to-passkey' },
          fallback: true,
        },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'go-on-to-passkey': {
      action: 'decide-to-go-on',
      title: 'Go back to the passkey, as there is no other way?',
      atMost: 3,
      on: { yes: { to: 'open-sign-in' }, no: { end: 'abandoned', reason: 'no-passkey-and-no-other-way' } },
    },
    ...goOnAfterOutage('open-sign-in'),
  },
});
