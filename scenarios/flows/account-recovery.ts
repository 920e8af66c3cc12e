// Somebody who has lost their passkeys gets back in by an identity check, and signs in with the new passkey.
import { defineFlow } from './flow.ts';
import { recoverAccount } from './fragments/recover-account.ts';
import { signInAnew } from './fragments/sign-in-anew.ts';

export const flow = defineFlow({
  id: 'account-recovery',
  title: 'Account recovery by identity check',
  purpose: 'recovery',
  start: 'open-sign-in',
  steps: { ...recoverAccount({ registered: { to: 'sign-out' } }), ...signInAnew },
});
