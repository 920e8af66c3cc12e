// The driver's side of the ledger: which code the target must have written to its sign-in log for what the page showed.
// Reconciliation compares this with the log itself at the end of a run.
import { purposeOf } from '../../scenarios/flows/purpose-of.ts';
import type { Action } from '../../scenarios/schema/action.ts';

/** Entra: password accepted, second factor still to come (an interrupt, not a failure). */
const secondFactorNeeded = '50074';
const success = '0';
/** Words stand for what is no credential decision: a sign-in that had ended meanwhile, as by a password reset elsewhere. */
const isLogCode = /^\d+$/;

/**
 * @param shown code on the page after the action, if any.
 * @returns the errorCode that must stand in the sign-in log, or undefined when the action is no credential decision.
 */
export function expectedLogCode(
  flow: string,
  action: Action,
  result: string,
  shown: string | undefined,
): string | undefined {
  if (purposeOf(flow) === 'reset' || result === 'unavailable' || result === 'not-allowed') return undefined;
  const refused = shown !== undefined && isLogCode.test(shown) ? shown : undefined;
  switch (action) {
    case 'submit-password':
      return result === 'accepted' ? secondFactorNeeded : refused;
    case 'submit-code':
    case 'use-passkey':
    case 'use-passkey-for-user-name':
    case 'use-passkey-of-phone':
      return result === 'accepted' ? success : refused;
    default:
      return undefined;
  }
}
