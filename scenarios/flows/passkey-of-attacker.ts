// Whoever phishes signs in by a passkey that they hold.
import { defineFlow } from './flow.ts';
import { attackByPasskey } from './fragments/attack-by-passkey.ts';

export const flow = defineFlow({
  id: 'passkey-of-attacker',
  title: 'Sign-in of an attacker by passkey',
  purpose: 'attack',
  start: 'open-sign-in',
  steps: attackByPasskey,
});
