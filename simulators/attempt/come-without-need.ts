// How an attempt that serves no need is lived: to which account its session comes, and whether who made it comes back.
import type { AttemptCourse } from './attempt-course.ts';
import type { WithoutNeed } from './before-need.ts';
import type { SessionOrder } from './driver.ts';
import type { OrderInHand } from './order-in-hand.ts';
import type { AttemptStart } from './start-over.ts';

/** Undefined: they have got what they came for, or do not come back. */
export function comesBack(
  { again }: WithoutNeed,
  first: AttemptStart,
  { drawIndex }: AttemptStart,
  { outcome, endedAtMs }: AttemptCourse,
): AttemptStart | undefined {
  if (again === undefined || outcome.kind === 'succeeded' || outcome.kind === 'void') return undefined;
  const tries = drawIndex - first.drawIndex + 1;
  return tries < again.triesAtMost ? { drawIndex: drawIndex + 1, startsAtMs: endedAtMs + again.pauseMs } : undefined;
}

/** Who serves no need may come with fewer passkeys at hand than they have, or from elsewhere. */
export function sessionOrder(order: OrderInHand, without: WithoutNeed | undefined): SessionOrder {
  if (without === undefined) return order;
  const { user, arm, device, drawIndex, correlationId } = order;
  const { cameTo: account, address, ruse, seenAs, attacker } = without;
  return { user, account, arm, device, drawIndex, correlationId, address, ruse, seenAs, attacker };
}
