// Lives users one after the other where nothing waits, as in virtual time: without a promise, and without a record of what nobody keeps.
import type { AttemptInHand } from './attempt-in-hand.ts';
import { LifeCourse } from './life-course.ts';
import type { Life } from './life.ts';
import { Interpreter } from './run-attempt.ts';

/** Each attempt as it ends: what is handed out is gone with the next. The next life is asked for when the one before has been lived. */
export function liveAtOnce(lives: Iterable<Life>): IterableIterator<AttemptInHand, undefined> {
  return new LivedAtOnce(lives);
}

/** What a generator would do, which makes an object for each attempt that it hands out: here one is for all. */
class LivedAtOnce implements IterableIterator<AttemptInHand, undefined> {
  readonly #lives: Iterator<Life>;
  readonly #course = new LifeCourse();
  #delivery: Life['delivery'] | undefined;
  #interpreter: Interpreter | undefined;
  #isLiving = false;
  readonly #handedOut: { done: false; value: AttemptInHand | undefined } = { done: false, value: undefined };

  constructor(lives: Iterable<Life>) {
    this.#lives = lives[Symbol.iterator]();
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<AttemptInHand, undefined> {
    while (this.#isLiving || this.#beginNext()) {
      const attempt = this.#nextOfLife();
      if (attempt === undefined) continue;
      this.#handedOut.value = attempt;
      return this.#handedOut as IteratorYieldResult<AttemptInHand>;
    }
    return { done: true, value: undefined };
  }

  /** Whoever wants no more of them leaves an account to be closed. */
  return(): IteratorReturnResult<undefined> {
    if (this.#isLiving) this.#breakOff();
    this.#lives.return?.();
    return { done: true, value: undefined };
  }

  /** False: all have been lived. */
  #beginNext(): boolean {
    const { done, value: life } = this.#lives.next();
    if (done === true) return false;
    if (this.#interpreter === undefined || this.#delivery !== life.delivery) {
      this.#delivery = life.delivery;
      this.#interpreter = new Interpreter(life.delivery);
    }
    this.#course.begin(life, this.#interpreter);
    this.#isLiving = true;
    return true;
  }

  /** Undefined: the life is over. */
  #nextOfLife(): AttemptInHand | undefined {
    try {
      const attempt = atOnce(this.#course.next());
      this.#isLiving = attempt !== undefined;
      return attempt;
    } catch (cause) {
      this.return();
      throw cause;
    }
  }

  #breakOff(): void {
    this.#isLiving = false;
    atOnce(this.#course.breakOff());
  }
}

function atOnce<T>(value: T | Promise<T>): T {
  if (value instanceof Promise) throw new Error('a life that is lived at once waits for something');
  return value;
}
