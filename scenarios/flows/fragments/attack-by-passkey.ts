// Whoever phishes signs in by a passkey that they hold: one of their own at the account, or a copy of the person's.
import type { Step } from '../flow.ts';
import { leaveOutage } from './leave-after.ts';

export const attackByPasskey = {
  'open-sign-in': {
    action: 'open-sign-in',
    title: 'Attacker: open the sign-in page',
    on: { shown: { to: 'reach-for-passkey' }, unavailable: leaveOutage },
  },
  'reach-for-passkey': {
    action: 'reach-for-passkey',
    title: 'Attacker: take the passkey to hand',
    on: {
      'on-this-device': { to: 'use-passkey' },
      'on-another-device': { to: 'use-passkey' },
      'not-at-hand': { end: 'abandoned', reason: 'nothing-to-steal' },
    },
  },
  'use-passkey': {
    action: 'use-passkey',
    title: 'Attacker: sign in by the passkey',
    on: {
      accepted: { end: 'succeeded' },
      'not-allowed': { end: 'refused' },
      refused: { end: 'refused' },
      unavailable: leaveOutage,
    },
  },
} as const satisfies Readonly<Record<string, Step>>;
