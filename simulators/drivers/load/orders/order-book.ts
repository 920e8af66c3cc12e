// Who signs in next: all users of an arm in turn, and what each will do. The random order is the same each time round: between two
// sign-ins of a person everybody else has one, so that what was days apart in their life hardly runs into each other at the target.
import { openStream } from '../../../../scenarios/sampling/stream.ts';
import type { Arm } from '../../../../scenarios/schema/arm.ts';
import type { AccountOrder } from '../../../identity-provider/simulation-client.ts';
import { personInArm } from '../../../people/person-in-arm.ts';
import type { Population } from '../../../people/population.ts';
import { accountOrder } from '../rehearsal/enrolled-passkeys.ts';
import { RandomOrder } from './random-order.ts';
import { RehearsedUser, type RehearsalGround } from '../rehearsal/rehearsed-user.ts';
import { encodeOrder, type OrderedUser, type SignInOrder } from './sign-in-order.ts';

export interface PlacedOrder {
  readonly head: SignInOrder;
  readonly tail: OrderedUser;
}

/** Some 0.2 ms each: the harness stays able to answer in between. */
const rehearsalsAtOnce = 200;

export class OrderBook {
  readonly #ground: RehearsalGround;
  readonly #population: Population;
  readonly #arm: Arm;
  readonly #rehearsed = new Map<number, RehearsedUser>();
  #turn: RandomOrder | undefined;

  constructor(ground: RehearsalGround, population: Population, arm: Arm) {
    this.#ground = ground;
    this.#population = population;
    this.#arm = arm;
  }

  /** Orders for sign-ins due at these times (ms from the trial's start), and the accounts that must be opened first. Rejects with the reason of `stop`. */
  async take(
    dueTimes: readonly number[],
    stop?: AbortSignal,
  ): Promise<{ readonly orders: readonly PlacedOrder[]; readonly accounts: readonly AccountOrder[] }> {
    const orders: PlacedOrder[] = [];
    const accounts: AccountOrder[] = [];
    for (const [nth, dueMs] of dueTimes.entries()) {
      const { user, isNew } = await this.#userInTurn();
      if (isNew) accounts.push(await accountOrder(user, this.#ground.scenario.seed));
      orders.push(await user.order(dueMs));
      await breathe(nth, stop);
    }
    return { orders, accounts };
  }

  /** Passes over so many sign-ins of an earlier start of the program, and tells the accounts as those left them. */
  async skip(count: number, stop?: AbortSignal): Promise<readonly AccountOrder[]> {
    const met = new Set<RehearsedUser>();
    for (let nth = 0; nth < count; nth += 1) {
      const { user } = await this.#userInTurn();
      await user.order(0);
      met.add(user);
      await breathe(nth, stop);
    }
    return Promise.all([...met].map((user) => accountOrder(user, this.#ground.scenario.seed)));
  }

  async #userInTurn(): Promise<{ readonly user: RehearsedUser; readonly isNew: boolean }> {
    const index = this.#next();
    const known = this.#rehearsed.get(index);
    if (known !== undefined) return { user: known, isNew: false };
    const virtual = personInArm(this.#ground.scenario.seed, this.#arm, this.#population.user(index));
    const user = new RehearsedUser(this.#ground, virtual, this.#arm, (day) =>
      this.#population.sessionsOfDay(virtual, day),
    );
    await user.enrol();
    this.#rehearsed.set(index, user);
    return { user, isNew: true };
  }

  #next(): number {
    // What is left of a round, then a whole one.
    for (let begun = 0; begun < 2;) {
      const index = this.#turn?.next();
      if (index === undefined) {
        begun += 1;
        this.#turn = new RandomOrder(
          this.#population.size,
          openStream({ seed: this.#ground.scenario.seed, purpose: `load/turn/${this.#arm.id}` }),
        );
      } else if (this.#population.armsOf(index).some(({ id }) => id === this.#arm.id)) {
        return index;
      }
    }
    throw new RangeError(`nobody lives the arm ${this.#arm.id}`);
  }
}

async function breathe(nth: number, stop: AbortSignal | undefined): Promise<void> {
  if (nth % rehearsalsAtOnce !== rehearsalsAtOnce - 1) return;
  await new Promise((resolve) => setImmediate(resolve));
  stop?.throwIfAborted();
}

/** orders.json for k6: a head and a tail for each. */
export function ordersFile(orders: readonly PlacedOrder[]): string {
  return JSON.stringify(orders.flatMap(({ head, tail }) => [encodeOrder(head), JSON.stringify(tail)]));
}
