// The ways to use a passkey: whose it is, and whether the target was told for whom.
import type { ActionShowing } from '../../scenarios/flows/action.ts';

export interface PasskeyUse {
  /** What holds it: the device at hand, a key in it included, or the phone across devices. */
  readonly from: 'device' | 'phone';
  readonly withUserName: boolean;
}

export const passkeyUse: { readonly [A in ActionShowing<'passkey'>]: PasskeyUse } = {
  'use-passkey': { from: 'device', withUserName: false },
  'use-passkey-for-user-name': { from: 'device', withUserName: true },
  'use-passkey-of-phone': { from: 'phone', withUserName: false },
};
