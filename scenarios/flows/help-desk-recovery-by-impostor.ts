// Somebody who is not the owner of an account has it recovered to a passkey of their own, by the help desk.
import { defineFlow } from './flow.ts';
import { recoverByHelpDesk } from './fragments/recover-by-help-desk.ts';

export const flow = defineFlow({
  id: 'help-desk-recovery-by-impostor',
  title: 'Recovery by the help desk asked for by an impostor',
  purpose: 'impostor',
  start: 'call-help-desk',
  steps: recoverByHelpDesk({ registered: { end: 'succeeded' } }),
});
