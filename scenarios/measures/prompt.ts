// Prompts to sign in: by which a person shows the target who they are. Passwords and codes of a reset are none.
import { actionsShowing, type Action } from '../flows/action.ts';
import { proofsFor, type Purpose } from '../flows/flow.ts';

const prompts: ReadonlySet<Action> = new Set(actionsShowing('password', 'code', 'external', 'passkey'));

/** @param purpose of the flow that the step is of; undefined: of a flow that this version does not know. */
export function isPrompt(purpose: Purpose | undefined, action: Action): boolean {
  return (purpose === undefined || proofsFor[purpose] === 'sign-in') && prompts.has(action);
}
