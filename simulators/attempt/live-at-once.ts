// Lives users one after the other where nothing waits, as in virtual time: without a promise, and without a record of what nobody keeps.
import type { AttemptInHand } from './attempt-in-hand.ts';
import { LifeCourse } from './life-course.ts';
import type { Life } from './life.ts';
import { Interpreter } from './run-attempt.ts';

/** Each attempt as it ends: what is handed out is gone with the next. The next life is asked for when the one before has been lived. */
export function* liveAtOnce(lives: Iterable<Life>): Generator<AttemptInHand, undefined> {
  let interpreter: Interpreter | undefined;
  let delivery: Life['delivery'] | undefined;
  const course = new LifeCourse();
  for (const life of lives) {
    if (interpreter === undefined || delivery !== life.delivery) {
      delivery = life.delivery;
      interpreter = new Interpreter(delivery);
    }
    course.begin(life, interpreter);
    try {
      for (let attempt = atOnce(course.next()); attempt !== undefined; attempt = atOnce(course.next())) yield attempt;
    } finally {
      atOnce(course.breakOff());
    }
  }
  return undefined;
}

function atOnce<T>(value: T | Promise<T>): T {
  if (value instanceof Promise) throw new Error('a life that is lived at once waits for something');
  return value;
}
