// A passkey prompt that came by itself, as the page's own or as a line of the browser's autofill, and is waved away or passed over. Its
// request is the one that the page's button makes: the reference page starts none by itself.
import { defineFlow } from './flow.ts';
import { openSignIn } from './fragments/begin-unmeant.ts';
import { leaveAfterPrompt } from './fragments/leave-after.ts';

export const flow = defineFlow({
  id: 'prompt-waved-away',
  title: 'Prompt waved away',
  purpose: 'unmeant',
  start: 'open-sign-in',
  steps: {
    ...openSignIn({ to: 'use-passkey' }),
    'use-passkey': { action: 'use-passkey', title: 'Wave a prompt away that nobody asked for', on: leaveAfterPrompt },
  },
});
