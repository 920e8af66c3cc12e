// Counts by place, from 0. They lie in one array that grows with the places asked for: a table of numbers takes V8 longer, and bytes for each.
export class CountsByPlace {
  #counts = new Float64Array(64);

  /** Places that may have been counted. */
  get length(): number {
    return this.#counts.length;
  }

  at(place: number): number {
    return this.#counts[place] ?? 0;
  }

  add(place: number, count: number): void {
    if (place >= this.#counts.length) this.#grow(place + 1);
    this.#counts[place] = (this.#counts[place] as number) + count;
  }

  #grow(length: number): void {
    const larger = new Float64Array(Math.max(length, 2 * this.#counts.length));
    larger.set(this.#counts);
    this.#counts = larger;
  }
}
