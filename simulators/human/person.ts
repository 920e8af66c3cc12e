// One person in one situation: the draws of the step, of the attempt (common to its steps and to both arms) and of the
// person (common to all attempts).
import type { VirtualUser } from '../population/virtual-user.ts';
import { openDraws, type Draws } from './draws.ts';
import type { Situation } from './intent.ts';
import type { Parameters } from './parameters.ts';

export interface Person extends Situation {
  /** Draws of this visit of this step. */
  readonly atStep: Draws;
  /** Draws of this attempt, whatever step asks: the phone left at home stays there. */
  readonly inAttempt: Draws;
  /** Draws of this user, whatever attempt asks. */
  readonly ofUser: Draws;
}

/** Opens the three scopes of draws for a situation. */
export function personIn(seed: number, parameters: Parameters, situation: Situation): Person {
  const { user, attempt, visit, flow, step } = situation;
  return {
    ...situation,
    atStep: openDraws(seed, parameters, user, { scope: `human/${flow}/${step}`, again: 'next', attempt, visit }),
    inAttempt: drawsOfAttempt(seed, parameters, user, attempt),
    ofUser: openDraws(seed, parameters, user, { scope: 'human/user', again: 'same' }),
  };
}

export function drawsOfAttempt(seed: number, parameters: Parameters, user: VirtualUser, attempt: number): Draws {
  return openDraws(seed, parameters, user, { scope: 'human/attempt', again: 'same', attempt });
}
