// How an attempt begins that nobody means for this account: where the target does not answer, whoever it is goes away.
import type { Next, Step } from '../flow.ts';
import { leave, leaveOutage } from './leave-after.ts';

export function openSignIn(shown: Next, title = 'Open the sign-in page') {
  return {
    'open-sign-in': { action: 'open-sign-in', title, on: { shown, unavailable: leaveOutage } },
  } as const satisfies Readonly<Record<string, Step>>;
}

export function typeOtherUserName(accepted: Next) {
  return {
    'submit-user-name': {
      action: 'submit-user-name',
      title: 'Type the user name of another account',
      on: { accepted, 'passkey-only': leave, unavailable: leaveOutage },
    },
  } as const satisfies Readonly<Record<string, Step>>;
}
