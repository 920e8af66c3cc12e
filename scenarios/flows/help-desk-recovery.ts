// Somebody who has lost their passkeys gets back in by the help desk, and signs in with the new passkey.
import { defineFlow } from './flow.ts';
import { recoverByHelpDesk } from './fragments/recover-by-help-desk.ts';
import { signInAnew } from './fragments/sign-in-anew.ts';

export const flow = defineFlow({
  id: 'help-desk-recovery',
  title: 'Recovery by the help desk',
  purpose: 'recovery',
  start: 'call-help-desk',
  steps: { ...recoverByHelpDesk({ registered: { to: 'sign-out' } }), ...signInAnew },
});
