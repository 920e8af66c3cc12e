// Which steps of a recovery are looked at by whoever checks identities, and which of those are paid for.
import type { CountedStep } from './counted-attempt.ts';

type Checked = Pick<CountedStep, 'action' | 'result'>;

/** An identity check with the first document that is looked at; a face check for each presentation, however many faces are compared in it. */
export function checksPaid(steps: readonly Checked[]): {
  readonly identityChecks: number;
  readonly faceChecks: number;
} {
  const paid = { identityChecks: 0, faceChecks: 0 };
  let isCheckPaid = false;
  let isFacePaid = false;
  for (const step of steps) {
    if (step.action === 'open-verification') isCheckPaid = false;
    if (step.action === 'present-credential') isFacePaid = false;
    if (!wasAnswered(step)) continue;
    if (step.action === 'capture-document' && !isCheckPaid) {
      isCheckPaid = true;
      paid.identityChecks += 1;
    } else if (step.action === 'check-face' && !isFacePaid) {
      isFacePaid = true;
      paid.faceChecks += 1;
    }
  }
  return paid;
}

/** What was not answered was not looked at. */
export function wasAnswered({ result }: Pick<Checked, 'result'>): boolean {
  return result !== 'unavailable' && result !== 'ended' && result !== 'not-done';
}
