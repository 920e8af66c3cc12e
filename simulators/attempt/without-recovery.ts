// The session of a driver, or of a target, that knows nothing of account recovery: whoever comes to it there is an error of ours.
import { recoveryActions } from '../../scenarios/flows/recovery-action.ts';
import type { RecoverySession } from './target-session.ts';
import { VoidAttempt } from './void-attempt.ts';

export const withoutRecovery = Object.fromEntries(
  recoveryActions.map((action) => [
    action,
    () => {
      throw new VoidAttempt('harness-error', `${action}: nobody recovers an account here`);
    },
  ]),
) as unknown as RecoverySession;
