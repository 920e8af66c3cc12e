// The session of a driver, or of a target, at which nobody phishes: whoever comes to it for that is an error of ours.
import { attackActions } from '../../scenarios/flows/attack-action.ts';
import type { AttackSession } from './target-session.ts';
import { VoidAttempt } from './void-attempt.ts';

export const withoutAttack = Object.fromEntries(
  attackActions.map((action) => [
    action,
    () => {
      throw new VoidAttempt('harness-error', `${action}: nobody phishes here`);
    },
  ]),
) as unknown as AttackSession;
