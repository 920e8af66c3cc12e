// The driver's side of the ledger: which code the target must have written to its sign-in log for what the page showed.
// Reconciliation compares this with the log itself at the end of a run.
import { flowNamed } from '../../scenarios/flows/flow-named.ts';
import { proofOf, type Action } from '../../scenarios/flows/action.ts';
import { proofsFor } from '../../scenarios/flows/flow.ts';

/** Entra: password accepted, second factor still to come (an interrupt, not a failure). */
const secondFactorNeeded = '50074';
/** Likewise: password accepted, sent on to an external provider. */
const sentElsewhere = '50158';
const success = '0';
/** Answers to a registration that are written to the log: the tenant's policy refuses it, or wants other or fresher proof first. */
const registrationRefusals: ReadonlySet<string> = new Set([
  '135016',
  '50074',
  '50078',
  '50079',
  '53000',
  '53001',
  '53002',
  '53003',
  '53010',
]);
const registrationActions: ReadonlySet<Action> = new Set(['open-passkey-registration', 'create-passkey']);
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
  const proof = proofOf[action];
  // Most steps: looked at first, as this is asked of every one.
  if (proof === 'none' && !registrationActions.has(action)) return undefined;
  if (result === 'unavailable' || result === 'not-allowed' || proofsFor[flowNamed(flow).purpose] !== 'sign-in')
    return undefined;
  const refused = shown !== undefined && isLogCode.test(shown) ? shown : undefined;
  switch (proof) {
    case 'none':
      return shown !== undefined && registrationRefusals.has(shown) ? shown : undefined;
    case 'password':
      if (result === 'asked-elsewhere') return sentElsewhere;
      return result === 'accepted' ? secondFactorNeeded : result === 'signed-in' ? success : refused;
    case 'code':
    case 'external':
    case 'passkey':
    case 'replayed-passkey':
    case 'pass':
      return result === 'accepted' ? success : refused;
  }
}
