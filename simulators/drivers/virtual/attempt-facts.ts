// What the steps of one attempt say about it: the same facts as the report's own (reports/folder/attempt-facts.ts), where attempts are counted
// as they are lived.
import { purposeOf } from '../../../scenarios/flows/purpose-of.ts';
import type { Attempt } from '../../../scenarios/schema/attempt.ts';
import { actionsShowing, setBacks } from '../../../scenarios/schema/action.ts';

export const setBackResults: ReadonlySet<string> = new Set(setBacks);
const passwordPrompts: ReadonlySet<string> = new Set(actionsShowing('password', 'code'));
const passkeyPrompts: ReadonlySet<string> = new Set(actionsShowing('passkey'));

export interface AttemptFacts {
  readonly succeeded: boolean;
  readonly byMethod: boolean;
  readonly firstTry: boolean;
  readonly lockedOut: boolean;
  readonly reset: boolean;
  readonly reachedRegistration: boolean;
  readonly prompts: number;
  readonly promptsAccepted: number;
  readonly ownPrompts: number;
  readonly ownPromptsAccepted: number;
  /** Of the registration's steps. */
  readonly registrationMs: number;
}

export function attemptFacts({ arm, method, outcome, steps }: Attempt): AttemptFacts {
  const succeeded = outcome.kind === 'succeeded';
  let [firstTry, lockedOut, reset, reachedRegistration] = [true, false, false, false];
  let [prompts, promptsAccepted, ownPrompts, ownPromptsAccepted, registrationMs] = [0, 0, 0, 0, 0];
  for (const { flow, action, result, measuredMs, modelledMs } of steps) {
    if (setBackResults.has(result)) firstTry = false;
    if (result === 'locked-out') lockedOut = true;
    const purpose = purposeOf(flow);
    if (purpose === 'reset') reset = true;
    if (purpose === 'registration') registrationMs += measuredMs + modelledMs;
    if (action === 'open-passkey-registration' && result === 'shown') reachedRegistration = true;
    const withPasskey = passkeyPrompts.has(action);
    // Passwords and codes of a reset are no prompts to sign in.
    if (purpose === 'reset' || !(withPasskey || passwordPrompts.has(action))) continue;
    const accepted = result === 'accepted' ? 1 : 0;
    prompts += 1;
    promptsAccepted += accepted;
    if (withPasskey !== (arm === 'passkey')) continue;
    ownPrompts += 1;
    ownPromptsAccepted += accepted;
  }
  return {
    succeeded,
    byMethod: succeeded && (arm === 'passkey' ? method === 'passkey' || method === 'passkey-of-phone' : method === arm),
    firstTry,
    lockedOut,
    reset,
    reachedRegistration,
    prompts,
    promptsAccepted,
    ownPrompts,
    ownPromptsAccepted,
    registrationMs,
  };
}
