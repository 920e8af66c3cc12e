// The sign-in begun on a device that holds no passkey of the person, before they take the right one.
import { defineFlow } from './flow.ts';
import { leaveAfterPrompt, leaveOutage } from './fragments/leave-after.ts';

export const flow = defineFlow({
  id: 'wrong-device',
  title: 'Wrong device first',
  purpose: 'unmeant',
  start: 'open-sign-in',
  steps: {
    'open-sign-in': {
      action: 'open-sign-in',
      title: 'Open the sign-in page',
      on: { shown: { to: 'use-passkey' }, unavailable: leaveOutage },
    },
    'use-passkey': { action: 'use-passkey', title: 'Find no passkey on this device', on: leaveAfterPrompt },
  },
});
