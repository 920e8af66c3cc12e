// A person who has just been given a pass tells it on pages of somebody who phishes.
import { defineFlow } from './flow.ts';
import { followLure } from './fragments/follow-lure.ts';
import { leaveOutage } from './fragments/leave-after.ts';

const notTaken = { end: 'refused' } as const;

export const flow = defineFlow({
  id: 'lured-out-of-pass',
  title: 'Lured out of a pass',
  purpose: 'lure',
  start: 'give-pass',
  steps: {
    'give-pass': {
      action: 'give-pass',
      title: 'Administrator: give the person a pass',
      on: { done: { to: 'weigh-message' }, refused: { end: 'abandoned', reason: 'nothing-to-steal' } },
    },
    ...followLure({ to: 'open-sign-in' }),
    'open-sign-in': {
      action: 'open-sign-in',
      title: 'Open the sign-in page behind the lure',
      on: { shown: { to: 'choose-another-way' }, unavailable: leaveOutage },
    },
    'choose-another-way': {
      action: 'choose-another-way',
      title: 'Go to where the pass is asked for, behind the lure',
      on: { shown: { to: 'hand-over-pass' }, unavailable: leaveOutage },
    },
    'hand-over-pass': {
      action: 'hand-over-pass',
      title: 'Tell the pass behind the lure',
      on: {
        accepted: { end: 'succeeded' },
        wrong: notTaken,
        'too-many-tries': notTaken,
        expired: notTaken,
        refused: notTaken,
        unavailable: leaveOutage,
      },
    },
  },
});
