// What is ordered of the attempt that a life is at, and what its driver is told: one object for one attempt after the other.
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import type { Arm, ArmId } from '../../scenarios/schema/arm.ts';
import type { Device, VirtualUser } from '../people/virtual-user.ts';
import type { AccountHolder } from './account-holder.ts';
import type { AttemptOrder } from './attempt-order.ts';
import { correlationId } from './correlation-id.ts';
import type { SessionOrder } from './driver.ts';
import type { Life } from './life.ts';
import type { Plan } from './plan.ts';
import type { AttemptStart } from './start-over.ts';

/** Who lives in which arm, with the account that they have there. */
export interface PersonInArm {
  readonly user: VirtualUser;
  readonly arm: Arm;
  readonly account: AccountHolder;
  /** Of the person, ISO 3166-1 alpha-2. Undefined: nobody asks. */
  readonly country?: string | undefined;
}

/** What is the same for all attempts of a life. */
export interface OrderGround extends Pick<Life, 'epoch' | 'wait' | 'laneIndex'> {
  readonly scenario: Pick<Life['scenario'], 'seed' | 'limits'>;
}

export class OrderInHand implements AttemptOrder, SessionOrder {
  /** Set by liveOn(), which comes first. */
  #ground!: OrderGround;
  /** Both are set by serve(), which comes next. */
  #person!: PersonInArm;
  #plan!: Plan;
  #correlationId: string | undefined;
  drawIndex = 0;
  startsAtMs = Number.NaN;

  /** Another life begins. */
  liveOn(ground: OrderGround): void {
    this.#ground = ground;
  }

  /** The need that comes. */
  serve(person: PersonInArm, plan: Plan): void {
    this.#person = person;
    this.#plan = plan;
  }

  /** An attempt at it. */
  begin({ drawIndex, startsAtMs }: AttemptStart): void {
    this.drawIndex = drawIndex;
    this.startsAtMs = startsAtMs;
    this.#correlationId = undefined;
  }

  get user(): VirtualUser {
    return this.#person.user;
  }

  get account(): AccountHolder {
    return this.#person.account;
  }

  get country(): string | undefined {
    return this.#person.country;
  }

  get arm(): ArmId {
    return this.#person.arm.id;
  }

  get fallbacks(): Arm['fallbacks'] {
    return this.#person.arm.fallbacks;
  }

  get plan(): Plan {
    return this.#plan;
  }

  get flow(): FlowId {
    return this.#plan.flow;
  }

  get device(): Device {
    return this.#plan.device;
  }

  get timeLimitMs(): number {
    return this.#ground.scenario.limits.attemptTime;
  }

  get wait(): AttemptOrder['wait'] {
    return this.#ground.wait;
  }

  get epoch(): number {
    return this.#ground.epoch;
  }

  get laneIndex(): number {
    return this.#ground.laneIndex;
  }

  /** Drawn when it is asked for: where nobody writes a log nobody does. */
  get correlationId(): string {
    const { scenario, epoch } = this.#ground;
    return (this.#correlationId ??= correlationId(scenario.seed, {
      arm: this.arm,
      user: this.user.index,
      drawIndex: this.drawIndex,
      epoch,
    }));
  }
}
