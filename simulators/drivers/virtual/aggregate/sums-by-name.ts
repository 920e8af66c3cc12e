// Rows of sums, all of one length, found by name. They lie one after the other in one array: an array for each name takes V8 longer to make
// than the sums to add.
export class SumsByName {
  readonly #length: number;
  /** First place of the row of each name. */
  readonly #begins = new Map<string, number>();
  #sums: Float64Array;

  /** @param length of a row. */
  constructor(length: number) {
    this.#length = length;
    this.#sums = new Float64Array(length);
  }

  add(name: string, more: ArrayLike<number>): void {
    const begin = this.#begins.get(name) ?? this.#newRow(name);
    const sums = this.#sums;
    for (let at = 0; at < this.#length; at += 1) sums[begin + at] = (sums[begin + at] ?? 0) + (more[at] ?? 0);
  }

  /** In the order of their names. */
  rows(): [name: string, sums: number[]][] {
    return [...this.#begins]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, begin]) => [name, [...this.#sums.subarray(begin, begin + this.#length)]]);
  }

  #newRow(name: string): number {
    const begin = this.#begins.size * this.#length;
    this.#begins.set(name, begin);
    if (begin === this.#sums.length) {
      const larger = new Float64Array(2 * begin);
      larger.set(this.#sums);
      this.#sums = larger;
    }
    return begin;
  }
}
