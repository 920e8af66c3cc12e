// Which way to sign in an arm is, as claims speak of them: with passkeys, with a password alone, with a code besides, or a mixture.
import { actionsShowing, type Action } from '../flows/action.ts';
import type { Comparator } from './claim.ts';
import { flowNamed } from '../flows/flow-named.ts';
import { purposeOf } from '../flows/purpose-of.ts';

export type Way = 'passkey' | Comparator;

interface ArmAsRecorded {
  readonly signIn: string;
  /** `shares` by second factor, where the arm has its own. */
  readonly secondFactors?: unknown;
}

const ofPasskey: ReadonlySet<string> = new Set<Action>(actionsShowing('passkey'));

/** undefined: a way that no claim is about, or a flow of another version. */
export function wayOfArm({ signIn, secondFactors }: ArmAsRecorded): Way | undefined {
  const flow = purposeOf(signIn) === undefined ? undefined : flowNamed(signIn);
  if (flow?.purpose !== 'sign-in') return undefined;
  if (Object.keys(flow.signsInBy).some((action) => ofPasskey.has(action))) return 'passkey';
  if (flow.code === undefined) return 'password';
  const withoutCode = shareOf('none', secondFactors);
  return withoutCode === 0 ? 'password-and-code' : withoutCode < 1 ? 'legacy-mix' : 'password';
}

function shareOf(factor: string, mix: unknown): number {
  const shares = typeof mix === 'object' && mix !== null && 'shares' in mix ? mix.shares : undefined;
  const share = typeof shares === 'object' && shares !== null ? Object.entries(shares) : [];
  return Number(share.find(([name]) => name === factor)?.[1] ?? 0);
}
