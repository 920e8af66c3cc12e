// k6's own metrics of sign-ins, fed when a threshold or an output asks for them. Times are ms.
import { Counter, Rate, Trend } from 'k6/metrics';
import type { AttemptCourse } from '../../../attempt/attempt-course.ts';
import type { OrderInHand } from '../orders/sign-in-order.ts';

export class SignInMetrics {
  /** From the moment a sign-in was due. */
  readonly #due = new Trend('sign_in_due_duration', true);
  /** From the moment it began, as k6 counts. */
  readonly #own = new Trend('sign_in_duration', true);
  readonly #failed = new Rate('sign_in_failed');
  readonly #dropped = new Counter('sign_in_dropped');
  readonly #signedIn = new Rate('signed_in');

  /** @param dueMs absent for an attempt that starts over, and for lives. */
  ended(
    { arm }: Pick<OrderInHand, 'arm'>,
    { outcome, steps }: Pick<AttemptCourse, 'outcome' | 'steps'>,
    dueMs: number | undefined,
    ownMs: number,
  ): void {
    const tags = { arm };
    if (dueMs !== undefined) this.#due.add(dueMs, tags);
    this.#own.add(ownMs, tags);
    this.#failed.add(
      steps.some(({ result }) => result === 'unavailable'),
      tags,
    );
    this.#signedIn.add(outcome.kind === 'succeeded', tags);
  }

  dropped(arm: string): void {
    this.#dropped.add(1, { arm });
    this.#failed.add(true, { arm });
  }
}
