// After a recovery: sign out, and in again with the passkey that it brought. Only then is somebody back.
import type { Step } from '../flow.ts';

/** Leads to a step `go-on-after-outage` of the flow. Begins with `sign-out`. */
export const signInAnew = {
  'sign-out': {
    action: 'sign-out',
    title: 'Sign out, to sign in with the new passkey',
    on: { shown: { flow: 'passkey', onward: 'succeeded' }, unavailable: { to: 'go-on-after-outage' } },
  },
} as const satisfies Readonly<Record<string, Step>>;
