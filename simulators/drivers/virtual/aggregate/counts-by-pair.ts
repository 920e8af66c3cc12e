// Counts by two whole numbers, of which most pairs never come: an open table in typed arrays (linear probing). Maps of maps take V8 longer, and
// bytes for each pair.
const roomAtFirst = 256;

export class CountsByPair {
  #firsts = new Int32Array(roomAtFirst);
  #seconds = new Int32Array(roomAtFirst);
  /** 0: the place is free. */
  #counts = new Float64Array(roomAtFirst);
  #pairs = 0;

  /** @param first and @param second 32-bit integers. @param count above 0. */
  add(first: number, second: number, count: number): void {
    if (2 * this.#pairs >= this.#counts.length) this.#grow();
    const at = this.#placeOf(first, second);
    if (this.#counts[at] === 0) {
      this.#firsts[at] = first;
      this.#seconds[at] = second;
      this.#pairs += 1;
    }
    this.#counts[at] = (this.#counts[at] as number) + count;
  }

  /** Each pair once, in no order. */
  *rows(): Generator<readonly [first: number, second: number, count: number], undefined> {
    for (const [at, count] of this.#counts.entries())
      if (count > 0) yield [this.#firsts[at] as number, this.#seconds[at] as number, count];
    return undefined;
  }

  /** Where the pair stands, or the free place for it: half of all are free. The room is a power of two. */
  #placeOf(first: number, second: number): number {
    const last = this.#counts.length - 1;
    // Knuth's multiplicative hash, and another odd factor for the second number.
    const hash = Math.imul(first, 2_654_435_761) ^ Math.imul(second, 2_246_822_519);
    let at = (hash ^ (hash >>> 15)) & last;
    while (this.#counts[at] !== 0 && (this.#firsts[at] !== first || this.#seconds[at] !== second)) at = (at + 1) & last;
    return at;
  }

  #grow(): void {
    const [firsts, seconds, counts] = [this.#firsts, this.#seconds, this.#counts];
    const room = 2 * counts.length;
    this.#firsts = new Int32Array(room);
    this.#seconds = new Int32Array(room);
    this.#counts = new Float64Array(room);
    this.#pairs = 0;
    for (let at = 0; at < counts.length; at += 1)
      if (counts[at] !== 0) this.add(firsts[at] as number, seconds[at] as number, counts[at] as number);
  }
}
