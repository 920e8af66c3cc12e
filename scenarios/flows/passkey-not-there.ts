// A passkey prompt that came by itself where the person has no passkey: nothing in it can be picked.
import { defineFlow } from './flow.ts';
import { openSignIn } from './fragments/begin-unmeant.ts';
import { leaveAfterPrompt } from './fragments/leave-after.ts';

export const flow = defineFlow({
  id: 'passkey-not-there',
  title: 'Passkey offered that is not there',
  purpose: 'unmeant',
  start: 'open-sign-in',
  steps: {
    ...openSignIn({ to: 'use-passkey' }),
    'use-passkey': { action: 'use-passkey', title: 'Find no passkey in the prompt', on: leaveAfterPrompt },
  },
});
