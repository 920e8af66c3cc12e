// The sign-in begun on a device that holds no passkey of the person, before they take the right one.
import { defineFlow } from './flow.ts';
import { openSignIn } from './fragments/begin-unmeant.ts';
import { leaveAfterPrompt } from './fragments/leave-after.ts';

export const flow = defineFlow({
  id: 'wrong-device',
  title: 'Wrong device first',
  purpose: 'unmeant',
  start: 'open-sign-in',
  steps: {
    ...openSignIn({ to: 'use-passkey' }),
    'use-passkey': { action: 'use-passkey', title: 'Find no passkey on this device', on: leaveAfterPrompt },
  },
});
