// An administrator has deleted all passkeys of the account: what is one of an attacker worth now?
import { defineFlow } from './flow.ts';
import { attackByPasskey } from './fragments/attack-by-passkey.ts';

export const flow = defineFlow({
  id: 'passkey-after-deletion',
  title: 'Sign-in of an attacker by passkey after all were deleted',
  purpose: 'attack',
  start: 'delete-passkeys',
  steps: {
    'delete-passkeys': {
      action: 'delete-passkeys',
      title: 'Administrator: delete all passkeys',
      on: { done: { to: 'open-sign-in' } },
    },
    ...attackByPasskey,
  },
});
