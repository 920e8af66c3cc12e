// The sign-in begun with the user name of an account of elsewhere, whose passkey this site does not have.
import { defineFlow } from './flow.ts';
import { openSignIn, typeOtherUserName } from './fragments/begin-unmeant.ts';
import { leaveAfterPrompt } from './fragments/leave-after.ts';

export const flow = defineFlow({
  id: 'passkey-of-wrong-account',
  title: 'Wrong account first, by passkey',
  purpose: 'unmeant',
  start: 'open-sign-in',
  steps: {
    ...openSignIn({ to: 'submit-user-name' }),
    ...typeOtherUserName({ to: 'use-passkey-for-user-name' }),
    'use-passkey-for-user-name': {
      action: 'use-passkey-for-user-name',
      title: 'Find no passkey of that account in the prompt',
      on: leaveAfterPrompt,
    },
  },
});
