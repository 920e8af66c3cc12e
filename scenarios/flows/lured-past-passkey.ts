// A person who signs in by passkey is led to pages of somebody who phishes, on which there is no passkey to be used.
import { defineFlow } from './flow.ts';
import { followLure, weighOtherWay } from './fragments/follow-lure.ts';
import { leaveOutage } from './fragments/leave-after.ts';

export const flow = defineFlow({
  id: 'lured-past-passkey',
  title: 'Lured past the passkey',
  purpose: 'lure',
  start: 'weigh-message',
  steps: {
    ...followLure({ to: 'open-sign-in' }),
    'open-sign-in': {
      action: 'open-sign-in',
      title: 'Open the sign-in page behind the lure, which offers no passkey',
      on: { shown: { to: 'weigh-other-way' }, unavailable: leaveOutage },
    },
    ...weighOtherWay({ flow: 'password-otp', onward: 'succeeded', fallback: true }),
  },
});
