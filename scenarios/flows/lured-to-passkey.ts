// A person who signs in by passkey is led to pages of somebody who phishes. What the passkey does there the browser decides, and the target.
import { defineFlow } from './flow.ts';
import { followLure, weighOtherWay } from './fragments/follow-lure.ts';
import { leaveOutage } from './fragments/leave-after.ts';

export const flow = defineFlow({
  id: 'lured-to-passkey',
  title: 'Lured to sign in by passkey',
  purpose: 'lure',
  start: 'weigh-message',
  steps: {
    ...followLure({ to: 'open-sign-in' }),
    'open-sign-in': {
      action: 'open-sign-in',
      title: 'Open the sign-in page behind the lure',
      on: { shown: { to: 'reach-for-passkey' }, unavailable: leaveOutage },
    },
    'reach-for-passkey': {
      action: 'reach-for-passkey',
      title: 'Look for the passkey',
      on: {
        'on-this-device': { to: 'use-passkey' },
        'on-another-device': { to: 'use-passkey-of-phone' },
        'not-at-hand': { to: 'weigh-other-way' },
      },
    },
    'use-passkey': {
      action: 'use-passkey',
      title: 'Use the passkey behind the lure',
      on: {
        accepted: { end: 'succeeded' },
        'not-allowed': { to: 'weigh-other-way' },
        refused: { to: 'weigh-other-way' },
        unavailable: leaveOutage,
      },
    },
    'use-passkey-of-phone': {
      action: 'use-passkey-of-phone',
      title: 'Scan the code behind the lure with the phone that holds the passkey',
      on: {
        accepted: { end: 'succeeded' },
        'not-allowed': { to: 'weigh-other-way' },
        refused: { to: 'weigh-other-way' },
        unavailable: leaveOutage,
      },
    },
    ...weighOtherWay({ to: 'choose-another-way' }),
    'choose-another-way': {
      action: 'choose-another-way',
      title: 'Follow "Sign in another way" behind the lure',
      on: {
        shown: { flow: 'password-otp', onward: 'succeeded', fallback: true },
        unavailable: leaveOutage,
      },
    },
  },
});
