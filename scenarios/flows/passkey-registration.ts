// Register a passkey: sign in with password + code first (multifactor within the last minutes is required), then create().
import { defineFlow } from './flow.ts';
import { goOnAfterOutage } from './fragments/go-on-after-outage.ts';

export const flow = defineFlow({
  id: 'passkey-registration',
  title: 'Passkey registration',
  purpose: 'registration',
  start: 'open-security-info',
  steps: {
    'open-security-info': {
      action: 'open-passkey-registration',
      title: 'Open "Add a passkey"',
      on: {
        shown: { to: 'create-passkey' },
        refused: { flow: 'password-otp', onward: 'open-security-info-signed-in' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'open-security-info-signed-in': {
      action: 'open-passkey-registration',
      title: 'Open "Add a passkey", signed in',
      on: { shown: { to: 'create-passkey' }, refused: { end: 'refused' }, unavailable: { to: 'go-on-after-outage' } },
    },
    'create-passkey': {
      action: 'create-passkey',
      title: 'Confirm the prompt that creates the passkey',
      atMost: 4,
      on: {
        registered: { end: 'succeeded' },
        'not-allowed': { to: 'go-on-after-prompt' },
        'already-registered': { end: 'succeeded' },
        refused: { end: 'refused' },
        unavailable: { to: 'go-on-after-outage' },
      },
    },
    'go-on-after-prompt': {
      action: 'decide-to-go-on',
      title: 'Try to create the passkey again?',
      atMost: 3,
      on: { yes: { to: 'create-passkey' }, no: { end: 'abandoned', reason: 'gave-up-after-set-back' } },
    },
    ...goOnAfterOutage('open-security-info'),
  },
});
