// Lives virtual users, whatever their lane waits for. Yields attempts as they end, to be kept.
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { LifeCourse } from './life-course.ts';
import type { Life } from './life.ts';
import { Interpreter } from './run-attempt.ts';

export async function* liveUser(life: Life): AsyncGenerator<Attempt> {
  const course = new LifeCourse();
  course.begin(life, new Interpreter(life.delivery));
  try {
    for (;;) {
      const pending = course.next();
      // Waiting for what is there costs k6 as much as a step.
      const attempt = pending instanceof Promise ? await pending : pending;
      if (attempt === undefined) return;
      yield attempt.record();
    }
  } finally {
    await course.breakOff();
  }
}
