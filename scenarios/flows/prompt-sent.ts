// Whoever phishes knows the password and signs in with it, so that the person is asked to approve a sign-in that is not theirs.
import { defineFlow } from './flow.ts';
import { leaveOutage } from './fragments/leave-after.ts';

const nothing = { end: 'abandoned', reason: 'nothing-to-approve' } as const;

export const flow = defineFlow({
  id: 'prompt-sent',
  title: 'Prompt to approve sent by an attacker',
  purpose: 'attack',
  start: 'open-sign-in',
  steps: {
    'open-sign-in': {
      action: 'open-sign-in',
      title: 'Attacker: open the sign-in page',
      on: { shown: { to: 'submit-user-name' }, unavailable: leaveOutage },
    },
    'submit-user-name': {
      action: 'submit-user-name',
      title: 'Attacker: send the user name',
      on: { accepted: { to: 'submit-password' }, 'passkey-only': nothing, unavailable: leaveOutage },
    },
    'submit-password': {
      action: 'submit-password',
      title: 'Attacker: send the password that they know',
      on: {
        accepted: nothing,
        'asked-elsewhere': { to: 'open-external-check' },
        'signed-in': { end: 'succeeded' },
        'passkey-only': { end: 'refused' },
        wrong: { end: 'refused' },
        refused: { end: 'refused' },
        'locked-out': { end: 'refused' },
        ended: { end: 'refused' },
        unavailable: leaveOutage,
      },
    },
    'open-external-check': {
      action: 'open-external-check',
      title: 'Attacker: have the person asked to approve',
      on: { shown: { to: 'weigh-prompt' }, refused: { end: 'refused' }, unavailable: leaveOutage },
    },
    'weigh-prompt': {
      action: 'weigh-prompt',
      title: 'See a prompt to approve that came by itself',
      on: {
        approved: { to: 'answer-external-check' },
        declined: { end: 'abandoned', reason: 'prompt-declined' },
        reported: { end: 'abandoned', reason: 'lure-reported' },
      },
    },
    'answer-external-check': {
      action: 'answer-external-check',
      title: 'Approve a sign-in that is not their own',
      on: { shown: { to: 'return-from-external-check' }, unavailable: leaveOutage },
    },
    'return-from-external-check': {
      action: 'return-from-external-check',
      title: 'Attacker: come back with the approval',
      on: {
        accepted: { end: 'succeeded' },
        wrong: { end: 'refused' },
        expired: { end: 'refused' },
        refused: { end: 'refused' },
        unavailable: leaveOutage,
      },
    },
  },
});
