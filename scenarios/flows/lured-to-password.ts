// A person who signs in by password is led to pages of somebody who phishes, and signs in there.
import { defineFlow } from './flow.ts';
import { followLure } from './fragments/follow-lure.ts';

export const flow = defineFlow({
  id: 'lured-to-password',
  title: 'Lured to sign in by password',
  purpose: 'lure',
  start: 'weigh-message',
  steps: followLure({ flow: 'password-otp', onward: 'succeeded' }),
});
