// Whether somebody may be given a Temporary Access Pass, and which. There is one a person: a new one takes the place of the last, used or
// not. Source: Microsoft Learn, howto-authentication-temporary-access-pass.
import type { Policy } from '../../../scenarios/schema/policy.ts';
import { mayUse } from './method-use.ts';
import type { PassIssuer, TemporaryAccessPass } from './temporary-access-pass.ts';

export type PassIssueDecision =
  | { readonly kind: 'issued'; readonly pass: TemporaryAccessPass }
  | { readonly kind: 'refused'; readonly code: 'pass-not-allowed' };

/** @param groups ids of those that the person is in. */
export function decidePassIssue(
  policy: Policy['temporaryAccessPass'],
  groups: readonly string[],
  issuedBy: PassIssuer,
  nowMs: number,
): PassIssueDecision {
  const { life, isUsableOnce } = policy;
  if (!mayUse(policy, groups)) return { kind: 'refused', code: 'pass-not-allowed' };
  return { kind: 'issued', pass: { issuedAtMs: nowMs, lifetimeMs: life, isUsableOnce, used: false, issuedBy } };
}
