// Somebody who is not the owner of an account has it recovered to a passkey of their own, by an identity check.
import { defineFlow } from './flow.ts';
import { recoverAccount } from './fragments/recover-account.ts';

export const flow = defineFlow({
  id: 'account-recovery-by-impostor',
  title: 'Account recovery asked for by an impostor',
  purpose: 'impostor',
  start: 'open-sign-in',
  steps: recoverAccount({ registered: { end: 'succeeded' } }),
});
