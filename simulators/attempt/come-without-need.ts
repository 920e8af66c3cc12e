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
  return without === undefined ? order : new OrderWithoutNeed(order, without);
}

/** For as long as the attempt is at hand. */
class OrderWithoutNeed implements SessionOrder {
  readonly #order: OrderInHand;
  readonly user: SessionOrder['user'];
  readonly account: SessionOrder['account'];
  readonly arm: SessionOrder['arm'];
  readonly device: SessionOrder['device'];
  readonly drawIndex: number;
  readonly address: SessionOrder['address'];
  readonly ruse: SessionOrder['ruse'];
  readonly seenAs: SessionOrder['seenAs'];
  readonly attacker: SessionOrder['attacker'];

  constructor(order: OrderInHand, { cameTo, address, ruse, seenAs, attacker }: WithoutNeed) {
    this.#order = order;
    this.user = order.user;
    this.account = cameTo;
    this.arm = order.arm;
    this.device = order.device;
    this.drawIndex = order.drawIndex;
    this.address = address;
    this.ruse = ruse;
    this.seenAs = seenAs;
    this.attacker = attacker;
  }

  /** Drawn when it is asked for, as in the order itself. */
  get correlationId(): string {
    return this.#order.correlationId;
  }
}
