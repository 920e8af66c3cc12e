// What a published figure may be about: the occasions of an attempt under one definition, each succeeded or not, each with its time.
import { purposeOf } from '../../scenarios/flows/purpose-of.ts';
import { isPrompt } from '../../scenarios/measures/prompt.ts';
import { actionsShowing, type Action } from '../../scenarios/flows/action.ts';
import { isAccepted, isSetBack } from '../../scenarios/flows/action-result.ts';
import type { Attempt, StepRecord } from '../../scenarios/schema/attempt.ts';
import type { AttemptPart, DefinitionSide } from '../../scenarios/schema/attempt-definition.ts';
import { proofOfMethod } from '../../scenarios/flows/flow.ts';

export interface Occasion {
  readonly succeeded: boolean;
  readonly seconds: number;
}

/** A stretch of one attempt. */
interface Part {
  readonly steps: readonly StepRecord[];
  readonly succeeded: boolean;
}

const passkeyPrompts: ReadonlySet<Action> = new Set(actionsShowing('passkey'));
const passwordSteps: ReadonlySet<string> = new Set([
  'recall-password',
  'submit-password',
  'go-on-after-wrong-password',
]);

/** Of the attempts of one user in one arm that serve the same need to sign in, or to register, in their order; void ones must be left out before. */
export function occasionsOf(attempts: readonly Attempt[], { part, per }: DefinitionSide): readonly Occasion[] {
  const parts = attempts.flatMap((attempt) => partOf(attempt, part) ?? []);
  switch (per) {
    case 'attempt':
      return parts.map(({ steps, succeeded }) => ({ succeeded, seconds: secondsOf(steps) }));
    case 'first-try':
      return parts.map(({ steps, succeeded }) => ({
        succeeded: succeeded && !steps.some(({ result }) => isSetBack(result)),
        seconds: secondsOf(steps),
      }));
    case 'need':
      return parts.length === 0
        ? []
        : [
            {
              succeeded: parts.some(({ succeeded }) => succeeded),
              seconds: parts.reduce((sum, { steps }) => sum + secondsOf(steps), 0),
            },
          ];
    case 'prompt':
      return parts.flatMap((found) => promptsOf(found, part));
  }
}

/** undefined: the attempt never came to that part. */
function partOf({ steps, outcome, method }: Attempt, part: AttemptPart): Part | undefined {
  const signedIn = outcome.kind === 'succeeded';
  const byPasskey = signedIn && method !== undefined && proofOfMethod[method] === 'passkey';
  switch (part) {
    case 'whole':
    case 'registration':
      return { steps, succeeded: signedIn };
    case 'registration-page': {
      // As of the people of a run, measures/registration-success.ts: who fails to sign in has not begun to register.
      const shown = steps.findIndex(
        ({ action, result }) => action === 'open-passkey-registration' && result === 'shown',
      );
      return shown === -1 ? undefined : { steps: steps.slice(shown), succeeded: signedIn };
    }
    case 'passkey':
    case 'passkey-prompt': {
      const first = steps.findIndex(({ action }) => passkeyPrompts.has(action));
      return first === -1 ? undefined : { steps: steps.slice(part === 'passkey' ? 0 : first), succeeded: byPasskey };
    }
    case 'password': {
      const accepted = passwordAccepted(steps);
      return { steps: accepted === -1 ? steps : steps.slice(0, accepted + 1), succeeded: accepted !== -1 };
    }
    case 'code': {
      const accepted = passwordAccepted(steps);
      return accepted === -1 ? undefined : { steps: steps.slice(accepted + 1), succeeded: signedIn };
    }
    case 'user-name-and-code': {
      const accepted = steps[passwordAccepted(steps)];
      return accepted === undefined
        ? undefined
        : {
            steps: steps.filter(({ flow, step }) => flow === accepted.flow && !passwordSteps.has(step)),
            succeeded: signedIn,
          };
    }
  }
}

/** Index of the first accepted password, of the sign-in and not of a reset; -1: none. */
function passwordAccepted(steps: readonly StepRecord[]): number {
  return steps.findIndex(
    ({ flow, action, result }) =>
      action === 'submit-password' && isPrompt(purposeOf(flow), action) && isAccepted(result),
  );
}

/** Each prompt with the time since the one before. One that the person has no answer to fails: a forgotten password, a code that never came. */
function promptsOf({ steps, succeeded }: Part, part: AttemptPart): Occasion[] {
  const { isAnswered, isUnanswerable } = promptTests(part);
  const found: Occasion[] = [];
  let since: StepRecord[] = [];
  for (const [index, step] of steps.entries()) {
    since.push(step);
    const last = !succeeded && !steps.slice(index + 1).some(isAnswered);
    if (!isAnswered(step) && !isUnanswerable(step, last)) continue;
    found.push({ succeeded: isAccepted(step.result), seconds: secondsOf(since) });
    since = [];
  }
  return found;
}

interface PromptTests {
  readonly isAnswered: (step: StepRecord) => boolean;
  /** `last`: no prompt is answered after it, and the attempt failed. A code that is late and asked for again is one prompt still. */
  readonly isUnanswerable: (step: StepRecord, last: boolean) => boolean;
}

function promptTests(part: AttemptPart): PromptTests {
  const ofPasskey = part === 'passkey' || part === 'passkey-prompt';
  const ofPassword = part === 'password' || part === 'whole';
  const ofCode = part === 'code' || part === 'user-name-and-code' || part === 'whole';
  const actions: ReadonlySet<Action> = new Set<Action>([
    ...(ofPasskey || part === 'whole' ? passkeyPrompts : []),
    ...(ofPassword ? (['submit-password'] as const) : []),
    ...(ofCode ? (['submit-code'] as const) : []),
  ]);
  return {
    isAnswered: ({ flow, action }) => isPrompt(purposeOf(flow), action) && actions.has(action),
    isUnanswerable: ({ flow, action, result }, last) =>
      purposeOf(flow) !== 'reset' &&
      ((ofPassword && action === 'recall-password' && result === 'forgotten') ||
        (ofCode && last && action === 'obtain-code' && result !== 'in-hand')),
  };
}

/** Without the harness's own time, as everywhere. */
function secondsOf(steps: readonly StepRecord[]): number {
  return steps.reduce((sum, { measuredMs, modelledMs }) => sum + measuredMs + modelledMs, 0) / 1_000;
}
