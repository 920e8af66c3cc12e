// A sign-in page that was opened and left: a bookmark, a tab of yesterday, a link that turned out to need no account.
import { defineFlow } from './flow.ts';
import { leave, leaveOutage } from './fragments/leave-after.ts';

export const flow = defineFlow({
  id: 'page-left',
  title: 'Page opened and left',
  purpose: 'unmeant',
  start: 'open-sign-in',
  steps: {
    'open-sign-in': {
      action: 'open-sign-in',
      title: 'Come upon the sign-in page, and leave',
      on: { shown: leave, unavailable: leaveOutage },
    },
  },
});
