// After a recovery: sign out, and in again with the passkey that it brought. Only then is somebody back.
import type { Step } from '../flow.ts';

/** Begins with `sign-out`. */
export const signInAnew = {
  'sign-out': {
    action: 'sign-out',
    title: 'Sign out, to sign in with the new passkey',
    on: { shown: { flow: 'passkey', onward: 'succeeded' }, unavailable: { to: 'go-on-after-sign-out-outage' } },
  },
  'go-on-after-sign-out-outage': {
    action: 'decide-to-go-on',
    title: 'Sign out again after an error page?',
    atMost: 3,
    on: { yes: { to: 'sign-out' }, no: { end: 'abandoned', reason: 'service-unavailable' } },
  },
} as const satisfies Readonly<Record<string, Step>>;
