// Orders carried out in threads, of which what an earlier start has done is not done again.
import type { WorkerPool } from '../simulators/machine/worker-pool.ts';
import type { KeptLines } from '../simulators/store/kept-lines.ts';

export class KeptOrders<Order, Done> {
  readonly #pool: WorkerPool<Order, Done>;
  readonly #kept: KeptLines<Order, Done>;
  readonly #stop: AbortSignal;

  constructor(pool: WorkerPool<Order, Done>, kept: KeptLines<Order, Done>, stop: AbortSignal) {
    this.#pool = pool;
    this.#kept = kept;
    this.#stop = stop;
  }

  /** All of them, in their order. @throws the reason of `stop` when it is aborted; all that was done is kept. */
  async all(orders: readonly Order[]): Promise<Done[]> {
    const done = await this.#carryOut(orders, this.#stop);
    this.#stop.throwIfAborted();
    return done;
  }

  /** Those that were done when the time was up. @throws as `all` */
  async inTime(orders: readonly Order[], atMostMs: number): Promise<Done[]> {
    const outOfTime = AbortSignal.any([this.#stop, AbortSignal.timeout(atMostMs)]);
    const done = await this.#carryOut(orders, outOfTime);
    this.#stop.throwIfAborted();
    return done;
  }

  async #carryOut(orders: readonly Order[], stop: AbortSignal): Promise<Done[]> {
    const missing = orders.filter((order) => this.#kept.known(order) === undefined);
    await this.#pool.live(missing, (done) => this.#kept.append(done), stop);
    return orders.flatMap((order) => {
      const done = this.#kept.known(order);
      return done === undefined ? [] : [done];
    });
  }
}
