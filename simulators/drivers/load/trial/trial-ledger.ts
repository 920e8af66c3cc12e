// What became of each order of a trial: due = begun + dropped is not a sum that may come out by chance, it is to hold order by order.

export class TrialLedger {
  readonly #dueTimes: readonly number[];
  /** By order. */
  readonly #ends = new Map<number, 'begun' | 'dropped'>();
  /** The first line that fits no order. */
  #stray: string | undefined;

  /** @param dueTimes of all orders, as k6 was told, ms. */
  constructor(dueTimes: readonly number[]) {
    this.#dueTimes = dueTimes;
  }

  /** False: there was no such order, or it was told of already. */
  enter(order: number, end: 'begun' | 'dropped', dueMs: number): boolean {
    const before = this.#ends.get(order);
    const isDue = this.#dueTimes[order] === dueMs;
    if (before === undefined && isDue) {
      this.#ends.set(order, end);
      return true;
    }
    this.#stray ??=
      before === undefined
        ? `sign-in ${order} ${end}, due at ${dueMs} ms, which was never asked for`
        : `sign-in ${order} ${end}, which had ${before === 'begun' ? 'begun' : 'been dropped'} already`;
    return false;
  }

  /** A start over of somebody who had not begun. */
  restarted(order: number): boolean {
    if (this.#ends.get(order) === 'begun') return true;
    this.#stray ??= `sign-in ${order} started over, which had not begun`;
    return false;
  }

  /** What k6 told that no plan holds; undefined: nothing. */
  get stray(): string | undefined {
    return this.#stray === undefined ? undefined : `k6 told of ${this.#stray}`;
  }

  /** Of a trial that came to its end: why it is not the plan that was lived. */
  get problem(): string | undefined {
    const left = this.#dueTimes.length - this.#ends.size;
    if (this.#stray !== undefined || left === 0) return this.stray;
    const begun = [...this.#ends.values()].filter((end) => end === 'begun').length;
    return `of ${this.#dueTimes.length} sign-ins that were due k6 began ${begun} and dropped ${this.#ends.size - begun}; nothing is known of ${left}`;
  }
}
