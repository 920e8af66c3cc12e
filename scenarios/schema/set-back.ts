// Which results of a step are set-backs: the person or the target did not get what the step was for.
import { actionResults, type ActionResult } from './action.ts';

/** Results that lead on. Every other result of every action is a set-back, so that a new result is never silently a success. */
const leadsOn: ReadonlySet<ActionResult> = new Set<ActionResult>([
  'shown',
  'accepted',
  'recalled',
  'in-hand',
  'sent',
  'on-this-device',
  'on-another-device',
  'registered',
  'already-registered',
  'yes',
]);

export const setBacks: readonly ActionResult[] = [...new Set<ActionResult>(Object.values(actionResults).flat())].filter(
  (result) => !leadsOn.has(result),
);
