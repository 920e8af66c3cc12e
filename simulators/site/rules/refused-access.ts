// Which code a sign-in ends with that Conditional Access does not let through. Source: Entra error code list (AADSTS): 53000 to 53003, 53010; that
// a demand for proof which nothing registered can meet is told as 50079 or 50074 is assumed.
import { registerSecurityInformation } from '../../../scenarios/schema/conditional-access.ts';
import type { ControlResult, PolicyResult } from './conditional-access.ts';

/** What refuses: a block, at registration perhaps one by place; the device; the application; or that stronger proof is wanted. */
export type AccessRefusal = '53003' | '53010' | '53000' | '53001' | '53002' | 'proof';

/** @param policies of a decision that lets nobody through. */
export function refusedAccess(policies: readonly PolicyResult[], resource: string): AccessRefusal {
  const enforced = policies.filter(({ policy }) => policy.state === 'enabled');
  const block = enforced.find(({ verdict }) => verdict === 'blocked');
  if (block !== undefined)
    return resource === registerSecurityInformation && block.policy.conditions.locations !== undefined
      ? '53010'
      : '53003';
  const found = enforced.filter(({ verdict }) => verdict === 'not-met').map(lackOf);
  // Proof can be shown in another try; a device stays what it is.
  return found.find((refusal) => refusal !== 'proof') ?? 'proof';
}

/** Of alternatives, the one that a person can do something about. */
function lackOf({ policy, controls }: PolicyResult): AccessRefusal {
  const lacking = controls.filter(({ met }) => met === 'no').map(lackOfControl);
  const fixed = lacking.find((refusal) => refusal !== 'proof');
  return policy.grantControls?.operator === 'OR' && lacking.includes('proof') ? 'proof' : (fixed ?? 'proof');
}

function lackOfControl({ control }: ControlResult): AccessRefusal {
  if (control.kind !== 'built-in') return 'proof';
  switch (control.control) {
    case 'compliantDevice':
      return '53000';
    case 'domainJoinedDevice':
      return '53001';
    case 'approvedApplication':
    case 'compliantApplication':
      return '53002';
    case 'mfa':
      return 'proof';
    // Demanded where an account is at risk, which none is here.
    case 'passwordChange':
      return '53003';
  }
}
