// A sign-in page that was opened and left: a bookmark, a tab of yesterday, a link that turned out to need no account.
import { defineFlow } from './flow.ts';
import { openSignIn } from './fragments/begin-unmeant.ts';
import { leave } from './fragments/leave-after.ts';

export const flow = defineFlow({
  id: 'page-left',
  title: 'Page opened and left',
  purpose: 'unmeant',
  start: 'open-sign-in',
  steps: {
    ...openSignIn(leave, 'Come upon the sign-in page, and leave'),
  },
});
