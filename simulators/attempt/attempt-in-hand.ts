// The attempt that a life has just lived, as it is to be counted: one object for one attempt after the other. What it says is gone with the
// next, and whoever keeps an attempt takes its record.
import { flows } from '../../scenarios/flows/catalogue.ts';
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import type { Method, Purpose } from '../../scenarios/flows/flow.ts';
import type { CountedAttempt } from '../../scenarios/measures/counted-attempt.ts';
import type { ArmId } from '../../scenarios/schema/arm.ts';
import type { Attempt, Outcome } from '../../scenarios/schema/attempt.ts';
import type { AttemptCourse } from './attempt-course.ts';
import { attemptOf } from './attempt-of.ts';
import type { OrderInHand } from './order-in-hand.ts';
import type { StepTaken } from './step-record.ts';

export class AttemptInHand implements CountedAttempt {
  readonly #order: OrderInHand;
  /** Ordinal among those of its flow in this arm, from 0. */
  attempt = 0;
  quiet = false;
  /** Whose tries had locked the account that was found locked. Undefined: it was not, or nobody asks. */
  lockedOutBy: CountedAttempt['lockedOutBy'];
  /** Set by end(), which comes before anything is asked. */
  #course!: AttemptCourse;
  measuredMs = Number.NaN;
  modelledMs = Number.NaN;
  overheadMs = Number.NaN;

  constructor(order: OrderInHand) {
    this.#order = order;
  }

  begin(ordinal: number, quiet: boolean): void {
    this.attempt = ordinal;
    this.quiet = quiet;
  }

  end(course: AttemptCourse, lockedOutBy: CountedAttempt['lockedOutBy']): void {
    this.#course = course;
    this.lockedOutBy = lockedOutBy;
    let measuredMs = 0;
    let modelledMs = 0;
    let overheadMs = 0;
    for (const step of course.steps) {
      measuredMs += step.measuredMs;
      modelledMs += step.modelledMs;
      overheadMs += step.measured.overheadMs;
    }
    this.measuredMs = measuredMs;
    this.modelledMs = modelledMs;
    this.overheadMs = overheadMs;
  }

  /** On the user's clock, ms since the Unix epoch. */
  get startedAtMs(): number {
    return this.#order.startsAtMs;
  }

  get user(): number {
    return this.#order.user.index;
  }

  get persona(): string {
    return this.#order.user.persona;
  }

  get arm(): ArmId {
    return this.#order.arm;
  }

  get flow(): FlowId {
    return this.#order.flow;
  }

  get purpose(): Purpose {
    return flows[this.#order.flow].purpose;
  }

  get draw(): number {
    return this.#order.drawIndex;
  }

  get need(): number | undefined {
    return this.#order.plan.need;
  }

  get day(): number {
    return this.#order.plan.day;
  }

  get country(): string | undefined {
    return this.#order.country;
  }

  get fellBack(): boolean {
    return this.#course.fellBack;
  }

  get outcome(): Outcome {
    return this.#course.outcome;
  }

  get method(): Method | undefined {
    return this.#course.method;
  }

  get steps(): readonly StepTaken[] {
    return this.#course.steps;
  }

  /** To be kept. */
  record(): Attempt {
    const { user, account, country, plan, drawIndex, startsAtMs, laneIndex, epoch, correlationId } = this.#order;
    return attemptOf(this.#course, {
      user,
      account,
      plan,
      ordinal: this.attempt,
      drawIndex,
      startsAtMs,
      quiet: this.quiet,
      lane: laneIndex,
      epoch,
      correlationId,
      lockedOutBy: this.lockedOutBy,
      country,
    });
  }
}
