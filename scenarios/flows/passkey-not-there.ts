// A passkey prompt that came by itself where the person has no passkey: nothing in it can be picked.
import { defineFlow } from './flow.ts';
import { leaveAfterPrompt, leaveOutage } from './fragments/leave-after.ts';

export const flow = defineFlow({
  id: 'passkey-not-there',
  title: 'Passkey offered that is not there',
  purpose: 'unmeant',
  start: 'open-sign-in',
  steps: {
    'open-sign-in': {
      action: 'open-sign-in',
      title: 'Open the sign-in page',
      on: { shown: { to: 'use-passkey' }, unavailable: leaveOutage },
    },
    'use-passkey': { action: 'use-passkey', title: 'Find no passkey in the prompt', on: leaveAfterPrompt },
  },
});
