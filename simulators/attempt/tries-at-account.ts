// Whose wrong passwords locked an account: the person's own tries since the last right password are counted beside those of strangers. Fewer
// own ones than lock an account for the first time cannot have locked it: then strangers did. Where there were as many own ones the lock is
// the person's, whoever came beside. (A wrong password that is tried again does not count at the target; here it does, against the person.)
import { isAccepted } from '../../scenarios/flows/action-result.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import type { AttemptCourse } from './attempt-course.ts';

export class TriesAtAccount {
  readonly #threshold: number;
  #own = 0;
  #strangers = 0;

  /** @param threshold wrong passwords that lock an account for the first time. */
  constructor(threshold: number) {
    this.#threshold = threshold;
  }

  ofStranger({ steps }: Pick<AttemptCourse, 'steps'>): void {
    for (const { action, result } of steps) {
      if (action !== 'submit-password') continue;
      if (result === 'wrong') this.#strangers += 1;
      else if (isAccepted(result)) this.#forget();
    }
  }

  /** @returns whose tries had locked the account that the person found locked; undefined: they found it open. */
  ofPerson({ steps }: Pick<AttemptCourse, 'steps'>): Attempt['lockedOutBy'] {
    let lockedOutBy: Attempt['lockedOutBy'];
    for (const { action, result } of steps) {
      if (result === 'locked-out') {
        const isStrangers = action === 'submit-password' && this.#strangers > 0 && this.#own < this.#threshold;
        if (isStrangers) lockedOutBy = 'strangers';
        else lockedOutBy ??= 'own-tries';
      } else if (action === 'submit-password') {
        if (result === 'wrong') this.#own += 1;
        else if (isAccepted(result)) this.#forget();
      } else if (action === 'choose-new-password' && result === 'accepted') this.#forget();
    }
    return lockedOutBy;
  }

  #forget(): void {
    this.#own = 0;
    this.#strangers = 0;
  }
}
