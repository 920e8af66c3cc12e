// Over which channel the target sends this user a code. A reset cannot rest on the authenticator app alone, so those who
// sign in with it get their reset code by e-mail (as the reference identity provider does).
import { purposeOf } from '../../scenarios/flows/purpose-of.ts';
import type { SecondFactor } from '../../scenarios/schema/persona.ts';
import type { VirtualUser } from '../people/virtual-user.ts';

export function codeChannel(user: VirtualUser, flow: string): SecondFactor {
  return purposeOf(flow) === 'reset' && user.secondFactor === 'totp' ? 'e-mail' : user.secondFactor;
}
