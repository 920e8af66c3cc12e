// The sign-in begun with the user name of an account of elsewhere, whose passkey this site does not have.
import { defineFlow } from './flow.ts';
import { leave, leaveAfterPrompt, leaveOutage } from './fragments/leave-after.ts';

export const flow = defineFlow({
  id: 'passkey-of-wrong-account',
  title: 'Wrong account first, by passkey',
  purpose: 'unmeant',
  start: 'open-sign-in',
  steps: {
    'open-sign-in': {
      action: 'open-sign-in',
      title: 'Open the sign-in page',
      on: { shown: { to: 'submit-user-name' }, unavailable: leaveOutage },
    },
    'submit-user-name': {
      action: 'submit-user-name',
      title: 'Type the user name of another account',
      on: { accepted: { to: 'use-passkey-for-user-name' }, 'passkey-only': leave, unavailable: leaveOutage },
    },
    'use-passkey-for-user-name': {
      action: 'use-passkey-for-user-name',
      title: 'Find no passkey of that account in the prompt',
      on: leaveAfterPrompt,
    },
  },
});
